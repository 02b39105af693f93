"""Check and print in a real browser: the draft follows at once, and what was typed stays."""

import re
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.plans import add, new
from hep.printing import Layout, Paper, Part
from hep.store import handouts, plans

pytestmark = pytest.mark.browser


@pytest.fixture
def page(
    address: str,
    window: BrowserContext,
    db: Database,
    dana: Account,
    rosa: Patient,
    library: Library,
) -> Page:
    """The page that checks Rosa's plan of two exercises."""
    plan = new(date.today())
    for slug in ("double-knee-to-chest", "bridge"):
        plan = add(plan, library.exercises[slug])
    saved = plans.create(db, rosa.id, dana.id, plan)
    page = window.new_page()
    page.goto(f"{address}/plans/{saved.id}/print")
    return page


def test_the_draft_follows_what_is_chosen_and_that_is_printed(
    page: Page, db: Database, rosa: Patient
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    expect(page.locator("[data-pages]")).to_have_text(re.compile(r"^\d pages$"))
    page.get_by_label("Print without asking").check()
    page.get_by_text("Compact", exact=True).click()
    page.get_by_text("Letter", exact=True).click()
    page.get_by_label("Clinical names").uncheck()
    draft = page.locator("iframe[data-draft]")
    expect(draft).to_have_attribute("src", re.compile("layout=compact&paper=letter"))
    expect(page.locator("[data-pages]")).to_have_text("1 page")
    assert page.get_by_label("Print without asking").is_checked()
    with page.expect_response(re.compile(r"/handouts$")) as answered:
        page.get_by_role("button", name="Print handout").click(no_wait_after=True)
    assert answered.value.status == 303
    page.wait_for_url(re.compile(r"/handouts/\d+\.pdf$"))
    [handout] = handouts.of_patient(db, rosa.id)
    assert handout.printing is not None
    assert (handout.printing.layout, handout.printing.paper) == (Layout.COMPACT, Paper.LETTER)
    assert Part.CLINICAL_NAMES in handout.printing.without
    assert faults == []


def test_the_handout_is_made_once_however_often_is_pressed(page: Page) -> None:
    page.evaluate(
        """() => document.addEventListener("submit", (event) => {
          const { dataset } = document.body;
          if (!event.defaultPrevented) dataset.sent = `${dataset.sent ?? ""}x`;
          event.preventDefault();
        })"""
    )
    page.get_by_label("Print without asking").check()
    button = page.locator("button[data-prints]")
    button.click()
    expect(button).to_have_text("Making the handout…")
    button.click()
    expect(page.locator("body")).to_have_attribute("data-sent", "x")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")
    expect(button).to_have_text("Print handout")


def test_an_open_menu_closes_by_escape(page: Page, address: str, rosa: Patient) -> None:
    page.goto(f"{address}/patients/{rosa.id}")
    opener = page.locator("details.menu > summary").first
    opener.click()
    inside = page.get_by_role("link", name="Versions")
    inside.focus()
    inside.press("Escape")
    expect(inside).to_be_hidden()
    expect(opener).to_be_focused()
