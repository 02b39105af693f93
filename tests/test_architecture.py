"""The house: imports point downwards, views are short, pages hold no script of their own."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINT = Path(sys.executable).with_name("lint-imports")
MODULES = sorted((ROOT / "hep").rglob("*.py"))
PAGES = sorted((ROOT / "templates").rglob("*.html"))
# Handouts are typeset, not served: their measures stand in the markup. The take-home page is a
# file to be saved: it has to hold its own style and script.
TAKE_HOME = ROOT / "templates/take_home/page.html"
SERVED = [page for page in PAGES if page.parent.name != "handouts" and page != TAKE_HOME]


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT, "--no-cache"],
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )


def test_every_import_points_downwards() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The modules and contracts of the house, to be broken on purpose."""
    shutil.copytree(ROOT / "hep", tmp_path / "hep", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


BREAKS = {
    "an import upwards": (
        "hep/plans/load.py",
        "import hep.store.plans\n",
        "Every module imports only downwards",
    ),
    "an edge that knows another": (
        "hep/store/plans.py",
        "import hep.handouts.rendering\n",
        "Every module imports only downwards",
    ),
    "a feature that knows another": (
        "hep/web/patients.py",
        "import hep.web.plans\n",
        "Web features meet only in the factory",
    ),
    "SQL in a view": (
        "hep/web/plans.py",
        "import sqlite_utils\n",
        "SQL stays in store",
    ),
    "a page in the centre": (
        "hep/patients.py",
        "import flask\n",
        "Flask and WTForms stay in web",
    ),
    "a module nobody planned": ("hep/helpers.py", "", "hep.helpers"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_reported(copy: Path, name: str) -> None:
    file, line, said = BREAKS[name]
    path = copy / file
    text = path.read_text(encoding="utf-8") if path.exists() else '"""Helpers."""\n'
    path.write_text(text + line, encoding="utf-8")
    done = lint(copy)
    assert done.returncode != 0
    broken = [line for line in done.stdout.splitlines() if "BROKEN" in line or "helpers" in line]
    assert said in " ".join(broken), done.stdout


def test_no_module_is_named_for_nothing() -> None:
    banned = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "tools", "base"}
    assert [str(path) for path in MODULES if {path.stem, path.parent.name} & banned] == []


def _functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _length(function: ast.FunctionDef) -> int:
    """Lines from `def` to the end; what decorates it is left out."""
    return (function.end_lineno or 0) - function.lineno + 1


def test_a_view_has_at_most_twenty_lines() -> None:
    views = {
        f"{path.name}:{function.name}": _length(function)
        for path in sorted((ROOT / "hep" / "web").glob("*.py"))
        for function in _functions(path)
        if any("blueprint" in ast.unparse(one) for one in function.decorator_list)
    }
    assert len(views) > 25
    assert {name: lines for name, lines in views.items() if lines > 20} == {}


def test_files_and_functions_stay_small() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    files = sorted(lengths.values())
    functions = sorted(_length(one) for path in MODULES for one in _functions(path))
    assert {str(path): lines for path, lines in lengths.items() if lines > 400} == {}
    assert files[len(files) // 2] < 100
    assert functions[len(functions) // 2] < 10


BANNED = re.compile(
    r"\ball[ -]clear\b|\b(?:is|are|it's|perfectly|completely) safe\b|\bsafe to\b", re.I
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_calls_anything_safe(path: Path) -> None:
    """`| safe` is Jinja's own word for markup, and no words of a page."""
    text = path.read_text(encoding="utf-8")
    words = re.sub(r"\{[{%#].*?[}%#]\}|class=\"[^\"]*\"", " ", text, flags=re.S)
    assert BANNED.findall(words) == []
    assert re.findall(r"\bsafe(?:ly|r|st)?\b", words, flags=re.I) == []


@pytest.mark.parametrize("path", SERVED, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_holds_style_or_script_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"<style|\bstyle=|\son[a-z]+=|javascript:", text) == []
    assert all(" src=" in tag for tag in re.findall(r"<script[^>]*>", text))
    assert re.findall(r"https?://(?!\S*w3\.org)\S+", text) == [], "nothing is fetched from outside"
    assert "| safe" not in text


def test_no_page_shows_green() -> None:
    """Green reads as "go": nothing may look so because no rule fired. Teal has as much blue."""
    styles = sorted((ROOT / "hep" / "web" / "static").glob("*.css"))
    assert styles
    for path in styles:
        text = path.read_text(encoding="utf-8")
        for code in re.findall(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b", text):
            whole = code if len(code) == 6 else "".join(digit * 2 for digit in code)
            red, green, blue = (int(whole[n : n + 2], 16) for n in (0, 2, 4))
            assert not (green > red + 8 and green > blue + 8), f"{path.name}: #{code}"
        assert re.findall(r"\b(?:green|lime|seagreen)\b", text) == []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        named = re.findall(r"\b(?:text|bg|btn|alert|badge|border)-success\b", text)
        assert named == [], page


def test_nothing_of_the_front_end_is_fetched_from_outside() -> None:
    for path in (ROOT / "hep" / "web" / "static").iterdir():
        if path.suffix in (".css", ".js"):
            text = path.read_text(encoding="utf-8")
            assert re.findall(r"""(?:url\(|import|fetch\()\s*["']?https?:""", text) == [], path


def test_every_hazard_names_a_test_that_is_there() -> None:
    document = (ROOT / "docs" / "intended-use.md").read_text(encoding="utf-8")
    text = document.split("## Hazards", 1)[1]
    rows = [line for line in text.splitlines() if line.startswith("| ") and "---" not in line]
    hazards = rows[1:]
    assert len(hazards) >= 20
    for row in hazards:
        named = re.findall(r"`(tests/[\w/]+\.py)`", row)
        assert named, row
        assert [name for name in named if not (ROOT / name).is_file()] == [], row
