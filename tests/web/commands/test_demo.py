"""`flask demo`: a clinic of invented patients, in a database of its own."""

import tomllib
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from typing import Any

import pytest
from flask import Flask
from sqlite_utils import Database

from hep.library import Library
from hep.plan_templates import slug_of
from hep.store import (
    accounts,
    clinics,
    episodes,
    follow_ups,
    handouts,
    own_exercises,
    patients,
    plan_templates,
    plans,
    screening,
)
from hep.store.connection import now
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
            "days_ago": 10,
            "screening": [{"condition": "tha-posterior", "answer": "yes", "side": "left"}],
            "plans": [
                {
                    "exercises": ["bridge", "knees-to-side"],
                    "cards": ["symptoms"],
                    "goal": "g",
                    "visits": [
                        {"days_ago": 6, "said": {"pain_now": "6"}},
                        {"days_ago": 0, "said": {"pain_now": "3"}, "choices": {"1": "stop"}},
                    ],
                },
                {"episode": "Knee", "exercises": ["bridge"]},
                {"episode": "Knee", "exercises": [], "archived": True},
            ],
        },
        {
            **ROSA,
            "number": "2",
            "plans": [{"plan_template": "piriformis-beginner", "side": "right", "print": True}],
        },
        {**ROSA, "number": "3"},
    ],
    "own_exercises": [{"from": "bridge", "name": "Lift", "patient_name": "Up", "why": "W."}],
    "plan_templates": [
        {
            "title": "Two",
            "for_whom": "hips",
            "phases": ["piriformis-beginner", "piriformis-strength"],
            "titles": ["First", "Then"],
            "entry": ["Walks"],
        }
    ],
    "favourite_templates": ["sciatica-four"],
}  # fmt: skip


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
    first, second, third = sorted(patients.find(db), key=lambda one: one.id)
    assert [len(plans.of_patient(db, one.id)) for one in (first, second, third)] == [2, 1, 0]
    [printed] = handouts.of_patient(db, second.id)
    assert (settings.handouts / f"{printed.pdf_sha256}.pdf").exists()
    plan, _knee = sorted(plans.of_patient(db, first.id), key=lambda one: one.id)
    assert [one.exercise for one in plan.plan.exercises] == ["knees-to-side"]
    assert (plan.plan.goal, plan.plan.cards) == ("g", ("symptoms",))
    assert [one.plan.title for one in plans.archived(db, first.id)] == [""]
    assert {one.title for one in episodes.of_patient(db, first.id)} == {"", "Knee"}
    assert [one.slug for one in plan_templates.all_templates(db, 1)] == ["clinic-two"]
    assert "own-lift" in {one.slug for one in own_exercises.every(db)}


def test_visits_were_days_ago_and_the_clock_goes_on(app: Flask, db: Database) -> None:
    fill(app, {**CONTENT, "patients": CONTENT["patients"][:1]})
    [patient] = patients.find(db)
    today = datetime.now().astimezone().date()
    said = follow_ups.of_patient(db, patient.id)
    assert [((today - one.day).days, one.answers.pain_now) for one in said] == [(0, 3), (6, 6)]
    [first, *_] = plans.revisions(db, said[0].plan_id)[::-1]
    assert (today - first.day).days == 10
    answers = screening.get(db, patient.id, None).answers
    assert list(answers) == ["tha-posterior"]
    assert datetime.fromisoformat(now()).astimezone().date() == today


def test_starting_it_again_changes_nothing(app: Flask, db: Database) -> None:
    content = {**CONTENT, "patients": CONTENT["patients"][2:]}
    fill(app, content)
    fill(app, content)
    assert patients.count(db) == 1
    assert app.config["WTF_CSRF_ENABLED"] is True


def test_a_demo_that_cannot_be_made_says_so(app: Flask) -> None:
    wrong = {**ROSA, "plans": [{"exercises": ["nothing"]}]}
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
    own = {
        slug_of(one["title"]): len(one["phases"]) == len(one["titles"])
        for one in content["plan_templates"]
    }
    every = [plan for patient in content["patients"] for plan in patient.get("plans", ())]
    known = {*library.exercises, "own-bridge-with-a-towel-between-the-knees"}
    for plan in every:
        assert set(plan.get("exercises", ())) <= known
        assert set(plan.get("cards", ())) <= set(library.cards)
        assert plan.get("plan_template", "piriformis-beginner") in {*library.plan_templates, *own}
    for patient in content["patients"]:
        for answer in patient.get("screening", ()):
            assert answer["condition"] in library.conditions
        assert patient.get("language", "en-GB") in library.languages
    assert all(own.values())
    names = [patient["name"] for patient in content["patients"]]
    assert len(names) > len(set(names)), "two patients share a name, as they do in a clinic"
