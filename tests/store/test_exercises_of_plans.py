"""The tables that say which plan and which handout holds an exercise agree with the documents."""

from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from hep import store
from hep.accounts import Account
from hep.dosage import Amount, Dosage, exactly
from hep.patients import Patient
from hep.plans import Phase, Plan, PrescribedExercise, StoppedExercise, append
from hep.store import handouts, own_exercises, patients, plans
from hep.store.migrations import migrations
from tests.plans.strategies import plans as any_plan
from tests.store.test_history import clinic_of_one

DOSE = Dosage(Amount(reps=exactly(10)))
SLUGS = ("bridge", "clamshell", "never-used")
EDITS = st.lists(st.tuples(st.integers(0, 2), any_plan(), st.booleans()), max_size=12)


def documents(db: Database, table: str) -> list[Any]:
    """Every row of a table with its plan, read the slow and sure way."""
    if table == "handouts":
        return handouts.latest(db, 10_000)
    ids = [row["id"] for row in db.query("SELECT id FROM plans")]
    return [one for plan_id in ids for one in plans.revisions(db, plan_id)]


def named(plan: Plan) -> set[str]:
    """Every exercise that a plan names anywhere."""
    phased = {one.exercise for phase in plan.phases for one in phase.exercises}
    return {one.exercise for one in (*plan.exercises, *plan.stopped)} | phased


def agrees(db: Database) -> None:
    """Whatever is asked of the tables is what the documents say."""
    saved = documents(db, "plans")
    latest = {one.id: one for one in reversed(saved)}.values()
    away = {one.id for row in db.query("SELECT id FROM patients") for one in
            plans.archived(db, row["id"])}  # fmt: skip
    for slug in {*SLUGS, *(slug for one in saved for slug in named(one.plan))}:
        have = {one.patient_id for one in latest if one.id not in away
                and slug in {each.exercise for each in one.plan.exercises}}  # fmt: skip
        assert plans.patients_with(db, slug) == len(have)
        assert own_exercises.in_use(db, slug) == any(slug in named(one.plan) for one in saved)
        held = [one.id for one in documents(db, "handouts")
                if slug in {each.exercise for each in one.plan.exercises}]  # fmt: skip
        assert [one.id for one in handouts.with_exercise(db, slug)] == held


@settings(max_examples=25, deadline=None)
@given(EDITS)
def test_the_tables_agree_with_the_documents_after_any_edits(
    empty_database: Path, edits: Any
) -> None:
    with clinic_of_one(empty_database) as (db, dana, rosa):
        people = [rosa, patients.add(db, Patient(0, "Tama"))]
        made = [plans.create(db, people[number % 2].id, dana.id, Plan()) for number in range(3)]
        for number, plan, printed in edits:
            latest = plans.get(db, made[number].id)
            saved = plans.save(db, latest.id, latest.revision, dana.id, plan)
            if printed:
                handouts.issue(db, saved, dana.id, code="1", pdf_sha256="0" * 64, pages=1)
            else:
                plans.archive(db, saved.id, archived=number == 1)
        agrees(db)


def test_what_is_only_stopped_or_yet_to_come_is_in_use_but_nobody_has_it(
    db: Database, rosa: Patient, dana: Account
) -> None:
    with_it = plans.create(db, rosa.id, dana.id, _plan("bridge"))
    only_named = Plan(stopped=(StoppedExercise(1, "bridge"),),
                      phases=(Phase(exercises=_plan("clamshell").exercises),))  # fmt: skip
    assert plans.patients_with(db, "bridge") == 1
    plans.save(db, with_it.id, 1, dana.id, only_named)
    assert [plans.patients_with(db, slug) for slug in SLUGS] == [0, 0, 0]
    assert [own_exercises.in_use(db, slug) for slug in SLUGS] == [True, True, False]


def test_the_step_fills_the_tables_from_what_was_saved_before(empty_database: Path) -> None:
    with TemporaryDirectory() as folder, clinic_of_one(empty_database) as (db, dana, rosa):
        saved = plans.create(db, rosa.id, dana.id, _plan("bridge", "clamshell"))
        handouts.issue(db, saved, dana.id, code="1", pdf_sha256="0" * 64, pages=1)
        plans.save(db, saved.id, 1, dana.id, _plan("bridge"))
        before = _tables(db)
        old = Database(copy(_path(db), folder))
        for name in ("plan_exercises", "handout_exercises"):
            old.execute(f"DROP TABLE {name}")
        for name in ("plan_exercises_saved", "handout_exercises_issued"):
            old.execute(f"DROP TRIGGER {name}")
        old.execute("DELETE FROM _sqlite_migrations WHERE name = 'm026_exercises_of_plans'")
        old.conn.commit()
        assert [one.name for one in migrations.pending(old)] == ["m026_exercises_of_plans"]
        store.migrate(old)
        assert _tables(old) == before
        assert len(before[0]) == len(before[1]) == 2
        old.close()


def _plan(*slugs: str) -> Plan:
    return append(Plan(), tuple(PrescribedExercise(0, slug, DOSE) for slug in slugs))


def _path(db: Database) -> str:
    [row] = db.query("PRAGMA database_list")
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return str(row["file"])


def _tables(db: Database) -> tuple[list[Any], list[Any]]:
    return tuple(  # type: ignore[return-value]
        db.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
        for name in ("plan_exercises", "handout_exercises")
    )
