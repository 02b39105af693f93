"""The clinic: one, or none yet."""

from dataclasses import replace

from sqlite_utils import Database

from hep.clinics import Clinic
from hep.printing import Paper, Printing
from hep.store import clinics


def test_there_is_no_clinic_before_the_set_up(db: Database) -> None:
    assert clinics.get(db) is None


def test_the_clinic_is_read_as_it_was_saved(db: Database) -> None:
    made = Clinic(
        "Ōtaki Physio", "04 555 0142", "1 Road\nŌtaki", "NZ", "111", Printing(paper=Paper.LETTER)
    )
    clinics.save(db, made)
    assert clinics.get(db) == made


def test_there_is_never_a_second_clinic(db: Database, clinic: Clinic) -> None:
    clinics.save(db, replace(clinic, name="Renamed"))
    assert db.table("clinic").count == 1
    assert clinics.get(db) == replace(clinic, name="Renamed")
