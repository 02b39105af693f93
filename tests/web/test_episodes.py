"""Episodes over HTTP: a knee and a neck are asked and planned apart."""

from html import unescape

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.plans import Plan
from hep.store import episodes, patients, plans
from tests.web.building import started
from tests.web.pages import PageClient


@pytest.fixture
def page(rosa: Patient) -> str:
    return f"/patients/{rosa.id}"


def text(client: PageClient, address: str) -> str:
    return unescape(client.get(address).get_data(as_text=True))


def test_an_episode_is_opened_renamed_closed_and_reopened(
    client: PageClient, db: Database, rosa: Patient, page: str
) -> None:
    client.send(f"{page}/episodes/new", {"title": "Left knee"})
    [one] = episodes.of_patient(db, rosa.id)
    assert one.title == "Left knee"
    client.send(f"/episodes/{one.id}/edit", {"title": "Left knee, after a fall"})
    assert "Left knee, after a fall" in text(client, page)
    client.send(f"/episodes/{one.id}/close")
    assert episodes.get(db, one.id).closed is not None
    assert "Reopen" in text(client, page)
    client.send(f"/episodes/{one.id}/reopen")
    assert episodes.get(db, one.id).is_open


def test_an_episode_needs_a_title(
    client: PageClient, db: Database, rosa: Patient, page: str
) -> None:
    for title in ("", "  ", "x" * 81):
        answer = client.send(f"{page}/episodes/new", {"title": title})
        assert answer.status_code == 422
        assert 'id="title-error"' in answer.text
    assert episodes.of_patient(db, rosa.id) == []


def test_plans_stand_under_their_episode(
    client: PageClient, db: Database, dana: Account, rosa: Patient, page: str
) -> None:
    knee, neck = (episodes.add(db, rosa.id, title) for title in ("Left knee", "Neck"))
    client.send(f"{page}/plans", {"episode": str(knee.id)})
    start = {"plan_template": "piriformis-beginner", "episode": str(neck.id)}
    client.send(f"{page}/plans/from-template", start)
    mine = {one.episode_id: one.id for one in plans.of_patient(db, rosa.id)}
    assert set(mine) == {knee.id, neck.id}
    shown = text(client, page)
    names = [name for one in (neck, knee) for name in (f"episode-{one.id}", f"plan-{mine[one.id]}")]
    places = [shown.index(f'id="{name}"') for name in names]
    assert places == sorted(places)
    client.send(f"/plans/{mine[knee.id]}/copy")
    assert [one.episode_id for one in plans.of_patient(db, rosa.id)].count(knee.id) == 2
    client.send(f"/plans/{mine[knee.id]}/episode", {"episode": str(neck.id)})
    assert plans.get(db, mine[knee.id]).episode_id == neck.id


def test_an_episode_of_somebody_else_is_404(
    client: PageClient, db: Database, dana: Account, rosa: Patient, page: str
) -> None:
    strange = episodes.add(db, patients.add(db, Patient(0, "Ana")).id, "Neck")
    saved = plans.create(db, rosa.id, dana.id, Plan())
    for address in (f"{page}/plans", f"{page}/screening", f"/plans/{saved.id}/episode"):
        assert client.send(address, {"episode": str(strange.id)}).status_code == 404
    assert client.get(f"{page}/screening?episode={strange.id}").status_code == 404
    assert client.send(f"/plans/{saved.id}/episode").status_code == 400
    assert len(plans.of_patient(db, rosa.id)) == 1
    assert [one.patient_id for one in episodes.of_patient(db, rosa.id)] == [rosa.id]


def test_red_flags_asked_for_the_knee_are_not_asked_for_the_neck(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library, page: str
) -> None:
    knee, neck = (episodes.add(db, rosa.id, title) for title in ("Left knee", "Neck"))
    builder = started(client, db, dana, rosa, library, "bridge")
    assert builder.saved.episode_id == neck.id
    client.send(f"{page}/screening", {"none_of": "Red flags", "episode": str(knee.id)})
    assert "not asked" in unescape(builder.page).split('id="watch"')[1].split("other conditions")[0]
    client.send(f"{page}/screening", {"none_of": "Red flags", "episode": str(neck.id)})
    client.send(f"{page}/screening", {"none_of": "Red flags", "episode": str(knee.id)})
    assert "red flags not asked" not in unescape(builder.page)
