"""`flask serve`: what it says when it cannot, and when it can."""

import gc
import os
import socket
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from flask import Flask

from hep.clinics import Clinic
from hep.handouts import rendering
from hep.web.settings import ROOT

# The package calls its commands by the names of its modules.
serve = import_module("hep.web.commands.serve")


@pytest.fixture(autouse=True)
def _served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Serve for no time at all, with every system package there."""
    monkeypatch.setattr(rendering, "warm", lambda: None)
    monkeypatch.setattr(serve, "missing_packages", list)


def on(app: Flask, **changes: object) -> Flask:
    app.config["HEP"] = replace(app.config["HEP"], **changes)
    return app


def test_a_taken_port_is_one_clear_sentence(app: Flask) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = on(app, port=port).test_cli_runner().invoke(args=["serve"])
    assert done.exit_code == 1
    assert done.output == (
        f"Port {port} is taken by another program. "
        f"Choose another one: HEP_PORT={port + 1} make run\n"
    )
    gc.collect()


def test_an_address_of_another_machine_is_one_clear_sentence(app: Flask) -> None:
    done = on(app, host="192.0.2.1", port=8000).test_cli_runner().invoke(args=["serve"])
    assert done.exit_code == 1
    assert done.output.startswith("HEP cannot listen at 192.0.2.1:8000: ")
    assert done.output.count("\n") == 1
    gc.collect()


def test_missing_system_packages_are_named_with_the_command(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "missing_packages", lambda: ["libpango-1.0-0", "fonts"])
    done = app.test_cli_runner().invoke(args=["serve"])
    assert done.exit_code == 1
    assert "sudo apt-get install libpango-1.0-0 fonts" in done.output
    assert done.output.count("\n") == 1


def test_a_library_that_is_not_there_is_a_package_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    gone = "pangoft2-1.0"
    find = serve.ctypes.util.find_library
    monkeypatch.setattr(
        serve.ctypes.util, "find_library", lambda name: None if name == gone else find(name)
    )
    assert serve.missing_packages() == ["libpangoft2-1.0-0"]


class Server:
    """A server that ends at once."""

    def run(self) -> None:
        """Do nothing."""


def test_it_says_where_it_is_and_how_to_begin(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_server", lambda *_: Server())
    done = app.test_cli_runner().invoke(args=["serve"])
    where, first = done.output.splitlines()
    assert where == "HEP is at http://127.0.0.1:8000 (Ctrl+C ends it)"
    assert first.startswith("First visit: open http://127.0.0.1:8000/set-up with the one-time code")
    assert app.config["SET_UP_CODE"] in first


def test_after_the_set_up_no_code_is_shown(
    app: Flask, clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "_server", lambda *_: Server())
    done = app.test_cli_runner().invoke(args=["serve"])
    assert done.output.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("HEP_PORT", "http", "HEP_PORT must be a number"),
        ("HEP_DEMO", "perhaps", "HEP_DEMO must be"),
    ],
)
def test_a_wrong_setting_is_one_clear_sentence(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    environment = {**os.environ, "HEP_DATABASE": str(tmp_path / "hep.db"), name: text}
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", "serve"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
