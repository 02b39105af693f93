"""Favourites, and what a clinician prescribes most."""

from sqlite_utils import Database

from hep.plans import Plan
from hep.store import documents
from hep.store.connection import writing

# What a clinician prescribes is read from the last of what they made, not from all of it.
LAST_HANDOUTS = 500
LAST_REVISIONS = 40


def of_account(db: Database, account_id: int) -> frozenset[str]:
    """The slugs of the clinician's favourite exercises."""
    sql = "SELECT exercise FROM favourites WHERE account_id = ?"
    return frozenset(row["exercise"] for row in db.query(sql, [account_id]))


def toggle(db: Database, account_id: int, slug: str) -> None:
    """Make an exercise a favourite, or no longer."""
    with writing(db):
        if slug in of_account(db, account_id):
            db.table("favourites").delete((account_id, slug))
        else:
            db.table("favourites").insert({"account_id": account_id, "exercise": slug})


def prescribed(db: Database, account_id: int) -> dict[str, int]:
    """How often the clinician's last handouts held each exercise."""
    sql = """SELECT json_extract(one.value, '$.exercise') AS slug, count(*) AS times
        FROM (SELECT content FROM handouts WHERE issued_by = ? ORDER BY id DESC LIMIT ?) AS given,
            json_each(given.content, '$.exercises') AS one
        GROUP BY slug"""
    rows = db.query(sql, [account_id, LAST_HANDOUTS])
    return {row["slug"]: row["times"] for row in rows}


def recent(db: Database, account_id: int, most: int = 24) -> tuple[str, ...]:
    """The exercises in the plans that the clinician saved last, the newest first."""
    sql = """SELECT content FROM plan_revisions WHERE saved_by = ?
        ORDER BY saved_at DESC, revision DESC LIMIT ?"""
    rows = db.query(sql, [account_id, LAST_REVISIONS])
    plans = (documents.load(row["content"], Plan) for row in rows)
    slugs = (one.exercise for plan in plans for one in reversed(plan.exercises))
    return tuple(dict.fromkeys(slugs))[:most]
