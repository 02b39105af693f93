"""The audit trail in the clinic's database: added to, read, never changed."""

from datetime import datetime, time, timedelta
from typing import Any

from sqlite_utils import Database

from hep.audit import Act, Entry, Wanted
from hep.store.connection import insert, now, stored, writing

PAGE = 100


def record(
    db: Database,
    act: Act,
    account_id: int | None,
    *,
    patient_id: int | None = None,
    handout_id: int | None = None,
    details: str = "",
) -> None:
    """Add an entry, within the write it tells about: both are kept, or neither."""
    row: dict[str, object] = {
        "at": now(),
        "account_id": account_id,
        "act": act.value,
        "patient_id": patient_id,
        "handout_id": handout_id,
        "details": details,
    }
    with writing(db):
        insert(db, "audit", row)


def find(db: Database, wanted: Wanted) -> list[Entry]:
    """The newest entries that are wanted, at most a page of them."""
    clauses, values = _conditions(wanted)
    sql = f"""SELECT audit.*, accounts.name AS signed FROM audit
        LEFT JOIN accounts ON accounts.id = audit.account_id
        WHERE {" AND ".join(["1", *clauses])} ORDER BY audit.id DESC LIMIT {PAGE}"""  # noqa: S608 - built from constants
    return [_entry(row) for row in db.query(sql, values)]


def _conditions(wanted: Wanted) -> tuple[list[str], list[object]]:
    values: list[object] = []
    clauses: list[str] = []
    if wanted.patient_ids is not None:
        clauses.append(f"patient_id IN ({', '.join('?' for _ in wanted.patient_ids)})")
        values += sorted(wanted.patient_ids)
    for clause, value in (
        ("account_id = ?", wanted.account_id),
        ("act = ?", wanted.act and wanted.act.value),
        ("audit.id < ?", wanted.before),
    ):
        if value is not None:
            clauses.append(clause)
            values.append(value)
    if wanted.day is not None:
        # Moments are kept in UTC, as text in their order; the day is that of this computer's clock.
        days = (wanted.day, wanted.day + timedelta(days=1))
        clauses.append("at >= ? AND at < ?")
        values += [stored(datetime.combine(day, time()).astimezone()) for day in days]
    return clauses, values


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(
        id=row["id"],
        at=datetime.fromisoformat(row["at"]),
        by=row["signed"] or "",
        act=Act(row["act"]),
        patient_id=row["patient_id"],
        handout_id=row["handout_id"],
        details=row["details"],
    )
