"""axe-core finds nothing to complain about on any page, light and dark, wide and narrow."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import Browser, Error, Page, Route
from sqlite_utils import Database
from werkzeug.routing import Rule

from hep import store
from hep.accounts import Account
from hep.library import Library
from hep.store import accounts, clinics, patients
from hep.web.settings import Settings
from tests.browser.conftest import as_served, window_of
from tests.conftest import CLINIC, DANA, ROSA, SECRET_KEY
from tests.serving import serving
from tests.web import everywhere, states
from tests.web.everywhere import World, endpoint
from tests.web.test_every_address import PAGES

# What it opens is covered by the tests of each page; to watch every line once more takes long.
pytestmark = [pytest.mark.browser, pytest.mark.no_cover]

HTML = "text/html; charset=utf-8"
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
# In the dark only the colours change, and on a phone only places and sizes.
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"], "iframes": False}
COLOURS = {**EVERYTHING, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
PLACES = {
    **EVERYTHING,
    "runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]},
    "rules": {"target-size": {"enabled": True}},
}
# States whose colours say something that bare pages do not.
COLOURED = ("builder, f", "builder, r", "builder, s", "builder, g", "check", "follow-up", "sign-in")
# So many tests share the states.
PARTS = 6


# Looking changes nothing, so all tests here look at one clinic through one window.
@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Settings:
    copy = shutil.copy(empty_database, tmp_path_factory.mktemp("everywhere") / "hep.db")
    return Settings(database=Path(copy), secret_key=SECRET_KEY)


@pytest.fixture(scope="module")
def app(settings: Settings, compiled_pages: FileSystemBytecodeCache) -> Flask:
    return as_served(settings, compiled_pages)


@pytest.fixture(scope="module")
def db(settings: Settings) -> Iterator[Database]:
    opened = store.connect(settings.database)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def dana(db: Database) -> Account:
    clinics.save(db, CLINIC)
    return accounts.add(db, **DANA)


@pytest.fixture(scope="module")
def world(db: Database, dana: Account, library: Library) -> World:
    return everywhere.make(db, dana, patients.add(db, ROSA), library)


@pytest.fixture(scope="module")
def shown(
    tmp_path_factory: pytest.TempPathFactory,
    empty_database: Path,
    compiled_pages: FileSystemBytecodeCache,
    library: Library,
) -> dict[str, str]:
    """The states, made in a clinic of their own: to make them changes a lot."""
    copy = Path(shutil.copy(empty_database, tmp_path_factory.mktemp("states") / "hep.db"))
    app = as_served(Settings(database=copy, secret_key=SECRET_KEY), compiled_pages)
    db = store.connect(copy)
    clinics.save(db, CLINIC)
    dana = accounts.add(db, **DANA)
    made = states.make(app, db, dana, patients.add(db, ROSA), library)
    db.close()
    return made


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    with serving(app) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser, app: Flask, address: str, dana: Account) -> Iterator[Page]:
    with window_of(browser, app, address, dana, viewport=WIDE) as window:
        # Each page then has axe from the start, instead of being given it for each look.
        window.add_init_script(Axe().axe_script)
        # Drawings have a place and words without being drawn, and drafts are no pages.
        window.route(re.compile(r"/figures/|\.pdf"), lambda route: route.abort())
        yield window.new_page()


def faults(page: Page, options: dict[str, Any], where: str) -> list[str]:
    """What axe finds on the page as it stands."""
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [f"{where}: {one['help']} ({len(one['nodes'])}): {_first(one)}" for one in found]


def _first(violation: dict[str, Any]) -> str:
    node = violation["nodes"][0]
    said = [check["message"] for check in node["any"] + node["all"] + node["none"]][:1]
    return f"{node['html'][:160]} {' '.join(said)}"


def opened(page: Page, address: str) -> bool:
    """Go to an address; false where it is a file to be saved, or a part of a page."""
    if address.endswith(".pdf"):
        return False
    try:
        answer = page.goto(address)
    except Error as refused:
        if "Download is starting" not in str(refused):
            raise
        return False
    assert answer is not None
    return answer.headers["content-type"] == HTML and answer.text().lstrip().startswith("<!")


@pytest.mark.parametrize("rule", PAGES, ids=endpoint)
def test_every_page_is_within_reach(rule: Rule, page: Page, address: str, world: World) -> None:
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size(WIDE)
    if not opened(page, address + world.address(rule)):
        return
    found = faults(page, EVERYTHING, "light")
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += faults(page, COLOURS, "dark")
    page.set_viewport_size(NARROW)
    found += faults(page, PLACES, "narrow")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_state_is_within_reach(
    part: int, page: Page, address: str, shown: dict[str, str]
) -> None:
    found = []
    mine = dict(list(shown.items())[part::PARTS])
    names = {f"{address}/state-{number}": name for number, name in enumerate(mine)}

    def show(route: Route) -> None:
        route.fulfill(body=mine[names[route.request.url]], content_type=HTML)

    page.set_viewport_size(WIDE)
    page.route("**/state-*", show)
    for place, name in names.items():
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.goto(place)
        found += faults(page, EVERYTHING, f"{name}, light")
        if name.startswith(COLOURED):
            page.emulate_media(color_scheme="dark", reduced_motion="reduce")
            found += faults(page, COLOURS, f"{name}, dark")
    page.unroute("**/state-*", show)
    assert not found, "\n".join(found)
