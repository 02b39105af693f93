"""The clinic's row: there is one, or none before the set-up."""

from sqlite_utils import Database

from hep.audit import Act, changes
from hep.branding import Branding
from hep.clinics import Clinic
from hep.printing import Printing
from hep.store import audit, documents
from hep.store.connection import writing


def get(db: Database) -> Clinic | None:
    """The clinic, or None before the set-up."""
    for row in db.query("SELECT * FROM clinic WHERE id = 1"):
        row.pop("id")
        printing = documents.load(row["printing"], Printing)
        branding = documents.load(row["branding"], Branding)
        values = {"printing": printing, "branding": branding, "matching": bool(row["matching"])}
        return Clinic(**{**row, **values})
    return None


def save(db: Database, clinic: Clinic, account_id: int | None = None) -> None:
    """Make or change the clinic; who changed what goes into the audit trail."""
    with writing(db):
        before = get(db)
        if before is not None and before != clinic:
            details = changes(before, clinic)
            audit.record(db, Act.SETTINGS, account_id, details=details)
        stored = {
            "matching": int(clinic.matching),
            "printing": documents.dump(clinic.printing),
            "branding": documents.dump(clinic.branding),
        }
        db.table("clinic").upsert({"id": 1, **vars(clinic), **stored}, pk="id")
