"""`flask library` and `flask plan-template`."""

import json
from importlib import import_module

import pytest
from click.testing import Result
from flask import Flask

from hep.library import Library, check
from hep.library.content import ContentError

library_command = import_module("hep.web.commands.library")
plan_templates_command = import_module("hep.web.commands.plan_templates")


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch, library: Library) -> None:
    for module in (library_command, plan_templates_command):
        monkeypatch.setattr(module, "read", lambda: library)


def run(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=list(arguments))


def test_every_exercise_is_listed_by_slug(app: Flask, library: Library) -> None:
    done = run(app, "library", "list", "--json")
    listed = json.loads(done.output)
    assert done.exit_code == 0
    assert [one["slug"] for one in listed] == sorted(library.exercises)
    lines = run(app, "library", "list").output.splitlines()
    assert [line.split()[0] for line in lines] == sorted(library.exercises)


def test_one_exercise_is_shown(app: Flask) -> None:
    text = run(app, "library", "show", "supine-figure-4-pull").output
    assert "Ankle on knee, pull the thigh in (Supine figure-4 with thigh pull)" in text
    assert "Not yet reviewed by a clinician" in text
    whole = json.loads(run(app, "library", "show", "supine-figure-4-pull", "--json").output)
    assert whole["slug"] == "supine-figure-4-pull"
    assert whole["dosage"]["amount"]["hold"] == {"low": 30, "target": 30, "high": None}


def test_an_exercise_that_is_not_there_is_said_in_one_line(app: Flask) -> None:
    done = run(app, "library", "show", "nothing")
    assert done.exit_code == 2
    assert "There is no exercise 'nothing'. Try: flask library search nothing" in done.output


@pytest.mark.parametrize(
    ("query", "first"),
    [
        (("knees", "to", "the", "side"), "knees-to-side"),
        (("figure", "four", "pull"), "supine-figure-4-pull"),
        (("brigde",), "bridge"),
    ],
)
def test_a_search_lists_the_best_first(app: Flask, query: tuple[str, ...], first: str) -> None:
    done = run(app, "library", "search", *query, "--json")
    found = json.loads(done.output)
    assert done.exit_code == 0
    assert found[0]["slug"].startswith(first)


@pytest.mark.parametrize("query", ['"', "'; DROP TABLE x; --", "zzzzqqqq", "*", "(", "\x01"])
def test_any_search_has_an_answer(app: Flask, query: str) -> None:
    done = run(app, "library", "search", "--json", "--", query)
    assert done.exit_code == 0
    assert isinstance(json.loads(done.output), list)


def test_a_search_needs_words(app: Flask) -> None:
    assert run(app, "library", "search").exit_code == 2


def test_the_check_ends_with_one_when_it_finds_something(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "findings", lambda _: [])
    done = run(app, "library", "check")
    assert (done.exit_code, done.output.count("\n")) == (0, 1)
    assert "0 findings" in done.output
    monkeypatch.setattr(check, "findings", lambda _: ["bridge.toml: a fault"])
    done = run(app, "library", "check")
    assert done.exit_code == 1
    assert "bridge.toml: a fault" in done.output.splitlines()


def test_the_check_names_a_file_that_cannot_be_read(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ContentError("bridge.toml: unknown field colour")

    monkeypatch.setattr(library_command, "read", fail)
    done = run(app, "library", "check")
    assert (done.exit_code, done.output) == (1, "bridge.toml: unknown field colour\n")


def test_the_plan_templates_are_listed(app: Flask, library: Library) -> None:
    listed = json.loads(run(app, "plan-template", "list", "--json").output)
    assert [one["slug"] for one in listed] == sorted(library.plan_templates)
    [beginner] = [one for one in listed if one["slug"] == "piriformis-beginner"]
    assert beginner["exercises"] == [
        "hook-lying",
        "double-knee-to-chest",
        "knee-to-opposite-shoulder",
        "knees-to-side",
    ]
    assert "piriformis-beginner" in run(app, "plan-template", "list").output


@pytest.mark.parametrize(
    "command",
    [
        ("library",),
        ("library", "list"),
        ("library", "show"),
        ("library", "search"),
        ("library", "check"),
        ("plan-template", "list"),
        ("accounts", "add"),
        ("handout", "make"),
        ("serve",),
        ("demo",),
    ],
)
def test_every_command_explains_itself(app: Flask, command: tuple[str, ...]) -> None:
    done = run(app, *command, "--help")
    assert done.exit_code == 0
    assert "Usage:" in done.output
    assert len(done.output.splitlines()[2].strip()) > 20
