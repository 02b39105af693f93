"""The take-home page in a browser, opened from a file: the timer runs, ticks stay."""

from datetime import datetime, timedelta
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

pytestmark = pytest.mark.browser
MORNING = datetime(2026, 11, 26, 9)


@pytest.fixture
def file(
    app: Flask, db: Database, dana: Account, rosa: Patient, library: Library, tmp_path: Path
) -> Path:
    """The page of an issued handout, as a patient has it on a stick."""
    world = everywhere.make(db, dana, rosa, library)
    handout = handouts.get(db, int(str(world.names["handout_id"])))
    answer = signed_in(app, dana).get(f"/handouts/{handout.id}/take-home.html")
    path = tmp_path / "exercises.html"
    path.write_bytes(answer.data)
    return path


def test_the_timer_ticks_and_the_ticks_stay(file: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.clock.install(time=MORNING)
    faults: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert Axe().run(page).response["violations"] == []

    # From here on time goes by when the test says so.
    page.clock.pause_at(MORNING + timedelta(minutes=5))
    page.get_by_role("button", name="Start timer").first.click()
    timer = page.get_by_role("dialog")
    expect(timer.locator("[data-show=what]")).to_have_text("Get ready")
    timer.get_by_role("button", name="Next").click()
    expect(timer.locator("[data-show=what]")).to_have_text("Hold")
    # The seconds go by themselves, and stand still in a pause.
    seconds = timer.locator("[data-show=seconds]")
    expect(seconds).to_have_text("20")
    page.clock.run_for(3000)
    expect(seconds).to_have_text("17")
    timer.get_by_role("button", name="Pause").click()
    page.clock.run_for(3000)
    expect(seconds).to_have_text("17")
    while timer.get_attribute("data-kind") != "finished":
        timer.get_by_role("button", name="Next").click()
    timer.get_by_role("button", name="Close").click()

    tick = page.locator(".tick").first
    expect(tick).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator(".tick").first).to_have_attribute("aria-pressed", "true")
    assert (faults, {url.split(":")[0] for url in asked}) == ([], {"file"})
    page.close()
