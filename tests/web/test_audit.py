"""The audit trail: complete, findable, and never rewritten."""

import logging
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.audit import Act, Wanted
from hep.library import Library
from hep.patients import Patient
from hep.plans import Plan
from hep.safety.decisions import Decisions
from hep.store import audit, handouts, patients, plans
from tests.conftest import PASSWORD
from tests.web.building import started
from tests.web.pages import PageClient


def acts(db: Database, **wanted: Any) -> list[tuple[Act, str, str]]:
    """What was done, the newest first: the act, by whom, and its details."""
    return [(one.act, one.by, one.details) for one in audit.find(db, Wanted(**wanted))]


def rows(client: PageClient, query: str = "") -> str:
    """The table of the page, or nothing when it has none."""
    text = unescape(client.get(f"/audit{query}").get_data(as_text=True))
    return text.split("<tbody>")[1].split("</tbody>")[0] if "<tbody>" in text else ""


def test_signing_in_and_out_and_failing_to_are_entered(
    stranger: PageClient, dana: Account, db: Database
) -> None:
    stranger.send("/sign-in", {"email": dana.email, "password": PASSWORD})
    stranger.send("/sign-out")
    stranger.send("/sign-in", {"email": dana.email, "password": "wrong"})
    stranger.send("/sign-in", {"email": "a password typed here", "password": "wrong"})
    assert acts(db) == [
        (Act.REFUSED, "", ""),
        (Act.REFUSED, "Dana Okafor", ""),
        (Act.SIGNED_OUT, "Dana Okafor", ""),
        (Act.SIGNED_IN, "Dana Okafor", ""),
    ]


def test_screening_and_clearing_are_entered(
    client: PageClient, db: Database, rosa: Patient
) -> None:
    page = f"/patients/{rosa.id}/screening"
    client.send(page, {"rf-dvt-pe-answer": "yes", "rf-dvt-pe-order": "Scan first"})
    cleared = {"reviewed_by": "Dr Ng", "profession": "GP", "day": "2026-11-20", "action": "Scan"}
    client.send(f"{page}/rf-dvt-pe/clear", cleared)
    found = audit.find(db, Wanted(patient_ids=frozenset({rosa.id})))
    assert [(one.act, one.details) for one in found] == [
        (Act.CLEARED, "rf-dvt-pe: Scan (Dr Ng, GP, 2026-11-20)"),
        (Act.SCREENED, "rf-dvt-pe: yes, Scan first"),
    ]


def test_issuing_is_entered_with_each_reason(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> None:
    saved = started(client, db, dana, rosa, library, "supine-figure-4-pull").saved
    decisions = Decisions({1: "The surgeon agreed."}, flags_not_asked=("rf-dvt-pe",))
    made = handouts.issue(
        db, saved, dana.id, code="1", pdf_sha256="0" * 64, pages=1, decisions=decisions
    )
    found = audit.find(db, Wanted(patient_ids=frozenset({rosa.id})))
    assert {one.handout_id for one in found} == {made.id}
    assert "Red flags not asked: Suspected DVT or pulmonary embolism" in rows(client)
    assert [(one.act, one.details) for one in found] == [
        (Act.NOT_ASKED, "Red flags not asked: rf-dvt-pe"),
        (Act.OVERRODE, "supine-figure-4-pull: The surgeon agreed."),
        (Act.ISSUED, f"Plan {saved.id}, version 1, 1 exercises"),
    ]


def test_settings_are_entered_by_what_changed(client: PageClient, db: Database) -> None:
    fields = {"name": "Harbour", "phone": "04 555 0142", "country": "NZ", "paper": "a4"}
    client.send("/clinic", {**fields, "matching": "y", "pain_fine": "2"})
    (act, by, details), *_ = acts(db, act=Act.SETTINGS)
    assert (act, by) == (Act.SETTINGS, "Dana Okafor")
    assert "pain_fine: 3, now 2" in details
    assert "matching" not in details


def test_the_page_finds_by_patient_account_day_and_act(
    client: PageClient, ben_client: PageClient, db: Database, rosa: Patient
) -> None:
    other = patients.add(db, Patient(0, "Ana", "AI-1"))
    client.send(f"/patients/{rosa.id}/screening", {"latex-answer": "no"})
    ben_client.send(f"/patients/{other.id}/screening", {"fall-risk-answer": "yes"})
    everything = rows(client)
    assert "Latex allergy: no" in everything
    assert "Falls in the past year or poor balance: yes" in everything
    for query in ("?q=whitfield", f"?patient={rosa.id}", "?account=1&act=screening+changed"):
        assert "Latex allergy: no" in rows(client, query)
        assert "Falls in the past year or poor balance: yes" not in rows(client, query)
    today, yesterday = date.today(), date.today() - timedelta(days=1)
    assert "Latex allergy: no" in rows(client, f"?day={today}")
    assert rows(client, f"?day={yesterday}") == ""
    assert rows(client, "?q=nobody+of+this+name") == ""
    assert "Latex allergy: no" in rows(client, "?day=never&account=x&act=x&before=%F0%9F%A6%B5")


def test_older_entries_are_a_page_away(client: PageClient, db: Database, rosa: Patient) -> None:
    for number in range(audit.PAGE + 5):
        audit.record(db, Act.EXPORTED, 1, patient_id=rosa.id, details=f"number {number};")
    first = unescape(client.get(f"/audit?patient={rosa.id}").text)
    assert "number 104;" in first
    assert "number 4;" not in first
    oldest = audit.find(db, Wanted(patient_ids=frozenset({rosa.id})))[-1].id
    assert f"before={oldest}" in first
    assert "number 4;" in rows(client, f"?patient={rosa.id}&before={oldest}")


def test_an_act_that_fails_leaves_no_entry(
    db: Database, dana: Account, rosa: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = plans.create(db, rosa.id, dana.id, Plan())

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(handouts, "_enter", fail)
    with pytest.raises(RuntimeError):
        handouts.issue(db, saved, dana.id, code="1", pdf_sha256="0" * 64, pages=1)
    assert handouts.of_patient(db, rosa.id) == []
    assert acts(db) == []


def test_logs_hold_no_names(
    client: PageClient, db: Database, rosa: Patient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client.send(f"/patients/{rosa.id}/screening", {"latex-answer": "yes"})
    client.get("/audit?q=Rosa")
    assert "Rosa" not in caplog.text
    assert "Whitfield" not in " ".join(one.details for one in audit.find(db, Wanted()))
