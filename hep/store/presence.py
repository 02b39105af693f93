"""Who has a plan open right now: a row for each account and plan, which is worth a minute.

Nothing clinical hangs on it: it only spares two people a surprise, and is no act for the audit
trail.
"""

from datetime import timedelta

from sqlite_utils import Database

from hep.store.connection import clock, now, stored, writing

LASTS = timedelta(minutes=1)


def tell(db: Database, plan_id: int, account_id: int) -> None:
    """Say that the account has the plan open now; what is worth nothing any more goes."""
    with writing(db):
        db.execute("DELETE FROM presence WHERE seen_at < ?", [stored(clock() - LASTS)])
        row = {"plan_id": plan_id, "account_id": account_id, "seen_at": now()}
        db.table("presence").upsert(row, pk=("plan_id", "account_id"))


def others(db: Database, plan_id: int, account_id: int) -> tuple[str, ...]:
    """The names of everybody else who has the plan open, in their order."""
    sql = """SELECT accounts.name FROM presence JOIN accounts ON accounts.id = presence.account_id
        WHERE plan_id = ? AND account_id != ? AND seen_at >= ? ORDER BY accounts.name"""
    rows = db.query(sql, [plan_id, account_id, stored(clock() - LASTS)])
    return tuple(row["name"] for row in rows)
