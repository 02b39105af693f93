"""From the page of the patient over a template to the sheet of paper, in a real browser."""

import re
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlite_utils import Database

from hep.dosage import Side
from hep.patients import Patient
from hep.store import handouts, plans

pytestmark = pytest.mark.browser
MOST_CLICKS = 4


@pytest.fixture
def page(address: str, window: BrowserContext, rosa: Patient) -> Page:
    """Rosa's page, red flags asked."""
    page = window.new_page()
    page.goto(f"{address}/patients/{rosa.id}/screening")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
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
    with capsys.disabled():
        print(f" {clicks} clicks from the patient over a template to the handout ", end="")
    assert clicks <= MOST_CLICKS
    [saved] = plans.of_patient(db, rosa.id)
    assert saved.plan.plan_template == "piriformis-beginner"
    assert {one.dosage.side for one in saved.plan.exercises} == {None, Side.LEFT}
    assert len(handouts.of_patient(db, rosa.id)) == 1
