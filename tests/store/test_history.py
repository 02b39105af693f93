"""History is never rewritten: whatever is done to plans, every version stays as it was saved."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from hep import store
from hep.accounts import Account
from hep.clinics import Clinic
from hep.follow_ups import FollowUp
from hep.patients import Patient
from hep.plans import Plan
from hep.store import accounts, clinics, episodes, follow_ups, handouts, patients, plans
from hep.store.plans import PlanChanged, SavedPlan
from tests.plans.strategies import plans as any_plan

Step = tuple[str, Plan, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["save", "stale", "back", "issue", "archive", "restore", "put away", "said"]
        ),
        any_plan(),
        st.integers(0, 20),
    ),
    max_size=12,
)


@contextmanager
def clinic_of_one(empty: Path) -> Iterator[tuple[Database, Account, Patient]]:
    with TemporaryDirectory() as folder:
        db = store.connect(Path(copy(empty, folder)))
        clinics.save(db, Clinic("Harbour Street", "04 555 0142", "", "NZ", "111"))
        dana = accounts.add(db, email="dana", name="Dana", title="PT", password="a long password")
        yield db, dana, patients.add(db, Patient(0, "Rosa Whitfield"))
        db.close()


def refused() -> AbstractContextManager[object]:
    return pytest.raises(PlanChanged)


def history(db: Database) -> dict[str, list[tuple[object, ...]]]:
    tables = ("plan_revisions", "handouts", "follow_ups")
    return {name: db.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall() for name in tables}


def take(db: Database, who: tuple[Account, Patient], latest: SavedPlan, step: Step) -> None:
    """One step of somebody at work; `stale` saves over what somebody else saved meanwhile."""
    (name, plan, number), (dana, rosa) = step, who
    plan_id, revision = latest.id, latest.revision
    earlier = plans.get(db, plan_id, 1 + number % revision)
    {
        "save": lambda: plans.save(db, plan_id, revision, dana.id, plan),
        "stale": lambda: plans.save(db, plan_id, revision - 1, dana.id, plan),
        "back": lambda: plans.save(db, plan_id, revision, dana.id, earlier.plan),
        "issue": lambda: handouts.issue(db, latest, dana.id, code="", pdf_sha256="0", pages=1),
        "archive": lambda: plans.archive(db, plan_id),
        "restore": lambda: plans.archive(db, plan_id, archived=False),
        "put away": lambda: patients.archive(db, rosa.id),
        "said": lambda: follow_ups.record(db, latest, dana.id, FollowUp(pain_now=number % 11)),
    }[name]()


@settings(max_examples=40)
@given(STEPS)
def test_whatever_is_done_history_only_grows(empty_database: Path, steps: list[Step]) -> None:
    with clinic_of_one(empty_database) as (db, dana, rosa):
        plan_id = plans.create(db, rosa.id, dana.id, Plan()).id
        for step in steps:
            before = history(db)
            with refused() if step[0] == "stale" else nullcontext():
                take(db, (dana, rosa), plans.get(db, plan_id), step)
            after = history(db)
            assert all(after[name][: len(rows)] == rows for name, rows in before.items())
        revisions = plans.revisions(db, plan_id)
        assert [one.revision for one in revisions] == list(range(len(revisions), 0, -1))


def test_a_restored_patient_has_everything(db: Database, dana: Account, rosa: Patient) -> None:
    saved = plans.create(db, rosa.id, dana.id, Plan(goal="walk"))
    put_away = plans.create(db, rosa.id, dana.id, Plan(goal="run"))
    plans.archive(db, put_away.id)
    handouts.issue(db, saved, dana.id, code="1-1", pdf_sha256="0" * 64, pages=1)
    follow_ups.record(db, saved, dana.id, FollowUp(pain_now=3))

    def everything() -> tuple[object, ...]:
        parts = (plans.of_patient, plans.archived, handouts.of_patient, follow_ups.of_patient,
                 episodes.of_patient)  # fmt: skip
        return patients.get(db, rosa.id), *(part(db, rosa.id) for part in parts)

    before = everything()
    patients.archive(db, rosa.id)
    assert patients.find(db) == []
    patients.archive(db, rosa.id, archived=False)
    assert everything() == before
