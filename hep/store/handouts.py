"""Handouts that were issued: one row each, never changed, naming the file of its PDF."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from hep.audit import Act
from hep.plans import Plan
from hep.printing import Printing
from hep.safety.decisions import Decisions
from hep.store import audit, documents
from hep.store.connection import NotFound, insert, now, writing
from hep.store.plans import SavedPlan

NO_DECISIONS = Decisions()
_ALL = """SELECT handouts.*, accounts.name AS signed FROM handouts
    JOIN accounts ON accounts.id = handouts.issued_by"""


class Kind(StrEnum):
    """What a handout is: a programme, or advice for a patient whose programme is stopped."""

    EXERCISES = "exercises"
    ADVICE = "advice"


@dataclass(frozen=True)
class Handout:
    """One issued handout: the plan as printed, and the SHA-256 of its PDF.

    `printing` is None where it was issued before that was kept.
    """

    id: int
    patient_id: int
    plan_id: int
    revision: int
    code: str
    plan: Plan
    pdf_sha256: str
    pages: int
    decisions: Decisions
    issued_by: str
    issued_at: datetime
    printing: Printing | None = None
    kind: Kind = Kind.EXERCISES


@dataclass(frozen=True)
class Given:
    """That a handout was issued, to whom, when and by whom, without what was in it."""

    id: int
    patient_id: int
    revision: int
    issued_at: datetime
    issued_by: str


def issue(
    db: Database,
    saved: SavedPlan,
    account_id: int,
    *,
    code: str,
    pdf_sha256: str,
    pages: int,
    decisions: Decisions = NO_DECISIONS,
    printing: Printing | None = None,
    kind: Kind = Kind.EXERCISES,
) -> Handout:
    """Record what was printed, how, and what was decided. The PDF file must be kept before this."""
    with writing(db):
        row: dict[str, object] = {
            "patient_id": saved.patient_id,
            "plan_id": saved.id,
            "revision": saved.revision,
            "code": code,
            "content": documents.dump(saved.plan),
            "pdf_sha256": pdf_sha256,
            "pages": pages,
            "decisions": documents.dump(decisions),
            "printing": documents.dump(printing) if printing else None,
            "kind": kind.value,
            "issued_by": account_id,
            "issued_at": now(),
        }
        handout = get(db, insert(db, "handouts", row))
        _enter(db, handout, account_id)
        return handout


def _enter(db: Database, handout: Handout, account_id: int) -> None:
    """Say in the audit trail what was issued, and each reason it was issued with."""
    about = {"patient_id": handout.patient_id, "handout_id": handout.id}
    plan, decisions = handout.plan, handout.decisions
    said = f"Plan {handout.plan_id}, version {handout.revision}, {len(plan.exercises)} exercises"
    act = Act.ADVISED if handout.kind is Kind.ADVICE else Act.ISSUED
    audit.record(db, act, account_id, **about, details=said)
    slugs = {one.key: one.exercise for one in plan.exercises}
    for key, reason in decisions.reasons.items():
        details = f"{slugs.get(key, key)}: {reason}"
        audit.record(db, Act.OVERRODE, account_id, **about, details=details)
    if decisions.flags_not_asked:
        details = f"Red flags not asked: {', '.join(decisions.flags_not_asked)}"
        audit.record(db, Act.NOT_ASKED, account_id, **about, details=details)


def get(db: Database, handout_id: int) -> Handout:
    """The handout. Raises NotFound."""
    for row in db.query(f"{_ALL} WHERE handouts.id = ?", [handout_id]):
        return _handout(row)
    raise NotFound("handout")


def of_patient(db: Database, patient_id: int) -> list[Handout]:
    """What the patient was given, the newest first."""
    sql = f"{_ALL} WHERE patient_id = ? ORDER BY issued_at DESC, handouts.id DESC"
    return [_handout(row) for row in db.query(sql, [patient_id])]


def latest(db: Database, limit: int = 30) -> list[Handout]:
    """What was issued last, to whomever, the newest first."""
    sql = f"{_ALL} ORDER BY issued_at DESC, handouts.id DESC LIMIT ?"
    return [_handout(row) for row in db.query(sql, [limit])]


def issued_since(db: Database, account_id: int, since: datetime) -> bool:
    """Whether the last handout of a clinician was issued at a moment or later."""
    sql = "SELECT issued_at FROM handouts WHERE issued_by = ? ORDER BY id DESC LIMIT 1"
    rows = db.query(sql, [account_id])
    return any(datetime.fromisoformat(row["issued_at"]) >= since for row in rows)


def with_exercise(db: Database, slug: str) -> list[Given]:
    """Every handout that held an exercise, the newest first: for recalls."""
    sql = """SELECT handouts.id, patient_id, revision, issued_at, accounts.name AS issued_by
        FROM handout_exercises JOIN handouts ON handouts.id = handout_id
        JOIN accounts ON accounts.id = handouts.issued_by
        WHERE exercise = ? ORDER BY issued_at DESC, handouts.id DESC"""
    return [
        Given(**{**row, "issued_at": datetime.fromisoformat(row["issued_at"])})
        for row in db.query(sql, [slug])
    ]


def last_of_plans(db: Database, plan_ids: list[int]) -> dict[int, Handout]:
    """For each plan that was printed, its newest handout."""
    marks = ", ".join("?" for _ in plan_ids)
    sql = f"{_ALL} WHERE plan_id IN ({marks}) AND kind = 'exercises' ORDER BY handouts.id"
    return {row["plan_id"]: _handout(row) for row in db.query(sql, plan_ids)}


def before(db: Database, saved: SavedPlan) -> Handout | None:
    """The handout that a print of this revision replaces: the newest one of another revision.

    A second print of one revision replaces what the first one replaced, so both say the same.
    """
    sql = f"""{_ALL} WHERE plan_id = ? AND revision <> ? AND kind = 'exercises'
        ORDER BY handouts.id DESC LIMIT 1"""
    found = db.query(sql, [saved.id, saved.revision])
    return next((_handout(row) for row in found), None)


def _handout(row: dict[str, Any]) -> Handout:
    return Handout(
        id=row["id"],
        patient_id=row["patient_id"],
        plan_id=row["plan_id"],
        revision=row["revision"],
        code=row["code"],
        plan=documents.load(row["content"], Plan),
        pdf_sha256=row["pdf_sha256"],
        pages=row["pages"],
        decisions=documents.load(row["decisions"], Decisions),
        issued_by=row["signed"],
        issued_at=datetime.fromisoformat(row["issued_at"]),
        printing=documents.load(row["printing"], Printing) if row["printing"] else None,
        kind=Kind(row["kind"]),
    )
