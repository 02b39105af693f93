"""The set-up, once and with the code; then the clinic's settings."""

import pytest
from flask import Flask
from sqlite_utils import Database

from hep.clinics import Clinic, Paper
from hep.patients import Patient
from hep.store import accounts, clinics
from hep.web import context
from tests.conftest import PASSWORD
from tests.web.pages import PageClient

SET_UP = {
    "name": "Harbour Street Physiotherapy",
    "address": "1 Example Street\nPorirua",
    "phone": "04 555 0142",
    "country": "NZ",
    "emergency": "",
    "paper": "a4",
    "account_name": "Dana Okafor",
    "title": "Physiotherapist",
    "registration": "",
    "email": "dana@example.org",
    "password": PASSWORD,
}


def code_of(app: Flask) -> str:
    """The code that the terminal shows."""
    with app.app_context():
        return context.set_up_code()


@pytest.fixture
def visitor(app: Flask) -> PageClient:
    """The first browser of a new installation."""
    client = app.test_client()
    assert isinstance(client, PageClient)
    return client


def test_the_set_up_makes_the_clinic_and_the_first_account(
    app: Flask, visitor: PageClient, db: Database
) -> None:
    assert visitor.get("/").headers["Location"] == "/set-up"
    assert visitor.get("/sign-in").headers["Location"] == "/set-up"
    answer = visitor.send("/set-up", {**SET_UP, "code": f" {code_of(app)} "})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert clinics.get(db) == Clinic(
        SET_UP["name"], SET_UP["phone"], SET_UP["address"], "NZ", "111"
    )
    account = accounts.verify(db, SET_UP["email"], PASSWORD)
    assert account is not None
    assert account.signature == "Dana Okafor, Physiotherapist"
    assert visitor.get("/").status_code == 200


@pytest.mark.parametrize("code", ["", "wrong", "00000000", "Ω" * 8])
def test_without_the_code_nothing_is_made(visitor: PageClient, db: Database, code: str) -> None:
    answer = visitor.send("/set-up", {**SET_UP, "code": code})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'id="code-error"' in text
    assert PASSWORD not in text
    assert SET_UP["name"] in text, "what was typed is kept"
    assert clinics.get(db) is None
    assert accounts.count(db) == 0


def test_the_code_cannot_be_guessed_in_a_minute(visitor: PageClient) -> None:
    tries = [visitor.send("/set-up", {**SET_UP, "code": "wrong"}).status_code for _ in range(21)]
    assert tries == [422] * 20 + [429]


def test_each_server_makes_a_code_of_its_own(app: Flask, visitor: PageClient) -> None:
    code = code_of(app)
    assert len(code) == 8
    assert code_of(app) == code
    assert code != code_of(Flask("another"))
    assert code not in visitor.get("/set-up").get_data(as_text=True)


def test_the_set_up_happens_once(app: Flask, stranger: PageClient, db: Database) -> None:
    for answer in (
        stranger.get("/set-up"),
        stranger.send("/set-up", {**SET_UP, "name": "Second", "code": code_of(app)}),
    ):
        assert answer.headers["Location"] == "/sign-in"
    made = clinics.get(db)
    assert made is not None
    assert made.name != "Second"
    assert accounts.count(db) == 0


WRONG = [
    ("name", ""),
    ("name", "   "),
    ("name", "<b>Clinic</b>"),
    ("name", "a" * 200),
    ("name", "Clinic \u202e"),
    ("address", "long " * 100),
    ("phone", ""),
    ("phone", "call us"),
    ("phone", "----- ----"),
    ("phone", "12"),
    ("country", ""),
    ("country", "XX"),
    ("emergency", "abc"),
    ("emergency", "1"),
    ("emergency", "1e9"),
    ("paper", "a0"),
    ("account_name", ""),
    ("account_name", " "),
    ("account_name", "Dana 😀"),
    ("title", ""),
    ("title", "\x0b"),
    ("registration", "x" * 41),
    ("email", ""),
    ("email", "\t"),
    ("password", ""),
    ("password", "too short"),
    ("password", "x" * 201),
]


@pytest.mark.parametrize(("field", "typed"), WRONG)
def test_a_wrong_field_says_so_and_nothing_is_made(
    app: Flask, visitor: PageClient, db: Database, field: str, typed: str
) -> None:
    answer = visitor.send("/set-up", {**SET_UP, "code": code_of(app), field: typed})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.get_data(as_text=True)
    assert clinics.get(db) is None
    assert accounts.count(db) == 0


def test_the_emergency_number_is_the_countrys_unless_typed(
    client: PageClient, db: Database, clinic: Clinic
) -> None:
    kept = {name: SET_UP[name] for name in ("name", "address", "phone", "paper")}
    assert client.send("/clinic", {**kept, "country": "US", "emergency": ""}).status_code == 302
    made = clinics.get(db)
    assert made is not None
    assert (made.country, made.emergency) == ("US", "911")
    client.send("/clinic", {**kept, "country": "US", "emergency": "112", "paper": "letter"})
    made = clinics.get(db)
    assert made is not None
    assert (made.emergency, made.paper) == ("112", Paper.LETTER)


@pytest.mark.parametrize(
    ("field", "typed"), [one for one in WRONG if one[0] in vars(Clinic("", ""))]
)
def test_a_wrong_setting_changes_nothing(
    client: PageClient, db: Database, clinic: Clinic, field: str, typed: str
) -> None:
    kept = {name: SET_UP[name] for name in ("name", "address", "phone", "country", "paper")}
    answer = client.send("/clinic", {**kept, "name": "Changed", field: typed})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.get_data(as_text=True)
    assert clinics.get(db) == clinic


SAFETY = {"pregnancy_weeks": "28", "pain_fine": "2", "pain_allowed": "4", "red_flag_weeks": "2"}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("pregnancy_weeks", "17"),
        ("pregnancy_weeks", "soon"),
        ("pain_fine", "11"),
        ("pain_fine", "-1"),
        ("pain_allowed", "2"),
        ("pain_allowed", "ten"),
        ("red_flag_weeks", "0"),
    ],
)
def test_a_wrong_precaution_setting_changes_nothing(
    client: PageClient, db: Database, clinic: Clinic, field: str, typed: str
) -> None:
    kept = {name: SET_UP[name] for name in ("name", "address", "phone", "country", "paper")}
    answer = client.send("/clinic", {**kept, **SAFETY, field: typed})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert clinics.get(db) == clinic


def test_the_clinics_precautions_are_kept_and_used(
    client: PageClient, db: Database, rosa: Patient
) -> None:
    kept = {name: SET_UP[name] for name in ("name", "address", "phone", "country", "paper")}
    assert client.send("/clinic", {**kept, **SAFETY}).status_code == 302
    made = clinics.get(db)
    assert made is not None
    assert (made.pregnancy_weeks, made.pain_between, made.pain_stop) == (28, "3-4", 5)
    assert "Pregnancy, from 28 weeks" in client.get(f"/patients/{rosa.id}/screening").text
    assert "Pregnancy, from 28 weeks" in client.get(f"/patients/{rosa.id}/screening/form").text
