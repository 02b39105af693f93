"""The shape of the database: strict, complete, and never rewritten where it is history."""

import sqlite3

import pytest
from sqlite_utils import Database

from hep import store
from hep.accounts import Account
from hep.follow_ups import FollowUp
from hep.patients import Patient
from hep.plan_templates import PlanTemplate
from hep.plans import Plan
from hep.printing import NameForm, Paper, Printing
from hep.store import clinics, follow_ups, handouts, patients, plan_templates, plans
from hep.store.migrations import migrations

HISTORY = {
    "plan_revisions": "content",
    "plan_template_versions": "content",
    "handouts": "content",
    "audit": "details",
    "follow_ups": "content",
}

SHIPPED = [
    "m001_write_ahead_log",
    "m002_clinic_and_accounts",
    "m003_patients",
    "m004_plans",
    "m005_plan_templates",
    "m006_handouts",
    "m007_screening",
    "m008_decisions",
    "m009_sign_offs_and_favourites",
    "m010_matching",
    "m011_plans_in_episodes",
    "m012_printing",
    "m013_safety_settings",
    "m014_own_exercises",
    "m015_audit",
    "m016_languages",
    "m017_follow_ups",
    "m018_plan_templates_of_ones_own",
    "m019_kinds_of_handouts",
    "m020_default_dosages",
    "m021_who_saved",
    "m022_branding",
    "m023_started_from",
    "m024_start_page",
    "m025_preferences",
    "m026_exercises_of_plans",
    "m027_last_handouts",
]


def test_the_steps_are_those_that_shipped_in_their_order(db: Database) -> None:
    """A database of an earlier version knows its steps by these names."""
    names = [step.name for step in migrations.applied(db)]
    assert names[: len(SHIPPED)] == SHIPPED
    assert names == sorted(names)


def test_a_database_that_took_the_shipped_steps_is_up_to_date_with_them(db: Database) -> None:
    taken = Database(memory=True)
    migrations.apply(taken, stop_before=SHIPPED[0])
    taken.table("_sqlite_migrations").insert_all(
        {"migration_set": "hep", "name": name, "applied_at": "2026-11-26"} for name in SHIPPED
    )
    assert not {step.name for step in migrations.pending(taken)} & set(SHIPPED)


def test_running_the_migrations_again_changes_nothing(db: Database) -> None:
    before = _shape(db)
    store.migrate(db)
    store.migrate(db)
    assert _shape(db) == before
    assert list(migrations.pending(db)) == []


def test_every_table_is_strict(db: Database) -> None:
    tables = {table.name: table.schema for table in db.tables if table.name[0] != "_"}
    assert len(tables) >= 8
    assert [name for name, schema in tables.items() if "STRICT" not in schema] == []


def test_a_strict_table_refuses_words_for_numbers(db: Database, dana: Account) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        db.execute("UPDATE accounts SET active = 'no' WHERE id = ?", [dana.id])


@pytest.mark.parametrize("table", HISTORY)
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_history_is_never_rewritten(
    db: Database, dana: Account, rosa: Patient, table: str, verb: str
) -> None:
    saved = plans.create(db, rosa.id, dana.id, Plan())
    handouts.issue(db, saved, dana.id, code="1-1", pdf_sha256="0" * 64, pages=1)
    plan_templates.add(db, dana.id, PlanTemplate("clinic-hip", "Hip", "", ()))
    follow_ups.record(db, saved, dana.id, FollowUp(pain_now=3))
    change = (
        f"UPDATE {table} SET {HISTORY[table]} = ''" if verb == "UPDATE" else f"DELETE FROM {table}"
    )
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} is never rewritten"):
        db.execute(change)
    assert db.table(table).count == 1


def _shape(db: Database) -> list[tuple[str, str]]:
    return db.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def test_the_form_of_the_name_moves_from_the_plan_to_how_it_is_printed() -> None:
    db = Database(memory=True)
    migrations.apply(db, stop_before="m012_printing")
    db.execute("INSERT INTO clinic (id, name, phone, address, country, emergency, paper) "
               "VALUES (1, 'Hip', '1', '', 'US', '911', 'letter')")  # fmt: skip
    db.execute("INSERT INTO accounts (id, email, name, title, registration, password_hash, "
               "created_at) VALUES (1, 'd', 'Dana', '', '', '', '')")  # fmt: skip
    db.execute("INSERT INTO patients (id, name, number, language, notes, folded, created_at, "
               "changed_at) VALUES (1, 'Rosa', '', 'en', '', '', '', '')")  # fmt: skip
    db.execute("INSERT INTO episodes (id, patient_id, title, opened_at) VALUES (1, 1, '', '')")
    for plan_id, content in ((1, '{"name_form":"initials"}'), (2, '{"goal":"walk"}')):
        db.execute("INSERT INTO plans (id, patient_id, episode_id, created_at) "
                   "VALUES (?, 1, 1, '')", [plan_id])  # fmt: skip
        db.execute("INSERT INTO plan_revisions VALUES (?, 1, ?, 1, '2026-11-20T10:00:00')",
                   [plan_id, content])  # fmt: skip
    db.conn.commit()
    store.migrate(db)
    asked, usual = (plans.get(db, plan_id).printing for plan_id in (1, 2))
    assert asked == Printing(paper=Paper.LETTER, name_form=NameForm.INITIALS)
    assert usual is None
    assert clinics.get(db).printing == Printing(paper=Paper.LETTER)


@pytest.mark.parametrize(("country", "code"), [("US", "en-US"), ("NZ", "en-GB")])
def test_english_becomes_that_of_the_country(country: str, code: str) -> None:
    db = Database(memory=True)
    migrations.apply(db, stop_before="m016_languages")
    db.execute("INSERT INTO clinic (id, name, phone, address, country, emergency, printing) "
               "VALUES (1, 'Hip', '1', '', ?, '911', json_object('language', 'en'))",
               [country])  # fmt: skip
    for patient_id, language in ((1, "en"), (2, "es")):
        db.execute("INSERT INTO patients (id, name, number, language, notes, folded, created_at, "
                   "changed_at) VALUES (?, 'Rosa', '', ?, '', '', '', '')",
                   [patient_id, language])  # fmt: skip
    db.conn.commit()
    store.migrate(db)
    clinic = clinics.get(db)
    assert clinic is not None
    assert (clinic.language, clinic.printing.language) == (code, "")
    assert [patients.get(db, patient_id).language for patient_id in (1, 2)] == [code, "es"]
