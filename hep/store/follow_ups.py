"""What patients said at follow-ups: every answer is a row of its own, none is ever changed."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from hep.follow_ups import FollowUp
from hep.store import documents
from hep.store.connection import clock, insert, now, writing
from hep.store.plans import SavedPlan

_ALL = """SELECT follow_ups.*, plans.episode_id, accounts.name AS signed FROM follow_ups
    JOIN plans ON plans.id = plan_id JOIN accounts ON accounts.id = recorded_by"""


@dataclass(frozen=True)
class Recorded:
    """The answers of one visit, and who recorded them.

    `revision` is the plan they are about: the one that was open when the first of that day were
    recorded.
    """

    plan_id: int
    episode_id: int
    revision: int
    answers: FollowUp
    by: str
    at: datetime

    @property
    def day(self) -> date:
        """The day of the visit on this computer's clock."""
        return self.at.astimezone().date()


def record(db: Database, saved: SavedPlan, account_id: int, answers: FollowUp) -> None:
    """Record answers; nothing is recorded when none was given, or none is new today."""
    with writing(db):
        today = clock().astimezone().date()
        said = [one.answers for one in of_plan(db, saved.id) if one.day == today]
        known = said[0] if said else FollowUp()
        if answers == known:
            return
        row: dict[str, Any] = {
            "patient_id": saved.patient_id,
            "plan_id": saved.id,
            "revision": saved.revision,
            "content": documents.dump(answers),
            "recorded_by": account_id,
            "recorded_at": now(),
        }
        insert(db, "follow_ups", row)


def of_plan(db: Database, plan_id: int) -> list[Recorded]:
    """What was said about a plan, the newest first; of one day the last answers count."""
    rows = db.query(f"{_ALL} WHERE plan_id = ? ORDER BY follow_ups.id DESC", [plan_id])
    return _last_of_each_day(rows)


def of_patient(db: Database, patient_id: int) -> list[Recorded]:
    """Everything the patient said, the newest first; of one plan and day the last counts."""
    sql = f"{_ALL} WHERE follow_ups.patient_id = ? ORDER BY follow_ups.id DESC"
    return _last_of_each_day(db.query(sql, [patient_id]))


def _last_of_each_day(rows: Any) -> list[Recorded]:
    found: dict[tuple[int, object], Recorded] = {}
    for row in rows:
        one = _recorded(row)
        newer = found.get((one.plan_id, one.day), one)
        found[one.plan_id, one.day] = replace(newer, revision=one.revision)
    return list(found.values())


def _recorded(row: dict[str, Any]) -> Recorded:
    return Recorded(
        plan_id=row["plan_id"],
        episode_id=row["episode_id"],
        revision=row["revision"],
        answers=documents.load(row["content"], FollowUp),
        by=row["signed"],
        at=datetime.fromisoformat(row["recorded_at"]),
    )
