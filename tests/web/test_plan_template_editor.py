"""The editor of plan templates: each save is a version, and no plan changes with it."""

from collections.abc import Mapping

import html5lib
import pytest
from sqlite_utils import Database

from hep.patients import Patient
from hep.plan_templates import PlanTemplate
from hep.store import plan_templates, plans
from tests.web.pages import PageClient

# The first account of a test's clinic.
DANA = 1
SLUG = "clinic-ankle-sprain-days-3-to-7-copy"


class Editor:
    """One person at the editor; every step is based on the page last seen."""

    def __init__(self, client: PageClient, address: str) -> None:
        self.client, self.address = client, address
        self.page = client.get(address).get_data(as_text=True)

    def fields(self) -> dict[str, str]:
        """The fields of the editor, as a browser would send them."""
        document = html5lib.HTMLParser(namespaceHTMLElements=False).parse(self.page)
        [form] = [one for one in document.iter("form") if "editor" in one.get("class", "")]
        fields = {
            one.get("name"): one.get("value", "")
            for one in form.iter("input")
            if one.get("type") != "checkbox"
        }
        for area in form.iter("textarea"):
            fields[area.get("name")] = (area.text or "").strip()
        for select in form.iter("select"):
            chosen = [one.get("value") for one in select.iter("option") if "selected" in one.attrib]
            fields[select.get("name")] = (chosen or [select.find(".//option").get("value")])[0]
        return fields

    def send(self, do: str, typed: Mapping[str, str] | None = None) -> int:
        """Press a button; the page is looked at again."""
        answer = self.client.send(self.address, {**self.fields(), **(typed or {}), "do": do})
        if answer.status_code != 303:
            self.page = answer.get_data(as_text=True)
        return answer.status_code


@pytest.fixture
def copied(client: PageClient, db: Database) -> PlanTemplate:
    """A starter copied into the clinic."""
    assert Editor(client, "/templates/ankle-sprain-1/copy").send("save") == 303
    return plan_templates.get(db, SLUG, DANA)


def test_a_starter_is_copied_with_its_phases(copied: PlanTemplate, client: PageClient) -> None:
    assert [phase.weeks for phase in copied.phases] == [1, 3, 6]
    assert copied.phases[1].exercises[1].exercise == "band-eversion"
    assert not copied.is_starter
    assert client.get("/templates/ankle-sprain-1/edit").status_code == 404


def test_a_change_is_a_version_and_no_plan_changes(
    copied: PlanTemplate, client: PageClient, db: Database, rosa: Patient
) -> None:
    fields = {"plan_template": SLUG, "side": "left"}
    client.send(f"/patients/{rosa.id}/plans/from-template", fields)
    [before] = plans.of_patient(db, rosa.id)
    editor = Editor(client, f"/templates/{SLUG}/edit")
    assert editor.send("remove:1:2") == 200
    assert editor.send("up:1:4") == 200
    assert plan_templates.get(db, SLUG, DANA) == copied
    assert editor.send("save") == 422
    assert "Say in a line what changed" in editor.page
    typed = {"change": "Alphabet out", "p1x1-sets": "2", "p1x1-reps": "15"}
    assert editor.send("save", typed) == 303
    newest = plan_templates.get(db, SLUG, DANA)
    assert newest.version == 2
    assert [one.exercise for one in newest.exercises] == [
        "ankle-pump", "iso-eversion", "calf-stretch-towel",
    ]  # fmt: skip
    assert newest.exercises[0].dosage.amount.sets == 2
    [after] = plans.of_patient(db, rosa.id)
    assert after == before
    assert (after.plan.plan_template, after.plan.plan_template_version) == (SLUG, 1)
    history = client.get(f"/plans/{after.id}/history").get_data(as_text=True)
    assert f"/templates/{SLUG}?version=1" in history
    assert "Alphabet out" in client.get(f"/templates/{SLUG}/versions").get_data(as_text=True)
    old = client.get(f"/templates/{SLUG}?version=1").get_data(as_text=True)
    assert "This is version 1." in old
    assert "ankle-alphabet" in old
    assert client.get(f"/templates/{SLUG}?version=9").status_code == 404


def test_exercises_and_phases_are_added(client: PageClient, db: Database) -> None:
    editor = Editor(client, "/templates/new")
    assert editor.send("save", {"title": "Mine"}) == 422
    assert "Add an exercise first" in editor.page
    assert editor.send("find:1", {"title": "Mine", "find-1": "zzzzqqq"}) == 200
    assert "No exercise matches" in editor.page
    assert editor.send("find:1", {"find-1": "hamstring bridge"}) == 200
    assert editor.send("phase", {"p1-entry": "One\n\nTwo"}) == 200
    assert editor.send("save", {"p2-weeks": "6", "p1-entry": "One\n\nTwo"}) == 303
    kept = plan_templates.get(db, "clinic-mine", DANA)
    assert [phase.weeks for phase in kept.phases] == [4, 6]
    assert kept.phases[0].entry == ("One", "Two")
    assert kept.phases[0].exercises == kept.phases[1].exercises != ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"p1-weeks": "0"}, "Use 1 to 52 weeks."),
        ({"p1x1-sets": "99"}, "Use 1 to 20 sets."),
        ({"title": ""}, "Type a title."),
        ({"review_weeks": "many"}, "Not a valid integer value."),
        ({"p1-entry": "a\n" * 9}, "Use at most 8 criteria."),
        ({"change": "a\x00b"}, "change"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(
    copied: PlanTemplate, client: PageClient, db: Database, typed: dict[str, str], said: str
) -> None:
    editor = Editor(client, f"/templates/{SLUG}/edit")
    assert editor.send("save", {"change": "x", **typed}) == 422
    assert said in editor.page
    assert plan_templates.get(db, SLUG, DANA) == copied


@pytest.mark.parametrize("do", ["", "fly", "add:1:nothing", "drop:9", "up:1:99", "up:x:1", "drop"])
def test_a_step_that_is_none_changes_nothing(
    copied: PlanTemplate, client: PageClient, db: Database, do: str
) -> None:
    assert Editor(client, f"/templates/{SLUG}/edit").send(do) == 400
    assert plan_templates.get(db, SLUG, DANA) == copied


def test_who_was_slower_loses_nothing(
    copied: PlanTemplate, client: PageClient, ben_client: PageClient, db: Database
) -> None:
    shared = {"change": "Shared", "shared": "yes"}
    assert Editor(client, f"/templates/{SLUG}/edit").send("save", shared) == 303
    mine = Editor(client, f"/templates/{SLUG}/edit")
    theirs = Editor(ben_client, f"/templates/{SLUG}/edit")
    assert theirs.send("save", {"change": "Ben's"}) == 303
    assert mine.send("save", {"change": "Mine", "title": "My title"}) == 409
    assert "Ben Reyes saved version 3 meanwhile" in mine.page
    assert mine.send("save", {"change": "Mine"}) == 303
    newest = plan_templates.get(db, SLUG, DANA)
    assert (newest.version, newest.title) == (4, "My title")


def test_a_draft_that_is_not_ours_is_passed_over(
    copied: PlanTemplate, client: PageClient, db: Database
) -> None:
    editor = Editor(client, f"/templates/{SLUG}/edit")
    assert editor.send("save", {"change": "x", "draft": "e30.forged"}) == 303
    newest = plan_templates.get(db, SLUG, DANA)
    assert newest.phases == copied.phases
