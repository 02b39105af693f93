"""The targets of the Makefile, and the scripts behind them."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = [ROOT / ".ci" / "run", *sorted((ROOT / "setup").glob("*.sh"))]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_script_is_valid_and_executable(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert script.read_text().startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail\n" in script.read_text()
    checked = subprocess.run(["bash", "-n", script], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


class TestMake:
    def make(self, *arguments: str) -> list[str]:
        """Return the lines that make prints, free of an outer make's own settings."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
        command = ["make", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    def test_help_comes_first_and_lists_the_targets(self) -> None:
        listed = {line.split()[1] for line in self.make()}
        assert listed >= {
            "run",
            "setup",
            "demo",
            "test",
            "drawing",
            "figures",
            "bench",
            "clean",
            "help",
        }

    def test_run_is_setup_and_then_serving(self) -> None:
        assert self.make("-n", "run") == [
            *self.make("-n", "setup"),
            "exec .venv/bin/flask --app app serve",
        ]

    def test_checks_run_in_order_and_pytest_closes(self) -> None:
        commands = " ".join(self.make("-n", "test"))
        checks = ["ruff check", "ruff format --check", "mypy", "lint-imports", "pytest -n 2"]
        positions = [commands.index(f".venv/bin/{check}") for check in checks]
        assert positions == sorted(positions)

    def test_clean_keeps_the_database(self) -> None:
        assert "instance" not in " ".join(self.make("-n", "clean"))

    def test_ci_runs_make_test_and_lets_nobody_be_asked(self, machine) -> None:
        machine.has("make", 'echo "$* $DEBIAN_FRONTEND $PWD"; cat; exit 7')
        result = machine.run(ROOT / ".ci" / "run")
        assert (result.returncode, result.stdout) == (7, f"test noninteractive {ROOT}\n")
