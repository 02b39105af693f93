"""Plans: every save is a revision, and nobody saves over somebody."""

from dataclasses import replace

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.patients import Patient
from hep.plans import Plan
from hep.store import NotFound, patients, plans
from hep.store.plans import PlanChanged, SavedPlan


@pytest.fixture
def saved(db: Database, dana: Account, rosa: Patient) -> SavedPlan:
    return plans.create(db, rosa.id, dana.id, Plan(goal="walk"))


def test_a_save_makes_the_next_revision(db: Database, dana: Account, saved: SavedPlan) -> None:
    changed = replace(saved.plan, goal="run")
    later = plans.save(db, saved.id, 1, dana.id, changed)
    assert (later.revision, later.plan) == (2, changed)
    assert plans.get(db, saved.id) == later
    assert plans.get(db, saved.id, 1) == saved
    assert plans.revisions(db, saved.id) == [later, saved]


def test_saving_what_is_saved_makes_no_revision(
    db: Database, dana: Account, saved: SavedPlan
) -> None:
    assert plans.save(db, saved.id, 1, dana.id, saved.plan) == saved
    assert len(plans.revisions(db, saved.id)) == 1


def test_the_second_save_is_told(
    db: Database, dana: Account, ben: Account, saved: SavedPlan
) -> None:
    plans.save(db, saved.id, 1, ben.id, replace(saved.plan, goal="bens"))
    with pytest.raises(PlanChanged) as told:
        plans.save(db, saved.id, 1, dana.id, replace(saved.plan, goal="danas"))
    assert told.value.latest.saved_by == ben.name
    assert told.value.latest.plan.goal == "bens"
    assert plans.get(db, saved.id).plan.goal == "bens"


def test_an_archived_plan_leaves_the_lists_and_comes_back(
    db: Database, rosa: Patient, saved: SavedPlan
) -> None:
    plans.archive(db, saved.id)
    assert plans.of_patient(db, rosa.id) == plans.recent(db) == []
    assert plans.get(db, saved.id) == saved
    plans.archive(db, saved.id, archived=False)
    assert plans.of_patient(db, rosa.id) == plans.recent(db) == [saved]


def test_plans_of_archived_patients_are_not_recent(
    db: Database, rosa: Patient, saved: SavedPlan
) -> None:
    patients.archive(db, rosa.id)
    assert plans.recent(db) == []
    assert plans.of_patient(db, rosa.id) == [saved]


def test_the_plan_saved_last_comes_first(
    db: Database, dana: Account, rosa: Patient, saved: SavedPlan
) -> None:
    second = plans.create(db, rosa.id, dana.id, Plan())
    assert [one.id for one in plans.of_patient(db, rosa.id)] == [second.id, saved.id]
    assert len(plans.recent(db, limit=1)) == 1


def test_the_newest_plan_of_each_patient(
    db: Database, dana: Account, rosa: Patient, saved: SavedPlan
) -> None:
    ana, nobody = (patients.add(db, Patient(0, name)) for name in ("Ana", "No plan"))
    second = plans.create(db, rosa.id, dana.id, Plan(goal="walk"))
    third = plans.create(db, ana.id, dana.id, Plan())
    everybody = [rosa.id, ana.id, nobody.id]
    assert plans.newest_of(db, everybody) == {rosa.id: second, ana.id: third}
    plans.archive(db, second.id)
    assert plans.newest_of(db, everybody) == {rosa.id: saved, ana.id: third}
    assert plans.newest_of(db, []) == {}


def test_a_plan_that_is_not_there_is_not_found(
    db: Database, dana: Account, saved: SavedPlan
) -> None:
    for ask in (
        lambda: plans.get(db, 404),
        lambda: plans.get(db, saved.id, 404),
        lambda: plans.archive(db, 404),
        lambda: plans.save(db, 404, 1, dana.id, Plan()),
    ):
        with pytest.raises(NotFound):
            ask()
