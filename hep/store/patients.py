"""Patients: kept, found by any part of name or number, archived and restored."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlite_utils import Database

from hep.patients import Patient
from hep.store.connection import NotFound, insert, now, writing
from hep.texts import fold


class NumberTaken(ValueError):
    """Another patient has this clinic number."""


def add(db: Database, patient: Patient) -> Patient:
    """A new patient; its id is chosen here. Raises NumberTaken."""
    with writing(db):
        _refuse_taken(db, patient)
        row = {**_row(patient), "created_at": now()}
        return get(db, insert(db, "patients", row))


def save(db: Database, patient: Patient) -> None:
    """Change a patient. Raises NotFound or NumberTaken."""
    with writing(db):
        get(db, patient.id)
        _refuse_taken(db, patient)
        db.table("patients").update(patient.id, _row(patient))


def get(db: Database, patient_id: int) -> Patient:
    """The patient, archived or not. Raises NotFound."""
    for row in db.query("SELECT * FROM patients WHERE id = ?", [patient_id]):
        return _patient(row)
    raise NotFound("patient")


def some(db: Database, patient_ids: Iterable[int]) -> dict[int, Patient]:
    """The patients with these ids, archived or not; an id that names none is passed over."""
    # As one value, since a statement takes a limited number of them.
    wanted = json.dumps(sorted(set(patient_ids)))
    rows = db.query("SELECT * FROM patients WHERE id IN (SELECT value FROM json_each(?))", [wanted])
    return {row["id"]: _patient(row) for row in rows}


def find(
    db: Database, query: str = "", *, archived: bool = False, limit: int = 50
) -> list[Patient]:
    """Patients whose name or number holds every part of the query, accents ignored.

    Without a query, those changed last come first.
    """
    parts = fold(query).split()
    where = "".join(" AND folded LIKE ? ESCAPE '\\'" for _ in parts)
    order = "folded" if parts else "changed_at DESC, id DESC"
    state = "IS NOT NULL" if archived else "IS NULL"
    sql = f"SELECT * FROM patients WHERE archived_at {state}{where} ORDER BY {order} LIMIT ?"  # noqa: S608 - built from constants
    found: Iterable[dict[str, Any]] = db.query(sql, [*(_like(part) for part in parts), limit])
    return [_patient(row) for row in found]


def count(db: Database) -> int:
    """How many patients are not archived."""
    [row] = db.query("SELECT count(*) AS n FROM patients WHERE archived_at IS NULL")
    return int(row["n"])


def archive(db: Database, patient_id: int, *, archived: bool = True) -> None:
    """Put a patient away, or bring them back with everything they have. Raises NotFound."""
    with writing(db):
        get(db, patient_id)
        db.table("patients").update(patient_id, {"archived_at": now() if archived else None})


def _like(part: str) -> str:
    escaped = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _refuse_taken(db: Database, patient: Patient) -> None:
    sql = "SELECT id FROM patients WHERE number = ? AND number <> '' AND id <> ?"
    if list(db.query(sql, [patient.number, patient.id])):
        raise NumberTaken(patient.number)


def _row(patient: Patient) -> dict[str, object]:
    return {
        "name": patient.name,
        "number": patient.number,
        "birth_date": patient.birth_date.isoformat() if patient.birth_date else None,
        "language": patient.language,
        "notes": patient.notes,
        "folded": fold(f"{patient.name} {patient.number}"),
        "changed_at": now(),
    }


def _patient(row: dict[str, Any]) -> Patient:
    born = row["birth_date"]
    return Patient(
        id=row["id"],
        name=row["name"],
        number=row["number"],
        birth_date=date.fromisoformat(born) if born else None,
        language=row["language"],
        notes=row["notes"],
        archived=row["archived_at"] is not None,
    )
