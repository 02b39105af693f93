"""What patients were asked: every answer is a row of its own, the newest one counts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from hep.audit import Act
from hep.dosage import Side
from hep.safety import Answer, Clearance, Recorded, Screening, screened
from hep.store import audit, episodes
from hep.store.connection import insert, now, writing


@dataclass(frozen=True)
class Given:
    """An answer as it was given on the page, before anybody's name is put to it."""

    condition: str
    answer: Answer
    side: Side | None = None
    region: str = ""
    since: date | None = None
    until: date | None = None
    order: str = ""
    as_group: bool = False
    asked: str = ""


def get(db: Database, patient_id: int, episode_id: int | None = None) -> Screening:
    """The patient's screening in an episode; in the newest open one when none is named."""
    if episode_id is None:
        present = episodes.present(db, patient_id)
        episode_id = present.id if present else None
    sql = """SELECT screening_answers.*, accounts.name AS signed FROM screening_answers
        JOIN accounts ON accounts.id = recorded_by WHERE patient_id = ?
        ORDER BY screening_answers.id"""
    answers = [_recorded(row) for row in db.query(sql, [patient_id])]
    sql = """SELECT clearances.*, accounts.name AS signed FROM clearances
        JOIN accounts ON accounts.id = recorded_by WHERE patient_id = ? ORDER BY clearances.id"""
    clearances = {row["condition"]: _clearance(row) for row in db.query(sql, [patient_id])}
    return screened(episode_id, answers, clearances)


def record(
    db: Database,
    patient_id: int,
    account_id: int,
    given: list[Given],
    episode_id: int | None = None,
) -> None:
    """Record answers in an episode; without one in the newest open one, opened when needed.

    Raises NotFound when the episode is another patient's.
    """
    with writing(db):
        episode = episodes.needed(db, patient_id, episode_id)
        for one in given:
            row = {
                "patient_id": patient_id,
                "episode_id": episode.id,
                "condition": one.condition,
                "answer": one.answer.value,
                "side": one.side.value if one.side else None,
                "region": one.region,
                "since": one.since.isoformat() if one.since else None,
                "until": one.until.isoformat() if one.until else None,
                "doctors_order": one.order,
                "as_group": int(one.as_group),
                "asked": one.asked,
            }
            _sign(db, "screening_answers", account_id, row)
            audit.record(db, Act.SCREENED, account_id, patient_id=patient_id, details=_said(one))


def clear(db: Database, patient_id: int, account_id: int, fields: dict[str, str]) -> None:
    """Record that somebody reviewed a red flag: condition, reviewed_by, profession, day,
    action and note."""
    with writing(db):
        _sign(db, "clearances", account_id, {"patient_id": patient_id, **fields})
        who = f"{fields['reviewed_by']}, {fields['profession']}"
        details = f"{fields['condition']}: {fields['action']} ({who}, {fields['day']})"
        audit.record(db, Act.CLEARED, account_id, patient_id=patient_id, details=details)


def _said(one: Given) -> str:
    """An answer in one line: `tha-posterior: yes, left, until 2027-01-31`."""
    parts = [one.answer.value, one.side.value if one.side else "", one.region, one.order]
    parts += [f"until {one.until}" if one.until else "", "asked as a group" if one.as_group else ""]
    return f"{one.condition}: {', '.join(part for part in parts if part)}"


def _sign(db: Database, table: str, account_id: int, row: dict[str, Any]) -> None:
    insert(db, table, {**row, "recorded_by": account_id, "recorded_at": now()})


def _recorded(row: dict[str, Any]) -> Recorded:
    return Recorded(
        condition=row["condition"],
        answer=Answer(row["answer"]),
        by=row["signed"],
        at=datetime.fromisoformat(row["recorded_at"]),
        episode=row["episode_id"],
        side=Side(row["side"]) if row["side"] else None,
        region=row["region"],
        since=_day(row["since"]),
        until=_day(row["until"]),
        order=row["doctors_order"],
        as_group=bool(row["as_group"]),
        asked=row["asked"],
    )


def _clearance(row: dict[str, Any]) -> Clearance:
    return Clearance(
        condition=row["condition"],
        reviewed_by=row["reviewed_by"],
        profession=row["profession"],
        day=date.fromisoformat(row["day"]),
        action=row["action"],
        note=row["note"],
        by=row["signed"],
        at=datetime.fromisoformat(row["recorded_at"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
