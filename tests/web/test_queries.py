"""A page asks the database as often in a full clinic as in an empty one."""

from datetime import date

import pytest
from sqlite_utils import Database

from hep import store
from hep.accounts import Account
from hep.follow_ups import FollowUp
from hep.library import Library
from hep.patients import Patient
from hep.plans import add, new
from hep.store import follow_ups, handouts, patients, plans
from tests.web.pages import PageClient

PAGES = """
/ /patients /patients/1 /patients/1/templates /templates /plans/1 /plans/1/print /plans/1/note
/plans/1/follow-up /plans/1/history /print-several /print-several?patient=1 /audit
/exercises /exercises/bridge /exercises/bridge/given
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every query of every page, as it is asked."""
    queries: list[str] = []
    connect = store.connect

    def traced(*args: object, **named: object) -> Database:
        db = connect(*args, **named)  # type: ignore[arg-type]
        db.conn.set_trace_callback(queries.append)
        return db

    monkeypatch.setattr(store, "connect", traced)
    return queries


def fill(db: Database, rosa: Patient, account: Account, library: Library, count: int) -> None:
    """More patients, each with a plan that was printed and followed up, and more of Rosa's."""
    plan = add(new(date.today()), library.exercises["bridge"])
    for number in range(count):
        other = patients.add(db, Patient(0, f"Patient {number}"))
        for one in (rosa, other):
            saved = plans.create(db, one.id, account.id, plan)
            handouts.issue(db, saved, account.id, code="1-1", pdf_sha256="0" * 64, pages=1)
            follow_ups.record(db, saved, account.id, FollowUp(pain_now=3))


def test_no_page_asks_once_more_for_each_row(
    client: PageClient,
    db: Database,
    rosa: Patient,
    dana: Account,
    library: Library,
    asked: list[str],
) -> None:
    counts: list[dict[str, int]] = []
    for _ in range(2):
        fill(db, rosa, dana, library, 4)
        client.get("/")
        counts.append({})
        for page in PAGES.split():
            asked.clear()
            assert client.get(page).status_code == 200
            counts[-1][page] = len(asked)
    few, many = counts
    assert many == few
    assert min(few.values()) > 0
