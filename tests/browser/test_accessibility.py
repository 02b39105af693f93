"""axe-core finds nothing to complain about on any page, light and dark, wide and narrow."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Error, Page, Route
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from tests.conftest import PASSWORD
from tests.web import everywhere, states
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


@pytest.fixture
def signed_in(browser: Browser, address: str, dana: Account) -> Iterator[Page]:
    """Dana at a browser, signed in."""
    window = browser.new_context(viewport=WIDE)
    # Each page then has axe from the start, instead of being given it for each look.
    window.add_init_script(Axe().axe_script)
    # Drawings have a place and words without being drawn, and drafts are no pages.
    window.route(re.compile(r"/figures/|\.pdf"), lambda route: route.abort())
    page = window.new_page()
    page.goto(address)
    page.get_by_label("E-mail or user name").fill(dana.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{address}/")
    yield page
    window.close()


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


def test_every_state_is_within_reach(
    signed_in: Page,
    address: str,
    app: Flask,
    db: Database,
    dana: Account,
    rosa: Patient,
    library: Library,
) -> None:
    pages, found = states.make(app, db, dana, rosa, library), []
    places = {f"{address}/state-{n}": name for n, name in enumerate(pages)}

    def show(route: Route) -> None:
        route.fulfill(body=pages[places[route.request.url]], content_type=HTML)

    signed_in.route("**/state-*", show)
    for place, name in places.items():
        signed_in.emulate_media(color_scheme="light", reduced_motion="reduce")
        signed_in.goto(place)
        found += faults(signed_in, EVERYTHING, f"{name}, light")
        if name.startswith(COLOURED):
            signed_in.emulate_media(color_scheme="dark", reduced_motion="reduce")
            found += faults(signed_in, COLOURS, f"{name}, dark")
    assert not found, "\n".join(found)


def test_every_page_is_within_reach(
    signed_in: Page, address: str, db: Database, dana: Account, rosa: Patient, library: Library
) -> None:
    world = everywhere.make(db, dana, rosa, library)
    found = []
    for rule in PAGES:
        signed_in.emulate_media(color_scheme="light", reduced_motion="reduce")
        signed_in.set_viewport_size(WIDE)
        if not opened(signed_in, address + world.address(rule)):
            continue
        found += faults(signed_in, EVERYTHING, f"{rule.endpoint}, light")
        signed_in.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found += faults(signed_in, COLOURS, f"{rule.endpoint}, dark")
        signed_in.set_viewport_size(NARROW)
        found += faults(signed_in, PLACES, f"{rule.endpoint}, narrow")
    assert not found, "\n".join(found)
