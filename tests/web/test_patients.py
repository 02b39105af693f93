"""Patients: added, found, told apart, changed, put away."""

from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.plans import Plan, add, new
from hep.store import patients, plans
from tests.web.pages import PageClient

ANA = {
    "name": "Ana Ibáñez",
    "number": "AI-1",
    "birth_date": "1990-12-31",
    "language": "en-GB",
    "notes": "n",
}


def test_a_patient_is_added(client: PageClient, db: Database) -> None:
    answer = client.send("/patients/new", ANA)
    [made] = patients.find(db, "ibanez")
    assert answer.headers["Location"] == f"/patients/{made.id}"
    assert made == Patient(made.id, "Ana Ibáñez", "AI-1", date(1990, 12, 31), "en-GB", "n")
    page = client.get(answer.headers["Location"]).get_data(as_text=True)
    assert "Ana Ibáñez" in page
    assert "31 Dec 1990" in page


def test_only_a_name_is_needed(client: PageClient, db: Database) -> None:
    assert client.send("/patients/new", {"name": "Ana", "language": "en-GB"}).status_code == 302
    [made] = patients.find(db)
    assert made == Patient(made.id, "Ana")


def test_nothing_else_is_asked(client: PageClient) -> None:
    import re

    form = client.get("/patients/new").get_data(as_text=True).split('action="/patients/new"')[1]
    asked = set(re.findall(r'<(?:input|select|textarea)[^>]* name="(\w+)"', form))
    assert asked == {"name", "number", "birth_date", "language", "notes", "csrf_token"}


WRONG = [
    ("name", ""),
    ("name", "  "),
    ("name", "a" * 200),
    ("name", "Ana 😀"),
    ("name", "Ana \u202eXYZ"),
    ("name", "Ana\x00"),
    ("name", "A" + "\u0301" * 10),
    ("name", "<script>alert(1)</script>"),
    ("name", "ana " * 30),
    ("number", "x" * 41),
    ("number", "\x1b"),
    ("birth_date", "yesterday"),
    ("birth_date", "31.12.1990"),
    ("birth_date", "1990-02-30"),
    ("birth_date", "1899-12-31"),
    ("birth_date", (date.today() + timedelta(days=1)).isoformat()),
    ("birth_date", "99999-01-01"),
    ("language", "xx"),
    ("language", ""),
    ("notes", "w" * 200),
    ("notes", "\x0b\x1c"),
    ("notes", "note " * 500),
]


@pytest.mark.parametrize(("field", "typed"), WRONG)
def test_a_wrong_field_says_so_and_nobody_is_added(
    client: PageClient, db: Database, field: str, typed: str
) -> None:
    answer = client.send("/patients/new", {**ANA, field: typed})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in text
    assert "<script>alert" not in text
    assert "\u202e" not in text
    assert patients.find(db) == []


@pytest.mark.parametrize(("field", "typed"), WRONG)
def test_a_wrong_field_changes_nobody(
    client: PageClient, db: Database, rosa: Patient, field: str, typed: str
) -> None:
    answer = client.send(f"/patients/{rosa.id}/edit", {**ANA, field: typed})
    assert answer.status_code == 422
    assert patients.get(db, rosa.id) == rosa


def test_what_was_typed_stays_in_a_form_that_is_refused(client: PageClient) -> None:
    text = client.send("/patients/new", {**ANA, "birth_date": "soon"}).get_data(as_text=True)
    for typed in ("Ana Ibáñez", "AI-1", 'value="soon"'):
        assert typed in text


@pytest.mark.parametrize(
    "name", ["Robert'); DROP TABLE patients;--", 'Ana "Ann" O\'Neil', "Ana & Co", "Nguyễn Văn A"]
)
def test_a_strange_name_is_a_name(client: PageClient, db: Database, name: str) -> None:
    answer = client.send("/patients/new", {**ANA, "name": name})
    assert client.get(answer.headers["Location"]).status_code == 200
    assert [one.name for one in patients.find(db)] == [name]


def test_notes_are_shown_and_never_run(client: PageClient) -> None:
    notes = "<script>alert(1)</script> {{ 7*7 }} </textarea>"
    where = client.send("/patients/new", {**ANA, "notes": notes}).headers["Location"]
    for page in (where, f"{where}/edit"):
        text = client.get(page).get_data(as_text=True)
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text
        assert "{{ 7*7 }}" in text


def test_a_number_that_is_taken_says_so(client: PageClient, db: Database, rosa: Patient) -> None:
    answer = client.send("/patients/new", {**ANA, "number": rosa.number})
    assert answer.status_code == 422
    assert "Another patient has this number" in answer.get_data(as_text=True)
    other = patients.add(db, Patient(0, "Ana"))
    answer = client.send(f"/patients/{other.id}/edit", {**ANA, "number": rosa.number})
    assert answer.status_code == 422
    assert patients.get(db, other.id) == other


