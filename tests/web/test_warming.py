"""Warming: the first request of a process waits for nothing that could be done before."""

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlite_utils import Database

from hep import own_exercises as own_exercises_
from hep import readability
from hep.accounts import Account
from hep.clinics import Clinic
from hep.library import Library
from hep.patients import Patient
from hep.plans import Plan
from hep.store import clinics, own_exercises, plans
from hep.store.exercises import Index
from hep.web import warming
from tests.web.pages import PageClient


@pytest.fixture
def warmed(app: Flask, db: Database, dana: Account, library: Library) -> Iterator[Flask]:
    """A warm application of a clinic that has an exercise of its own."""
    bridge = own_exercises_.clone(library.exercises["bridge"], dana.name)
    own_exercises.add(db, dana.id, own_exercises_.named(bridge), shared=True)
    thread = warming.begin(app)
    thread.join()
    yield app
    gc.unfreeze()


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("this was to be done before")


def test_the_first_search_builds_no_index_and_compiles_no_page(
    warmed: Flask,
    client: PageClient,
    db: Database,
    dana: Account,
    rosa: Patient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    saved = plans.create(db, rosa.id, dana.id, Plan())
    monkeypatch.setattr(Index, "__init__", refuse)
    monkeypatch.setattr(warmed.jinja_env, "compile", refuse)
    for page in ("library?q=bridge", "follow-up", "print"):
        assert client.get(f"/plans/{saved.id}/{page}").status_code == 200


def test_the_first_reading_level_reads_no_list_of_words(app: Flask, clinic: Clinic) -> None:
    for known in (readability._pronunciations, readability.syllables):
        known.cache_clear()
    warming.warm(app)
    gc.unfreeze()
    assert readability._pronunciations.cache_info().currsize == 1


def test_what_stays_is_not_looked_through_again(warmed: Flask) -> None:
    assert gc.get_freeze_count() > 10_000


def test_a_clinic_that_is_not_set_up_is_warmed_too(app: Flask) -> None:
    warming.warm(app)
    gc.unfreeze()
    assert app.extensions["shelf"].own == {}


def test_a_clinic_whose_name_cannot_be_printed_is_warmed_too(
    app: Flask, db: Database, clinic: Clinic
) -> None:
    clinics.save(db, replace(clinic, name="\u13a0\u13a1"))
    warming.warm(app)
    assert gc.get_freeze_count() > 10_000
    gc.unfreeze()
