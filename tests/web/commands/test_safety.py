"""`flask safety`: what exercises and conditions have against each other."""

import json
from importlib import import_module

import pytest
from click.testing import Result
from flask import Flask

from hep.library import Library

command = import_module("hep.web.commands.safety")
examples = import_module("hep.library.check.conditions")


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch, library: Library) -> None:
    monkeypatch.setattr(command, "read", lambda: library)


def review(app: Flask, exercise: str, condition: str, *options: str) -> Result:
    arguments = ["--exercise", exercise, "--condition", condition, *options]
    return app.test_cli_runner().invoke(args=["safety", "review", *arguments])


def test_a_finding_names_its_kind_limb_and_tags(app: Flask) -> None:
    done = review(app, "knees-to-side:left", "tha-posterior:left", "--json")
    found = json.loads(done.output)
    assert done.exit_code == 0
    assert found[0]["kind"] == "contraindication"
    assert found[0]["limb"] == "left"
    assert found[0]["tags"]


def test_the_side_of_a_region_may_be_left_out(app: Flask) -> None:
    done = review(app, "wall-sit", "fracture-healing::knee", "--json")
    found = json.loads(done.output)
    assert {one["condition"] for one in found} == {"fracture-healing"}
    assert found[0]["limb"] == "both"
    fields = {"kind", "condition", "exercise", "limb", "tags", "clinician", "patient", "source"}
    assert set(found[0]) == fields
    other = review(app, "wall-sit", "fracture-healing::wrist", "--json")
    assert json.loads(other.output) == []


def test_no_finding_means_nothing_more(app: Flask) -> None:
    for exercise in ("knees-to-side", "bridge:left"):
        done = review(app, exercise, "pregnancy-stop")
        assert done.exit_code == 0
        assert "The rules can miss things; the clinician decides." in done.output


@pytest.mark.parametrize(
    ("exercise", "condition", "message"),
    [
        ("nothing", "tha-posterior", "There is no exercise 'nothing'"),
        ("bridge:up", "tha-posterior", "left, right or both"),
        ("bridge", "nothing", "There is no condition 'nothing'"),
        ("bridge", "tha-posterior:up", "left or right"),
        ("bridge", "fracture-healing:knee", "A region without a side: ID::REGION"),
        ("bridge", "fracture-healing::knees", "There is no region 'knees'"),
        ("bridge", "fracture-healing:left:knee:2", "Write ID, ID:SIDE or ID:SIDE:REGION"),
    ],
)
def test_what_is_not_there_is_named(
    app: Flask, exercise: str, condition: str, message: str
) -> None:
    done = review(app, exercise, condition)
    assert done.exit_code == 2
    assert message in done.output


@pytest.mark.parametrize(("faults", "code"), [([], 0), (["tha-posterior: a fault"], 1)])
def test_the_check_ends_with_one_when_it_finds_a_fault(
    app: Flask, monkeypatch: pytest.MonkeyPatch, faults: list[str], code: int
) -> None:
    monkeypatch.setattr(examples, "example_findings", lambda _: iter(faults))
    done = app.test_cli_runner().invoke(args=["safety", "check"])
    assert done.exit_code == code
    assert done.output.splitlines()[:-1] == faults
    assert f"{len(faults)} findings" in done.output