def test_a_patient_is_changed(client: PageClient, db: Database, rosa: Patient) -> None:
    answer = client.send(f"/patients/{rosa.id}/edit", {**ANA, "number": rosa.number})
    assert answer.headers["Location"] == f"/patients/{rosa.id}"
    assert patients.get(db, rosa.id).name == "Ana Ibáñez"


def test_two_patients_of_one_name_are_told_apart(
    client: PageClient, db: Database, rosa: Patient, dana: Account
) -> None:
    other = patients.add(db, Patient(0, rosa.name, "RW-0077", date(1951, 10, 9)))
    text = client.get("/patients?q=rosa").get_data(as_text=True)
    assert "2 Mar 1979" in text
    assert "9 Oct 1951" in text
    plan = plans.create(db, other.id, dana.id, Plan())
    builder = client.get(f"/plans/{plan.id}").get_data(as_text=True)
    assert "9 Oct 1951" in builder
    assert "RW-0077" in builder
    assert "RW-0412" not in builder


@pytest.mark.parametrize("query", ["whit", "0412", "RÓSA", "%", "_", "'", '"><b>x</b>', "🦵"])
def test_finding_answers_whatever_is_typed(client: PageClient, rosa: Patient, query: str) -> None:
    for extra in ({}, {"rows": "1"}, {"archived": "1"}):
        answer = client.get("/patients", query_string={"q": query, **extra})
        text = answer.get_data(as_text=True)
        assert answer.status_code == 200
        assert "<b>x</b>" not in text
        assert ("Rosa Whitfield" in text) == (
            query in ("whit", "0412", "RÓSA") and "archived" not in extra
        )


def test_rows_alone_are_for_finding_as_one_types(client: PageClient, rosa: Patient) -> None:
    text = client.get("/patients?q=rosa&rows=1").get_data(as_text=True)
    assert "<html" not in text
    assert "Rosa Whitfield" in text


def test_a_row_that_is_found_shows_the_drawings_of_the_newest_plan(
    client: PageClient, db: Database, rosa: Patient, dana: Account, library: Library
) -> None:
    assert "No plan yet" in client.get("/patients?q=rosa&rows=1").text
    plan = add(new(date.today()), library.exercises["bridge"])
    saved = plans.create(db, rosa.id, dana.id, plan)
    text = client.get("/patients?q=rosa&rows=1").text
    assert "No plan yet" not in text
    assert f'href="/plans/{saved.id}" aria-label="Plan of Rosa Whitfield"' in text
    assert text.count('<span class="tile">') == 1


def test_a_list_without_anybody_says_what_to_do(client: PageClient) -> None:
    assert "Add the first patient" in client.get("/patients").text
    assert "Nobody is archived" in client.get("/patients?archived=1").text
    assert "Nobody matches" in client.get("/patients?q=zzz").text


def test_a_patients_page_says_what_there_is_to_decide_in_a_plan(
    client: PageClient, db: Database, rosa: Patient, dana: Account, library: Library
) -> None:
    plan = add(new(date.today()), library.exercises["double-knee-to-chest"])
    saved = plans.create(db, rosa.id, dana.id, plan)
    page = f"/patients/{rosa.id}"
    assert "to decide" not in client.get(page).text
    client.send(f"{page}/screening", {"tha-posterior-answer": "yes"})
    text = client.get(page).text
    assert "1 contraindication to decide" in text
    assert f'href="/plans/{saved.id}#ex-1"' in text


def test_archiving_and_restoring(
    client: PageClient, db: Database, rosa: Patient, dana: Account
) -> None:
    plan = plans.create(db, rosa.id, dana.id, Plan(goal="walk again"))
    client.send(f"/patients/{rosa.id}/archive")
    assert "Rosa" not in client.get("/patients").get_data(as_text=True)
    assert "Rosa" in client.get("/patients?archived=1").get_data(as_text=True)
    assert "walk again" in client.get(f"/patients/{rosa.id}").get_data(as_text=True)
    client.send(f"/patients/{rosa.id}/restore")
    assert "Rosa" in client.get("/patients").get_data(as_text=True)
    assert plans.of_patient(db, rosa.id) == [plan]


def test_the_start_page_shows_recent_plans(
    client: PageClient, db: Database, rosa: Patient, dana: Account
) -> None:
    assert "No plans yet" in client.get("/").get_data(as_text=True)
    plans.create(db, rosa.id, dana.id, Plan(title="Hip plan"))
    text = client.get("/").get_data(as_text=True)
    assert "Rosa Whitfield" in text
    assert "Hip plan" in text
    assert "Draft, not printed" in text
