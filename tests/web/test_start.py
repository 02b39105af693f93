"""The start page: today's patients, due reviews, templates at hand, and what an empty one says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.plans import add, new
from hep.store import handouts, plans
from hep.store.plans import SavedPlan
from tests.web.pages import PageClient

TODAY = date.today()


@pytest.fixture
def saved(db: Database, dana: Account, rosa: Patient, library: Library) -> SavedPlan:
    plan = add(new(TODAY), library.exercises["bridge"])
    return plans.create(db, rosa.id, dana.id, replace(plan, review_date=TODAY))


def printed(db: Database, saved: SavedPlan, account: Account) -> int:
    return handouts.issue(db, saved, account.id, code="1", pdf_sha256="0" * 64, pages=1).id


def test_an_empty_clinic_is_taught_the_first_plan(client: PageClient) -> None:
    page = client.get("/").text
    for step in ("1. Add a patient", "2. Choose exercises", "3. Print the handout"):
        assert step in page
    assert "Add the first patient" in page
    assert "No review is due." in page
    assert "/templates/" in page


def test_a_draft_is_gone_on_with_and_a_print_is_printed_again(
    client: PageClient, db: Database, dana: Account, saved: SavedPlan
) -> None:
    page = client.get("/").text
    assert "Draft, not printed" in page
    assert "Print again" not in page
    assert 'src="/figures/bridge' in page
    number = printed(db, saved, dana)
    page = client.get("/").text
    assert f'href="/handouts/{number}"' in page
    assert f'href="/plans/{saved.id}/follow-up"' in page
    plans.save(db, saved.id, 1, dana.id, replace(saved.plan, goal="walk"))
    assert "Changed since printed" in client.get("/").text


def test_a_review_is_due_until_the_patient_was_seen(
    client: PageClient, db: Database, dana: Account, saved: SavedPlan
) -> None:
    [due] = plans.due(db, TODAY)
    assert due.id == saved.id
    assert "Today</span>" in client.get("/").text
    for late in (TODAY - timedelta(days=1), TODAY + timedelta(weeks=9)):
        assert plans.due(db, late) == []
    other = plans.create(
        db, saved.patient_id, dana.id, replace(saved.plan, review_date=TODAY - timedelta(days=3))
    )
    assert [one.id for one in plans.due(db, TODAY)] == [other.id, saved.id]
    assert "3 days ago" in client.get("/").text
    printed(db, saved, dana)
    client.send(
        f"/plans/{other.id}/follow-up",
        {"revision": "1", "pain_now": "3", "review_date": str(TODAY), "ex1-choice": "keep"},
    )
    assert plans.due(db, TODAY) == []


def test_a_newer_day_of_review_counts(db: Database, dana: Account, saved: SavedPlan) -> None:
    later = replace(saved.plan, review_date=TODAY + timedelta(days=1))
    plans.save(db, saved.id, 1, dana.id, later)
    assert plans.due(db, TODAY) == []


def test_favourite_templates_stand_before_used_ones(
    client: PageClient, db: Database, rosa: Patient
) -> None:
    start = f"/patients/{rosa.id}/plans/from-template"
    client.send(start, {"plan_template": "sciatica-four", "side": "left"})
    client.send("/templates/piriformis-beginner/favourite")
    box = client.get("/").text.split('id="templates-h"')[1]
    assert box.index("/templates/piriformis-beginner") < box.index("/templates/sciatica-four")


def test_the_lists_use_their_indexes(db: Database) -> None:
    """With a hundred thousand plans the page must not read them all."""
    asked: list[str] = []
    db.conn.set_trace_callback(asked.append)
    plans.due(db, TODAY)
    plans.recent(db)
    db.conn.set_trace_callback(None)
    asked = [sql for sql in asked if sql.lstrip().startswith("SELECT")]
    for sql, index in zip(asked, ("plan_revisions_review", "plan_revisions_saved_at"), strict=True):
        steps = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
        assert any(index in step for step in steps), steps
        assert not any(step.startswith("SCAN plans") for step in steps), steps
