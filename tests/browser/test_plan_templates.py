"""From the page of the patient over a template to the sheet of paper, in a real browser."""

import re
from typing import Literal

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlite_utils import Database

from hep.accounts import Account
from hep.dosage import Side
from hep.patients import Patient
from hep.store import handouts, plans
from tests.conftest import PASSWORD

pytestmark = pytest.mark.browser
MOST_CLICKS = 4


@pytest.fixture
def page(
    address: str, browser: Browser, app: Flask, db: Database, dana: Account, rosa: Patient
) -> Page:
    """Rosa's page, red flags asked."""
    page = browser.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{address}/sign-in?next=/patients/{rosa.id}/screening")
    page.get_by_label("E-mail or user name").fill(dana.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.locator('button[value="Red flags"]').click()
    page.goto(f"{address}/patients/{rosa.id}")
    expect(page.get_by_role("heading", name=rosa.name)).to_be_visible()
    return page


def test_template_to_paper_in_at_most_four_clicks(
    page: Page, db: Database, rosa: Patient, capsys: pytest.CaptureFixture[str]
) -> None:
    clicks = 0

    def click(name: str | re.Pattern[str], role: Literal["button", "link"] = "button") -> None:
        nonlocal clicks
        page.get_by_role(role, name=name).filter(visible=True).first.click()
        clicks += 1

    click("Start from a template", "link")
    click(re.compile("^Left ?: Piriformis syndrome: beginner"))
    expect(page.locator("#sum")).to_contain_text("4 exercises")
    click("Print handout")
    expect(page.get_by_role("heading", name="Check and print")).to_be_visible()
    with page.expect_response(re.compile(r"/handouts/\d+\.pdf$")) as given:
        click("Print handout")
    assert page.request.get(given.value.url).body().startswith(b"%PDF")
    page.close()
    with capsys.disabled():
        print(f" {clicks} clicks from the patient over a template to the handout ", end="")
    assert clicks <= MOST_CLICKS
    [saved] = plans.of_patient(db, rosa.id)
    assert saved.plan.plan_template == "piriformis-beginner"
    assert {one.dosage.side for one in saved.plan.exercises} == {None, Side.LEFT}
    assert len(handouts.of_patient(db, rosa.id)) == 1
