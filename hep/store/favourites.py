"""Favourites, and what a clinician prescribes most."""

from sqlite_utils import Database

from hep.store.connection import writing


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
    """How often the clinician's handouts held each exercise."""
    sql = """SELECT json_extract(one.value, '$.exercise') AS slug, count(*) AS times
        FROM handouts, json_each(handouts.content, '$.exercises') AS one
        WHERE issued_by = ? GROUP BY slug"""
    return {row["slug"]: row["times"] for row in db.query(sql, [account_id])}
