"""The take-home page in a browser, opened from a file: the timer runs, ticks stay."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, expect
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.store import handouts
from tests.conftest import signed_in
from tests.web import everywhere
from tests.web.pages import PageClient

pytestmark = pytest.mark.browser


@pytest.fixture
def file(
    app: Flask, db: Database, dana: Account, rosa: Patient, library: Library, tmp_path: Path
) -> Path:
    """The page of an issued handout, as a patient has it on a stick."""
    world = everywhere.make(db, dana, rosa, library)
    handout = handouts.get(db, int(str(world.names["handout_id"])))
    app.test_client_class = PageClient
    answer = signed_in(app, dana).get(f"/handouts/{handout.id}/take-home.html")
    path = tmp_path / "exercises.html"
    path.write_bytes(answer.data)
    return path


def test_the_timer_ticks_and_the_ticks_stay(file: Path, browser: Browser) -> None:
    window = browser.new_context(viewport={"width": 390, "height": 844})
    page = window.new_page()
    faults: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert Axe().run(page).response["violations"] == []

    page.get_by_role("button", name="Start timer").first.click()
    timer = page.get_by_role("dialog")
    expect(timer.locator("[data-show=what]")).to_have_text("Get ready")
    timer.get_by_role("button", name="Next").click()
    expect(timer.locator("[data-show=what]")).to_have_text("Hold")
    # Time goes on by itself, and stands still in a pause.
    expect(timer.locator("[data-show=seconds]")).not_to_have_text("20", timeout=3000)
    timer.get_by_role("button", name="Pause").click()
    stopped = timer.locator("[data-show=seconds]").text_content()
    page.wait_for_timeout(1200)
    assert timer.locator("[data-show=seconds]").text_content() == stopped
    while timer.get_attribute("data-kind") != "finished":
        timer.get_by_role("button", name="Next").click()
    timer.get_by_role("button", name="Close").click()

    tick = page.locator(".tick").first
    expect(tick).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator(".tick").first).to_have_attribute("aria-pressed", "true")
    assert (faults, {url.split(":")[0] for url in asked}) == ([], {"file"})
    window.close()
