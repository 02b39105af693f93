"""Rendered ahead: the sheet is ready at the click, and nobody can have it before."""

from dataclasses import replace

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.clinics import Clinic
from hep.handouts import rendering
from hep.library import Library
from hep.patients import Patient
from hep.store import clinics
from hep.web import sheets
from hep.web.settings import Settings
from tests.web.building import Builder, started
from tests.web.pages import PageClient
from tests.web.test_handouts import form, words


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    """A plan whose draft was looked at, and whose sheet is ready."""
    rendering.forget()
    sheets.ahead.forget()
    made = started(client, db, dana, rosa, library, "knees-to-side")
    look(made)
    return made


def look(builder: Builder) -> bytes:
    draft = builder.client.get(f"{builder.plan}/preview.pdf").data
    assert sheets.ahead.settle()
    return bytes(draft)


def print_it(builder: Builder) -> bytes:
    answer = builder.client.send(f"{builder.plan}/handouts", form(builder))
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return bytes(builder.client.get(answer.headers["Location"]).data)


def no_renderer(*_: object) -> None:
    raise AssertionError("the renderer was asked")


def test_the_click_finds_it_done(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_made", no_renderer)
    pdf = print_it(builder)
    monkeypatch.undo()
    rendering.forget()
    sheets.ahead.forget()
    assert all("DRAFT" not in page for page in words(pdf))
    assert print_it(builder) == pdf


def test_it_is_nowhere_before_it_is_issued(
    builder: Builder, db: Database, settings: Settings
) -> None:
    assert db.table("handouts").count == 0
    assert not settings.handouts.exists()
    assert builder.client.get("/handouts/1.pdf").status_code == 404
    for page in words(look(builder)):
        assert "DRAFT - not for the patient" in page
    paths = {path.suffix for path in settings.instance.rglob("*") if path.is_file()}
    assert ".pdf" not in paths


def test_what_a_decision_or_a_change_adds_is_never_missing(
    builder: Builder, db: Database, clinic: Clinic
) -> None:
    before = print_it(builder)
    clinics.save(db, replace(clinic, phone="09 999 9999"))
    after = print_it(builder)
    assert after != before
    assert "09 999 9999" in words(after)[0]
    builder.send(goal="walk to the market")
    assert "walk to the market" in words(print_it(builder))[0]
