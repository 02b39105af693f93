"""When `.venv` is made, and when pip is called."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class TestPythonPackages:
    """The fake `python3 -m venv` makes a `.venv` whose Python only notes what it is asked for."""

    @pytest.fixture
    def clone(self, machine) -> Path:
        clone = machine.home / "a clone"
        (clone / "setup").mkdir(parents=True)
        shutil.copy(ROOT / "setup" / "python_packages.sh", clone / "setup")
        shutil.copy(ROOT / "pyproject.toml", clone)
        machine.has("inner-python", '[ "$1" = -c ] || echo "${@:2:2} ${@: -1}" >>"$MACHINE/log"')
        (machine.bin / "mkdir").symlink_to(shutil.which("mkdir"))
        machine.has(
            "python3",
            """echo "${@:2}" >>"$MACHINE/log"
            mkdir -p .venv/bin
            cp "$MACHINE/bin/inner-python" .venv/bin/python
            echo "command = python3 -m venv $PWD/.venv" >.venv/pyvenv.cfg""",
        )
        return clone

    def installs(self, machine, clone: Path, purpose: str) -> list[str]:
        """Run the script, and return what it asked of Python."""
        (machine.home / "log").write_text("")
        result = machine.run(clone / "setup" / "python_packages.sh", purpose)
        assert (result.returncode, result.stderr) == (0, "")
        return machine.lines("log")

    def test_installs_once(self, machine, clone: Path) -> None:
        assert self.installs(machine, clone, "run") == ["venv --clear .venv", "pip install ."]
        assert self.installs(machine, clone, "run") == []

    def test_installs_again_only_for_new_contents(self, machine, clone: Path) -> None:
        self.installs(machine, clone, "run")
        project = clone / "pyproject.toml"
        os.utime(project, (0, 2_000_000_000))
        assert self.installs(machine, clone, "run") == []
        project.write_text(project.read_text() + "# changed\n")
        assert self.installs(machine, clone, "run") == ["pip install ."]

    def test_what_tests_need_includes_what_running_needs(self, machine, clone: Path) -> None:
        assert self.installs(machine, clone, "test")[1:] == ["pip install .[test]"]
        assert self.installs(machine, clone, "run") == []
        assert self.installs(machine, clone, "figures") == ["pip install .[figures]"]

    def test_failed_installation_is_tried_again(self, machine, clone: Path) -> None:
        machine.has("inner-python", '[ "$1" = -c ]')
        result = machine.run(clone / "setup" / "python_packages.sh", "run")
        assert result.returncode == 1
        assert result.stderr.count("\n") == 1
        assert not (clone / ".venv" / "installed-run").exists()

    @pytest.mark.parametrize("python", [None, "exit 1"])
    def test_broken_environment_is_made_again(
        self, machine, clone: Path, python: str | None
    ) -> None:
        self.installs(machine, clone, "run")
        inner = clone / ".venv" / "bin" / "python"
        inner.unlink()
        if python:
            machine.has("broken", python)
            shutil.copy(machine.bin / "broken", inner)
        assert self.installs(machine, clone, "run")[0] == "venv --clear .venv"

    def test_moved_clone_gets_a_new_environment(self, machine, clone: Path) -> None:
        self.installs(machine, clone, "run")
        moved = clone.rename(machine.home / "moved")
        assert self.installs(machine, moved, "run")[0] == "venv --clear .venv"
