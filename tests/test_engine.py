"""The drawing engine's own process: ended in time, one at a time, and none of its faults spread."""

import sys

import pytest

from hep import engine
from hep.engine import EngineBusy, EngineMissing, NotDrawn


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "installed", lambda: True)


def program(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have the process run this in place of the engine."""
    engine._drawn.cache_clear()
    monkeypatch.setattr(engine, "_PROGRAM", (sys.executable, "-c", code))


def test_a_drawing_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    program(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(engine, "SECONDS", 0.2)
    with pytest.raises(NotDrawn, match="stopped"):
        engine.draw("base = 'standing'")
    assert not engine._turn.locked()


def test_a_broken_engine_is_said_and_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    program(monkeypatch, "raise SystemExit(3)")
    with pytest.raises(NotDrawn, match="broke down"):
        engine.draw("base = 'standing'")
    monkeypatch.setattr(
        engine, "_PROGRAM", (sys.executable, "-c", 'print(\'{"error": "No such part."}\')')
    )
    with pytest.raises(NotDrawn, match="No such part"):
        engine.draw("base = 'standing'")


def test_a_second_drawing_waits_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    program(monkeypatch, "")
    with engine._turn, pytest.raises(EngineBusy):
        engine.draw("base = 'standing'")


def test_the_engine_is_told_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEP_SECRET_KEY", "secret")
    assert not any(name.startswith("HEP_") for name in engine._environment())


def test_without_its_libraries_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "installed", lambda: False)
    with pytest.raises(EngineMissing):
        engine.draw("base = 'standing'")
