"""The videos a clinic shows of its exercises: one public address each."""

from collections.abc import Iterable

from sqlite_utils import Database

from hep.store.connection import now, writing


def of(db: Database, slugs: Iterable[str]) -> dict[str, str]:
    """The addresses of those exercises that have a video."""
    asked = list(slugs)
    marks = ", ".join("?" for _ in asked)
    sql = f"SELECT exercise, address FROM videos WHERE exercise IN ({marks})"  # noqa: S608 - marks
    return {row["exercise"]: row["address"] for row in db.query(sql, asked)}


def save(db: Database, account_id: int, slug: str, address: str) -> None:
    """Give an exercise a video, another one, or with an empty address none."""
    with writing(db):
        if not address:
            db.table("videos").delete_where("exercise = ?", [slug])
            return
        row = {"exercise": slug, "address": address, "set_by": account_id, "set_at": now()}
        db.table("videos").upsert(row, pk="exercise")
