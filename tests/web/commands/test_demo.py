"""`flask demo`: a clinic of invented patients, in a database of its own."""

import tomllib
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
from flask import Flask
from sqlite_utils import Database

from hep.library import Library
from hep.store import accounts, clinics, handouts, patients, plans
from hep.web.settings import ROOT, Settings

demo = import_module("hep.web.commands.demo")

CLINIC = {"name": "Demo", "address": "1 Example Street", "phone": "04 555 0142", "country": "NZ"}
DANA = {"name": "Dana", "title": "PT", "email": "demo", "password": "demo clinic only"}
ROSA = {"name": "Rosa", "number": "1", "birth_date": "1979-03-02"}
CONTENT: dict[str, Any] = {
    "clinic": CLINIC,
    "account": DANA,
    "patients": [
        {
            **ROSA,
            "plan_template": "piriformis-beginner",
            "side": "right",
            "goal": "g",
            "print": True,
        },
        {**ROSA, "number": "2", "exercises": ["bridge", "knees-to-side"], "cards": ["symptoms"]},
        {**ROSA, "number": "3"},
    ],
}


def fill(app: Flask, content: dict[str, Any]) -> None:
    with app.app_context():
        demo.fill(app, content)


def test_the_demo_is_made_the_way_a_clinician_would(
    app: Flask, db: Database, settings: Settings
) -> None:
    fill(app, CONTENT)
    assert accounts.verify(db, "demo", DANA["password"]) is not None
    clinic = clinics.get(db)
    assert clinic is not None
    assert clinic.emergency == "111"
    third, second, first = patients.find(db)
    assert [len(plans.of_patient(db, one.id)) for one in (first, second, third)] == [1, 1, 0]
    [printed] = handouts.of_patient(db, first.id)
    assert (settings.handouts / f"{printed.pdf_sha256}.pdf").exists()
    assert printed.plan.goal == "g"
    [plan] = plans.of_patient(db, second.id)
    assert [one.exercise for one in plan.plan.exercises] == ["bridge", "knees-to-side"]
    assert plan.plan.cards == ("symptoms",)


def test_starting_it_again_changes_nothing(app: Flask, db: Database) -> None:
    content = {**CONTENT, "patients": CONTENT["patients"][2:]}
    fill(app, content)
    fill(app, content)
    assert patients.count(db) == 1
    assert app.config["WTF_CSRF_ENABLED"] is True


def test_a_demo_that_cannot_be_made_says_so(app: Flask) -> None:
    wrong = {**ROSA, "exercises": ["nothing"]}
    with pytest.raises(Exception, match="The demo could not be made"):
        fill(app, {**CONTENT, "patients": [wrong]})


def test_the_clinics_own_database_is_not_touched(
    app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = settings.database.read_bytes()
    seen: list[Settings] = []
    monkeypatch.setattr(demo, "fill", lambda *_: None)
    monkeypatch.setattr(demo, "run", lambda _, used: seen.append(used))
    done = app.test_cli_runner().invoke(args=["demo"])
    assert done.exit_code == 0, done.output
    assert "Sign in as demo with the password: demo clinic only" in done.output
    assert seen == [replace(settings, database=settings.database.with_name("demo.db"), demo=True)]
    assert app.config["SESSION_COOKIE_NAME"] != "session"
    assert settings.database.read_bytes() == before


def test_the_demo_of_the_repository_names_what_is_in_the_library(library: Library) -> None:
    content = tomllib.loads((ROOT / "data" / "demo.toml").read_text(encoding="utf-8"))
    assert "demo" in content["clinic"]["name"]
    for patient in content["patients"]:
        assert set(patient.get("exercises", ())) <= set(library.exercises)
        assert set(patient.get("cards", ())) <= set(library.cards)
        assert patient.get("plan_template", "piriformis-beginner") in library.plan_templates
    names = [patient["name"] for patient in content["patients"]]
    assert len(names) > len(set(names)), "two patients share a name, as they do in a clinic"
