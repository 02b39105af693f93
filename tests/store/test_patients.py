"""Patients: kept, found, archived, restored."""

from dataclasses import replace
from datetime import date

import pytest
from sqlite_utils import Database

from hep.patients import NameForm, Patient
from hep.store import NotFound, patients
from hep.store.patients import NumberTaken

NAMES = {
    "Rosa Whitfield": "RW-0412",
    "Tomasz Zieliński": "TZ-0388",
    "Inês Marques": "IM_0420",
    "Łukasz Ørsted": "100%",
    "Jürgen Strauß": "",
    "Aroha Māhuta": "AM-0405",
}


@pytest.fixture
def clinic_list(db: Database) -> Database:
    for name, number in NAMES.items():
        patients.add(db, Patient(0, name, number))
    return db


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("whit", ["Rosa Whitfield"]),
        ("FIELD rosa", ["Rosa Whitfield"]),
        ("0412", ["Rosa Whitfield"]),
        ("zielinski", ["Tomasz Zieliński"]),
        ("ines", ["Inês Marques"]),
        ("INÊS", ["Inês Marques"]),
        ("lukasz orsted", ["Łukasz Ørsted"]),
        ("strauss", ["Jürgen Strauß"]),
        ("mahuta am-", ["Aroha Māhuta"]),
        ("%", ["Łukasz Ørsted"]),
        ("_", ["Inês Marques"]),
        ("\\", []),
        ("'; DROP TABLE patients; --", []),
        ("rosa marques", []),
        ("", list(reversed(NAMES))),
    ],
)
def test_any_part_of_name_or_number_finds(
    clinic_list: Database, query: str, found: list[str]
) -> None:
    assert [one.name for one in patients.find(clinic_list, query)] == found


def test_a_changed_name_is_found_by_the_new_one_only(db: Database, rosa: Patient) -> None:
    patients.save(db, replace(rosa, name="Rosa Ibáñez"))
    assert [one.id for one in patients.find(db, "ibanez")] == [rosa.id]
    assert patients.find(db, "whitfield") == []


def test_a_patient_is_read_as_it_was_kept(db: Database) -> None:
    kept = patients.add(db, Patient(0, "Ana", "7", date(2001, 2, 28), "en-GB", "two\nlines"))
    assert patients.get(db, kept.id) == kept
    assert kept == Patient(kept.id, "Ana", "7", date(2001, 2, 28), "en-GB", "two\nlines")


def test_two_patients_of_one_name_are_both_kept(db: Database, rosa: Patient) -> None:
    other = patients.add(db, Patient(0, rosa.name, "RW-0077", date(1951, 10, 9)))
    assert {one.birth_date for one in patients.find(db, "rosa")} == {
        rosa.birth_date,
        other.birth_date,
    }


def test_a_number_belongs_to_one_patient(db: Database, rosa: Patient) -> None:
    with pytest.raises(NumberTaken):
        patients.add(db, Patient(0, "Somebody", rosa.number))
    other = patients.add(db, Patient(0, "Somebody"))
    with pytest.raises(NumberTaken):
        patients.save(db, replace(other, number=rosa.number))
    patients.save(db, replace(rosa, notes="may keep the own number"))


def test_many_patients_may_have_no_number(db: Database) -> None:
    ids = {patients.add(db, Patient(0, "Nobody")).id for _ in range(3)}
    assert len(ids) == 3


def test_an_archived_patient_is_hidden_and_comes_back_whole(db: Database, rosa: Patient) -> None:
    patients.archive(db, rosa.id)
    assert patients.find(db, "rosa") == []
    assert [one.id for one in patients.find(db, "rosa", archived=True)] == [rosa.id]
    assert patients.get(db, rosa.id) == replace(rosa, archived=True)
    assert patients.count(db) == 0
    patients.archive(db, rosa.id, archived=False)
    assert patients.find(db, "rosa") == [rosa]
    assert patients.count(db) == 1


def test_a_list_has_an_end(db: Database) -> None:
    for _ in range(5):
        patients.add(db, Patient(0, "Same Name"))
    assert len(patients.find(db, "same", limit=3)) == 3


def test_nobody_of_that_id_is_not_found(db: Database) -> None:
    with pytest.raises(NotFound):
        patients.get(db, 404)
    with pytest.raises(NotFound):
        patients.save(db, Patient(404, "Nobody"))
    with pytest.raises(NotFound):
        patients.archive(db, 404)


@pytest.mark.parametrize(
    ("form", "shown"),
    [(NameForm.FULL, "Rosa Whitfield"), (NameForm.INITIALS, "R. W."), (NameForm.NONE, "")],
)
def test_the_name_is_shown_as_asked(rosa: Patient, form: NameForm, shown: str) -> None:
    assert rosa.shown(form) == shown


@pytest.mark.parametrize(
    ("today", "age"), [(date(2026, 3, 1), 46), (date(2026, 3, 2), 47), (date(2026, 11, 20), 47)]
)
def test_the_age_counts_from_the_birthday(rosa: Patient, today: date, age: int) -> None:
    assert rosa.age(today) == age


def test_the_age_is_unknown_without_a_date_of_birth() -> None:
    assert Patient(1, "Rosa").age(date(2026, 3, 2)) is None
