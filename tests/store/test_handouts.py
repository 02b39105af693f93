"""Handouts: one row for each, with the plan as it was printed."""

from dataclasses import replace

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.patients import Patient
from hep.plans import Plan
from hep.store import NotFound, handouts, plans
from hep.store.handouts import Handout
from hep.store.plans import SavedPlan


@pytest.fixture
def saved(db: Database, dana: Account, rosa: Patient) -> SavedPlan:
    return plans.create(db, rosa.id, dana.id, Plan(goal="walk"))


def test_a_handout_holds_the_plan_as_printed(db: Database, dana: Account, saved: SavedPlan) -> None:
    issued = _issue(db, dana, saved)
    plans.save(db, saved.id, 1, dana.id, replace(saved.plan, goal="run"))
    again = handouts.get(db, issued.id)
    assert again == issued
    assert again.plan == saved.plan
    assert (again.revision, again.issued_by, again.pdf_sha256) == (1, dana.name, "a" * 64)


def test_what_a_patient_was_given_is_listed_newest_first(
    db: Database, dana: Account, rosa: Patient, saved: SavedPlan
) -> None:
    first, second = _issue(db, dana, saved), _issue(db, dana, saved)
    assert handouts.of_patient(db, rosa.id) == [second, first]
    assert handouts.last_of_plans(db, [saved.id, 404]) == {saved.id: second}
    assert handouts.last_of_plans(db, []) == {}


def test_only_a_saved_revision_can_be_recorded(
    db: Database, dana: Account, saved: SavedPlan
) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        _issue(db, dana, replace(saved, revision=9))
    assert db.table("handouts").count == 0


def test_a_handout_that_is_not_there_is_not_found(db: Database) -> None:
    with pytest.raises(NotFound):
        handouts.get(db, 404)


def _issue(db: Database, account: Account, saved: SavedPlan) -> Handout:
    return handouts.issue(db, saved, account.id, code="1-1", pdf_sha256="a" * 64, pages=2)
