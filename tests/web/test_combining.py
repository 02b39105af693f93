"""Templates brought into a plan, over HTTP."""

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.store import plans
from tests.web.building import Builder, slugs, started
from tests.web.pages import PageClient


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    return started(client, db, dana, rosa, library, "knees-to-side")


def test_what_both_have_is_shown_and_chosen(builder: Builder) -> None:
    address = f"{builder.plan}/templates"
    assert "piriformis-beginner" in builder.client.get(address).get_data(as_text=True)
    named = "?template=piriformis-beginner&side=left"
    page = builder.client.get(address + named).get_data(as_text=True)
    assert "In more than one place" in page
    assert page.count('name="take-knees-to-side"') == 3
    fields = {"template": "piriformis-beginner", "side": "left", "revision": builder.revision}
    answer = builder.client.send(address, {**fields, "take-knees-to-side": "1"})
    assert answer.headers["Location"] == builder.plan
    assert sorted(slugs(builder.saved)) == [
        "double-knee-to-chest", "hook-lying", "knee-to-opposite-shoulder", "knees-to-side",
    ]  # fmt: skip
    assert builder.saved.plan.get(1).dosage.side == "left"


def test_where_all_say_the_same_there_is_nothing_to_choose(builder: Builder) -> None:
    address = f"{builder.plan}/templates"
    builder.send("remove:1")
    builder.send("template:piriformis-beginner")
    before = builder.saved.plan.exercises
    fields = {"template": "piriformis-beginner", "revision": builder.revision}
    page = builder.client.get(f"{address}?template=piriformis-beginner").get_data(as_text=True)
    assert page.count("The same dosage in each") == 4
    assert 'type="radio"' not in page
    kept = {f"take-{one.exercise}": "0" for one in before}
    assert builder.client.send(address, {**fields, **kept}).status_code == 303
    assert builder.saved.plan.exercises == before


def test_the_builder_names_what_the_plan_has_already(builder: Builder) -> None:
    before = builder.saved.plan.get(1)
    builder.send("template:piriformis-beginner")
    assert "left as it is: Drop both knees to one side" in builder.page
    assert slugs(builder.saved).count("knees-to-side") == 1
    assert len(slugs(builder.saved)) == 4
    assert builder.saved.plan.get(1) == before


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"template": "nothing"}, 404),
        ({"template": []}, 400),
        ({"side": "up"}, 400),
        ({"revision": "99"}, 409),
        ({"revision": "x"}, 409),
        ({"take-knees-to-side": "9"}, 422),
    ],
)
def test_what_is_wrong_changes_nothing(
    builder: Builder, fields: dict[str, str], status: int
) -> None:
    usual = {"template": "piriformis-beginner", "side": "left", "revision": builder.revision}
    answer = builder.client.send(f"{builder.plan}/templates", {**usual, **fields})
    assert answer.status_code == status
    assert slugs(builder.saved) == ["knees-to-side"]


def test_several_make_one_plan(client: PageClient, db: Database, rosa: Patient) -> None:
    address = f"/patients/{rosa.id}/plans/from-templates"
    chosen = {"template": ["neck-pain", "desk-worker"], "side": "both"}
    where = client.send(address, chosen).headers["Location"]
    page = client.get(where).get_data(as_text=True)
    assert "Breaks for desk workers" in page
    [saved] = plans.of_patient(db, rosa.id)
    assert saved.plan.plan_template == "neck-pain"
    fields = {"template": "desk-worker", "side": "both", "revision": "1"}
    client.send(f"/plans/{saved.id}/templates", fields)
    [saved] = plans.of_patient(db, rosa.id)
    assert {"chin-nod-supine", "seated-figure-4"} <= set(slugs(saved))
    assert slugs(saved).count("neck-rotation") == 1
    assert client.send(address, {"side": ""}).headers["Location"].endswith("/templates")
    assert len(plans.of_patient(db, rosa.id)) == 1
