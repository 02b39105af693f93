"""The clinic's row: there is one, or none before the set-up."""

from sqlite_utils import Database

from hep.clinics import Clinic
from hep.printing import Printing
from hep.store import documents
from hep.store.connection import writing


def get(db: Database) -> Clinic | None:
    """The clinic, or None before the set-up."""
    for row in db.query("SELECT * FROM clinic WHERE id = 1"):
        row.pop("id")
        printing = documents.load(row["printing"], Printing)
        values = {"printing": printing, "matching": bool(row["matching"])}
        return Clinic(**{**row, **values})
    return None


def save(db: Database, clinic: Clinic) -> None:
    """Make or change the clinic."""
    with writing(db):
        stored = {"matching": int(clinic.matching), "printing": documents.dump(clinic.printing)}
        db.table("clinic").upsert({"id": 1, **vars(clinic), **stored}, pk="id")
