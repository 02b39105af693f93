from tests.web.pages import PageClient
from hep.patients import Patient
def test_all(client: PageClient, rosa: Patient):
    for path in ["/","/patients","/patients/new",f"/patients/{rosa.id}",f"/patients/{rosa.id}/edit","/exercises","/exercises/knees-to-side","/templates","/clinic","/about","/intended-use",f"/patients/{rosa.id}/templates"]:
        a=client.get(path); assert a.status_code==200,(path,a.status_code)
    a=client.send(f"/patients/{rosa.id}/plans"); assert a.status_code==302
    plan=a.headers["Location"]; assert client.get(plan).status_code==200
    a=client.send(plan,{"revision":"1","do":"add:knees-to-side"}); assert a.status_code==303, a.get_data(as_text=True)
    a=client.send(plan,{"revision":"2","do":"add:supine-figure-4-pull"}); assert a.status_code==303
    assert client.get(plan).status_code==200
    a=client.send(plan,{"revision":"3","do":"save","ex1-hold":"abc"}); assert a.status_code==422; assert "Use a number like" in a.get_data(as_text=True)
    a=client.send(plan,{"revision":"3","do":"up:2","ex1-hold":"10-40"}); assert a.status_code==303
    t=client.get(plan).get_data(as_text=True); assert "10-40" in t
    a=client.get(plan+"/print"); assert a.status_code==200
    a=client.get(plan+"/preview.pdf"); assert a.status_code==200 and a.data[:4]==b"%PDF", a.get_data(as_text=True)
    open("/tmp/draft.pdf","wb").write(a.data)
    a=client.send(plan+"/handouts",{"revision":"4","paper":"a4"}); assert a.status_code==303, a.get_data(as_text=True)
    b=client.get(a.headers["Location"]); assert b.data[:4]==b"%PDF"
    open("/tmp/issued.pdf","wb").write(b.data)
    a=client.get(plan+"/template"); assert a.status_code==200
    a=client.send(plan+"/template",{"title":"My hip plan"}); assert a.status_code==303
    assert client.get(a.headers["Location"]).status_code==200
    a=client.send(plan+"/copy"); assert a.status_code==303
    assert client.get("/").status_code==200
