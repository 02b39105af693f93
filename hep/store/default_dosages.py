"""Default dosages of clinicians and of the clinic; the newest row counts, none is rewritten."""

from sqlite_utils import Database

from hep.dosage import Dosage
from hep.store import documents
from hep.store.connection import insert, now, writing


def of_account(db: Database, account_id: int) -> dict[str, Dosage]:
    """The clinician's own defaults, by exercise."""
    return _newest(db, "account_id = ?", [account_id])


def of_clinic(db: Database) -> dict[str, Dosage]:
    """The clinic's defaults, by exercise."""
    return _newest(db, "account_id IS NULL", [])


def save(
    db: Database, exercise: str, dosage: Dosage | None, saved_by: int, *, clinic: bool = False
) -> None:
    """Keep a default, or with None go back to the next one further away."""
    row: dict[str, object] = {
        "account_id": None if clinic else saved_by,
        "exercise": exercise,
        "content": documents.dump(dosage) if dosage else "",
        "saved_by": saved_by,
        "saved_at": now(),
    }
    with writing(db):
        insert(db, "default_dosages", row)


def _newest(db: Database, where: str, values: list[int]) -> dict[str, Dosage]:
    sql = f"SELECT exercise, content FROM default_dosages WHERE {where} ORDER BY id"  # noqa: S608 - constants
    newest = {row["exercise"]: row["content"] for row in db.query(sql, values)}
    return {slug: documents.load(text, Dosage) for slug, text in newest.items() if text}
