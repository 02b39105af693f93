"""The scripts are what their JSDoc types say."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHECKER = ROOT / ".venv/page_checkers/node_modules/.bin/tsc"
PROJECT = ROOT / "setup/page_checkers/tsconfig.json"


def faults(project: Path) -> str:
    """What the type checker says, one fault a line; nothing where it has nothing to say."""
    done = subprocess.run(
        [CHECKER, "--project", project], capture_output=True, text=True, timeout=120
    )
    assert done.returncode in (0, 2), done.stderr
    return done.stdout


def test_every_script_keeps_to_its_types() -> None:
    assert faults(PROJECT) == ""


def test_a_wrong_type_is_found(tmp_path: Path) -> None:
    project = PROJECT.read_text().replace("../../hep/web/static/**/*.js", "*.js")
    (tmp_path / "tsconfig.json").write_text(project)
    (tmp_path / "wrong.js").write_text('document.getElementById("a").value = 1;\n')
    assert "possibly 'null'" in faults(tmp_path / "tsconfig.json")
