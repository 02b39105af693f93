"""From an empty machine to a sheet of paper, in a real browser, with and without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, expect
from sqlite_utils import Database

from hep.dosage import between
from hep.store import plans
from hep.web import context
from tests.browser.conftest import leave
from tests.conftest import PASSWORD

pytestmark = pytest.mark.browser

CLINIC = {
    "One-time code from the terminal": "",
    "Name": "Harbour Street Physiotherapy",
    "Phone patients should call": "04 555 0142",
    "Your name, as patients know it": "Dana Okafor",
    "Professional title": "Physiotherapist",
    "E-mail or user name": "dana",
    "Password": PASSWORD,
}
# What is typed, and the exercise that must then be the first.
FIVE = {
    "double knee to chest": "double-knee-to-chest",
    "knees to the side": "knees-to-side",
    "figure-4 with thigh pull": "supine-figure-4-pull",
    "bridge": "bridge",
    "calf stretch at the wall": "calf-stretch-wall",
}
# From the page of the patient to the sheet: clicks, keys and filled fields, as counted.
MOST_ACTIONS = 16


class Clinician:
    """Somebody at a browser, whose actions are counted."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.actions = page, address, 0
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._listen)
        page.on("response", self._look)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load" not in message.text:
            self.faults.append(message.text)

    def _look(self, answer: Response) -> None:
        if answer.status >= 400:
            self.faults.append(f"{answer.status} {answer.url}")

    def fill(self, label: str, text: str) -> None:
        """Type into a field that is known by its label."""
        self.page.get_by_label(label, exact=True).fill(text)
        self.actions += 1

    def click(self, name: str, role: str = "button") -> None:
        """Press a button or follow a link."""
        self.page.get_by_role(role, name=name, exact=True).first.click()
        self.actions += 1

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)
        self.actions += 1

    def set_up(self, app: Flask) -> None:
        """Make the clinic and the account, then come in by the door."""
        self.page.goto(self.address)
        with app.app_context():
            code = context.set_up_code()
        for label, text in CLINIC.items():
            self.fill(label, text or code)
        self.page.get_by_label("Country").select_option("NZ")
        self.click("Make the clinic")
        expect(self.page.get_by_role("heading", name="Your first plan")).to_be_visible()
        self.page.locator("form.leave button").click()
        self.fill("E-mail or user name", "dana")
        self.fill("Password", PASSWORD)
        self.click("Sign in")
        expect(self.page.get_by_role("heading", name="Your first plan")).to_be_visible()

    def add_patient(self) -> None:
        """Add Rosa and open an empty plan for her."""
        self.click("New patient", "link")
        self.fill("Name", "Rosa Whitfield")
        self.click("Add patient")
        expect(self.page.get_by_role("heading", name="Rosa Whitfield")).to_be_visible()
        self.actions = 0
        self.click("New plan")
        expect(self.page.get_by_text("Nothing in the plan yet")).to_be_visible()

    def print_handout(self) -> str:
        """Go on to the check, say that red flags were not asked, print; the PDF's address."""
        self.click("Print handout")
        expect(self.page.get_by_role("heading", name="Check and print")).to_be_visible()
        self.page.wait_for_load_state("domcontentloaded")
        if self.page.locator("#unasked").count():
            self.page.locator("#unasked").check()
            self.actions += 1
        with self.page.expect_response(re.compile(r"/handouts/\d+\.pdf$")) as given:
            self.click("Print handout")
        return given.value.url

    def read(self, address: str) -> bytes:
        """The bytes behind an address, with this browser's session."""
        answer = self.page.request.get(address)
        assert answer.status == 200
        assert answer.headers["content-type"] == "application/pdf"
        return answer.body()


@pytest.fixture
def clinician(
    request: pytest.FixtureRequest, browser: Browser, address: str
) -> Iterator[Clinician]:
    """With JavaScript or without, as the test asks."""
    with browser.new_context(java_script_enabled=request.param) as window:
        yield Clinician(window.new_page(), address)
        leave(window)


with_script = pytest.mark.parametrize("clinician", [True], indirect=True)
without_script = pytest.mark.parametrize("clinician", [False], indirect=True)


def check_plan(db: Database) -> None:
    """Five exercises in the order they were added, the second held for 5 to 30 seconds."""
    [saved] = plans.recent(db)
    assert [one.exercise for one in saved.plan.exercises] == list(FIVE.values())
    hold = saved.plan.get(3).dosage.amount.hold
    assert hold == between(5, 30)


def check_printing(clinician: Clinician, plan: str) -> None:
    """What was printed is the same after an edit, and another print is another sheet."""
    first = clinician.print_handout()
    pdf = clinician.read(first)
    assert pdf.startswith(b"%PDF")
    assert clinician.actions <= MOST_ACTIONS, clinician.actions
    clinician.page.goto(plan)
    clinician.page.locator('button[value="remove:4"]').click()
    expect(clinician.page.locator("#sum")).to_contain_text("4 exercises")
    assert clinician.read(first) == pdf
    second = clinician.print_handout()
    assert second != first
    assert clinician.read(second) != pdf
    assert clinician.read(first) == pdf


@with_script
def test_the_main_job(clinician: Clinician, app: Flask, db: Database) -> None:
    clinician.set_up(app)
    clinician.add_patient()
    page = clinician.page
    plan = page.url
    for number, query in enumerate(FIVE, start=1):
        clinician.fill("Search exercises", query)
        clinician.press("Enter")
        noun = "exercise" if number == 1 else "exercises"
        expect(page.locator("#sum")).to_contain_text(f"{number} {noun}")
        expect(page.get_by_label("Search exercises")).to_be_focused()
    clinician.page.locator("#ex3-hold").fill("5-30")
    clinician.actions += 1
    clinician.press("Tab")
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.wait_for_function("document.getElementById('revision').value === '7'")
    check_plan(db)
    check_printing(clinician, plan)
    assert clinician.faults == []


@without_script
def test_the_main_job_without_javascript(clinician: Clinician, app: Flask, db: Database) -> None:
    clinician.set_up(app)
    clinician.add_patient()
    page = clinician.page
    plan = page.url
    for query, slug in FIVE.items():
        page.get_by_label("Search exercises").fill(query)
        page.get_by_label("Search exercises").press("Enter")
        page.locator(f'button[value="add:{slug}"]').click()
        expect(page.locator(f'#cards a[href="/exercises/{slug}"]').first).to_be_visible()
    page.locator("#ex3-hold").fill("5-30")
    clinician.actions = 0
    clinician.click("Save")
    check_plan(db)
    check_printing(clinician, plan)
    assert clinician.faults == []
