"""The language of a handout: the clinic's, the patient's, or as asked; nothing mixed unsaid."""

from dataclasses import replace

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.clinics import Clinic
from hep.library import Library
from hep.patients import Patient
from hep.store import clinics, handouts, patients
from tests.web.building import Builder, started
from tests.web.pages import PageClient

LACKED = "seated-figure-4"


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    patients.save(db, replace(rosa, language="es"))
    return started(client, db, dana, rosa, library, "bridge", LACKED)


def check_page(builder: Builder, query: str = "") -> str:
    return builder.client.get(f"{builder.plan}/print{query}").get_data(as_text=True)


def print_(builder: Builder, **fields: str) -> int:
    data = {"revision": builder.revision, "unasked": "y", **fields}
    return builder.client.send(f"{builder.plan}/handouts", data).status_code


def test_the_page_says_before_printing_what_the_language_lacks(
    builder: Builder, library: Library
) -> None:
    page = check_page(builder)
    assert "Not yet in Spanish" in page
    assert f"Exercise: {library.exercises[LACKED].name}" in page
    assert f"Exercise: {library.exercises['bridge'].name}" not in page
    assert "the translation is not yet reviewed by a clinician or a translator" in page
    assert "Not yet in" not in check_page(builder, "?language=en-GB&parts_shown=1")


def test_it_prints_only_when_english_was_asked_for(
    builder: Builder, db: Database, rosa: Patient
) -> None:
    assert print_(builder) == 422
    assert db.table("handouts").count == 0
    assert print_(builder, english="yes") == 303
    [handout] = handouts.of_patient(db, rosa.id)
    assert handout.printing is not None
    assert handout.printing.english
    assert not handout.printing.language, "it was the patient's"


def test_a_new_patient_starts_with_the_language_of_the_clinic(
    client: PageClient, db: Database, clinic: Clinic
) -> None:
    clinics.save(db, replace(clinic, language="pt"))
    page = client.get("/patients/new").get_data(as_text=True)
    assert '<option selected value="pt">Portuguese</option>' in page


def test_the_clinic_chooses_its_usual_language(
    client: PageClient, db: Database, clinic: Clinic
) -> None:
    page = client.get("/clinic").get_data(as_text=True)
    assert "Usual language of patients" in page
    assert clinics.get(db) == clinic


def test_the_page_of_an_exercise_shows_its_translations_and_who_reviewed_them(
    client: PageClient,
) -> None:
    page = client.get("/exercises/bridge").get_data(as_text=True)
    assert "Levante las caderas" in page
    assert "Not yet reviewed by a clinician or a translator" in page
    assert "No text in German, French, Portuguese." in page
    lacked = client.get(f"/exercises/{LACKED}").get_data(as_text=True)
    assert "No text in German, Spanish, French, Portuguese." in lacked
