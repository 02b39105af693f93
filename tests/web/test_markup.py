"""Every page is what html-validate takes for good HTML."""

import json
import subprocess
from pathlib import Path

import pytest
from flask import Flask
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from tests.web import everywhere, states
from tests.web.pages import PageClient
from tests.web.test_every_address import PAGES

ROOT = Path(__file__).parents[2]
CHECKER = ROOT / ".venv/page_checkers/node_modules/.bin/html-validate"
# Left out there: how the source is laid out, and one name for many fields, which is how forms
# send a list.
CONFIG = ROOT / "setup/page_checkers/htmlvalidate.json"


def faults(folder: Path) -> list[str]:
    """What the checker says of every file in a folder."""
    pages = sorted(folder.glob("*.html"))
    # It ends before a pipe has taken all it says, so that it writes into a file.
    said = folder / "said.json"
    command = [CHECKER, "--config", CONFIG, "--formatter", f"json={said}", *pages]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode in (0, 1), done.stderr
    return [
        f"{Path(page['filePath']).stem} line {one['line']}: {one['message']} ({one['ruleId']})"
        for page in json.loads(said.read_text())
        for one in page["messages"]
    ]


def test_every_page_is_good_html(
    client: PageClient,
    stranger: PageClient,
    db: Database,
    dana: Account,
    rosa: Patient,
    library: Library,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    world = everywhere.make(db, dana, rosa, library)
    for rule in PAGES:
        answer = client.get(world.address(rule))
        if answer.mimetype == "text/html" and answer.data.lstrip().startswith(b"<!"):
            (folder / f"{rule.endpoint}.html").write_bytes(answer.data)
    (folder / "accounts.sign_in.html").write_bytes(stranger.get("/sign-in").data)
    assert len(list(folder.iterdir())) > 20
    assert not (found := faults(folder)), "\n".join(found)


def test_every_state_is_good_html(
    app: Flask, db: Database, dana: Account, rosa: Patient, library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "states"
    folder.mkdir()
    for name, page in states.make(app, db, dana, rosa, library).items():
        (folder / f"{name.replace('/', '-')}.html").write_text(page)
    assert not (found := faults(folder)), "\n".join(found)


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<span><div>A box in a line</div></span>", "element-permitted-content"),
        ("<b>a", "close-order"),
    ],
)
def test_the_checker_can_fail(body: str, rule: str, tmp_path: Path) -> None:
    text = f'<!DOCTYPE html><html lang="en"><head><title>A</title></head><body>{body}</body></html>'
    (tmp_path / "bad.html").write_text(text)
    assert any(rule in fault for fault in faults(tmp_path))
