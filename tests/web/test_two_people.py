"""Two people at one plan: both changes are kept, or both versions are."""

import re

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.dosage import between, exactly
from hep.library import Library
from hep.patients import Patient
from hep.plans import Plan
from hep.store import patients, plans
from tests.web.building import Builder, slugs, started
from tests.web.pages import PageClient

Both = tuple[Builder, Builder]


@pytest.fixture
def both(
    client: PageClient,
    ben_client: PageClient,
    db: Database,
    dana: Account,
    rosa: Patient,
    library: Library,
) -> Both:
    """Dana and Ben, with the same page before them."""
    first = started(client, db, dana, rosa, library, "knees-to-side", "bridge")
    return first, Builder(ben_client, first.plan, db)


def test_changes_that_fit_are_brought_together(both: Both, db: Database) -> None:
    dana, ben = both
    ben.send("add:knee-rolls", ex1__hold="10-20")
    text = dana.send("add:hook-lying", goal="walk")
    assert dana.answer.status_code == 303
    saved = dana.saved
    assert sorted(slugs(saved)) == ["bridge", "hook-lying", "knee-rolls", "knees-to-side"]
    assert saved.plan.get(1).dosage.amount.hold == between(10, 20)
    assert saved.plan.goal == "walk"
    assert "Ben Reyes changed this plan too" in text + dana.page


def test_every_save_of_both_is_a_revision(both: Both, db: Database) -> None:
    dana, ben = both
    before = dana.saved.revision
    ben.send(goal="walk")
    dana.send("remove:2")
    by = [(one.revision, one.saved_by) for one in plans.revisions(db, dana.id)[:2]]
    assert by == [(before + 2, "Dana Okafor"), (before + 1, "Ben Reyes")]


def contradict(both: Both) -> str:
    """Both change one hold; Dana is the second, and sees both versions."""
    dana, ben = both
    ben.send(ex1__hold="7")
    text = dana.send(ex1__hold="9", goal="danas goal")
    assert dana.answer.status_code == 409
    return text


def hold(db: Database, plan_id: int) -> object:
    return plans.get(db, plan_id).plan.get(1).dosage.amount.hold


def test_a_contradiction_keeps_both_versions(both: Both, db: Database, rosa: Patient) -> None:
    text = contradict(both)
    assert "Two versions of one plan" in text
    assert "Ben Reyes" in text
    assert "Hold for 7 seconds" in text
    assert "Hold for 9 seconds" in text
    assert text.count("Differs") == 2
    kept = plans.of_patient(db, rosa.id)
    assert {one.saved_by: hold(db, one.id) for one in kept} == {
        "Ben Reyes": exactly(7),
        "Dana Okafor": exactly(9),
    }


def take(text: str) -> tuple[str, dict[str, str]]:
    """The address and fields of the button on the page of two versions."""
    address = re.search(r'action="(/plans/\d+/take/\d+)"', text)[1]
    revision = re.search(r'name="revision" value="(\d+)"', text)[1]
    return address, {"revision": revision}


def test_taking_ones_own_version_keeps_the_other_in_the_history(
    both: Both, db: Database, rosa: Patient
) -> None:
    dana, _ = both
    address, fields = take(contradict(both))
    assert dana.client.send(address, fields).headers["Location"] == dana.plan
    [one] = plans.of_patient(db, rosa.id)
    assert (one.id, one.plan.goal) == (dana.id, "danas goal")
    assert hold(db, dana.id) == exactly(9)
    holds = [was.plan.get(1).dosage.amount.hold for was in plans.revisions(db, dana.id)[:2]]
    assert holds == [exactly(9), exactly(7)]


def test_taking_a_version_after_a_third_change_asks_again(both: Both, db: Database) -> None:
    dana, ben = both
    address, fields = take(contradict(both))
    ben.look()
    ben.send(ex1__hold="8")
    answer = dana.client.send(address, fields)
    assert answer.status_code == 409
    assert "Hold for 8 seconds" in answer.get_data(as_text=True)
    assert hold(db, dana.id) == exactly(8)
    again, fields = take(answer.get_data(as_text=True))
    assert again == address
    assert dana.client.send(again, fields).status_code == 303
    assert hold(db, dana.id) == exactly(9)


def test_a_plan_is_never_taken_over_itself(both: Both, db: Database) -> None:
    dana, _ = both
    assert dana.client.send(f"{dana.plan}/take/{dana.id}").status_code == 404
    assert dana.client.get("/").get_data(as_text=True).count("Rosa Whitfield") >= 1
    assert len(plans.recent(db)) == 1


def test_a_plan_of_another_patient_is_never_taken(both: Both, db: Database) -> None:
    dana, _ = both
    other = patients.add(db, Patient(0, "Rosa Whitfield"))
    theirs = plans.create(db, other.id, 1, Plan())
    assert dana.client.send(f"{dana.plan}/take/{theirs.id}").status_code == 404
    assert slugs(dana.saved) == ["knees-to-side", "bridge"]


def test_one_person_in_two_windows_loses_nothing(both: Both, db: Database) -> None:
    dana, _ = both
    second = Builder(dana.client, dana.plan, db)
    dana.send(goal="walk")
    second.send("add:knee-rolls")
    saved = dana.saved
    assert saved.plan.goal == "walk"
    assert slugs(saved) == ["knees-to-side", "bridge", "knee-rolls"]
