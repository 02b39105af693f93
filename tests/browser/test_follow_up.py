"""From the page of the patient to the new handout at a follow-up, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.plans import Plan, add
from hep.store import handouts, plans
from tests.handouts.pdf import pages_of

pytestmark = pytest.mark.browser
MOST_CLICKS = 6


@pytest.fixture
def page(
    address: str,
    window: BrowserContext,
    db: Database,
    dana: Account,
    rosa: Patient,
    library: Library,
) -> Page:
    """Rosa's page, her plan of three exercises printed at the first visit."""
    plan = Plan()
    for slug in ("double-knee-to-chest", "clamshell", "bridge"):
        plan = add(plan, library.exercises[slug])
    saved = plans.create(db, rosa.id, dana.id, plan)
    handouts.issue(db, saved, dana.id, code="1-1", pdf_sha256="0" * 64, pages=1)
    page = window.new_page()
    page.goto(f"{address}/patients/{rosa.id}")
    expect(page.get_by_role("heading", name=rosa.name)).to_be_visible()
    return page


def test_one_harder_and_one_stopped_in_at_most_six_clicks(
    page: Page, db: Database, rosa: Patient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clicks = 0

    def click(target: str) -> None:
        nonlocal clicks
        page.locator(target).first.click()
        clicks += 1

    click("text=Follow up")
    click("label[for=go2-what-harder]")
    expect(page.locator("#live-2")).to_contain_text("Clam with a band")
    click("label[for=go1-what-stop]")
    expect(page.locator("#live-reads")).to_contain_text("Hug both knees")
    click("button[value=print]")
    expect(page.get_by_role("heading", name="Check and print")).to_be_visible()
    click("#unasked")
    with page.expect_response(re.compile(r"/handouts/\d+\.pdf$")) as given:
        click("text=Print handout >> visible=true")
    sheet = page.request.get(given.value.url).body()
    with capsys.disabled():
        print(f" {clicks} clicks from the patient to the new handout ", end="")
    assert clicks <= MOST_CLICKS
    told = " ".join(pages_of(sheet, tmp_path))
    assert all(word in told for word in ("New", "In place of", "Stopped", "Leave this out."))
    assert len(handouts.of_patient(db, rosa.id)) == 2
