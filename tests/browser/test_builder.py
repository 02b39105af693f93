"""The builder's script, module by module, at one browser and one plan."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect
from sqlite_utils import Database

from hep.accounts import Account
from hep.dosage import Side, at_least, between, exactly
from hep.library import Library
from hep.patients import Patient
from hep.plans import add, new
from hep.store import plans
from tests.browser.conftest import window_of

pytestmark = pytest.mark.browser


class Desk:
    """Dana at a plan of three exercises."""

    def __init__(self, page: Page, address: str, db: Database) -> None:
        self.page, self.address, self.db = page, address, db
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    @property
    def plan(self) -> plans.Plan:
        return plans.get(self.db, 1).plan

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def focus(self, key: int) -> None:
        self.page.locator(f"#ex-{key}").focus()

    def saved(self, revision: int) -> None:
        """Wait until that revision is on the page."""
        expect(self.page.locator("#revision")).to_have_value(str(revision))
        expect(self.page.locator("#saved")).to_contain_text("Saved")


@pytest.fixture
def desk(
    window: BrowserContext,
    address: str,
    db: Database,
    dana: Account,
    rosa: Patient,
    library: Library,
) -> Iterator[Desk]:
    """The plan, open in a browser."""
    plan = new(date.today())
    for slug in ("knees-to-side", "bridge", "knee-rolls"):
        plan = add(plan, library.exercises[slug])
    saved = plans.create(db, rosa.id, dana.id, plan)
    page = window.new_page()
    page.goto(f"{address}/plans/{saved.id}")
    expect(page.locator("#ex-3")).to_have_attribute("tabindex", "0")
    there = Desk(page, address, db)
    yield there
    assert there.faults == []


def hold(page: Page, address: str) -> list[Route]:
    """Where the next request for the address is held, until the test lets it go."""
    held: list[Route] = []
    page.route(address, lambda route: held.append(route), times=1)
    return held


def test_the_panes_scroll_below_their_heads(desk: Desk) -> None:
    """Print and the patient stay in sight, and no head hides what has the focus."""
    page = desk.page
    page.set_viewport_size({"width": 1280, "height": 560})
    top, bottom = (page.locator(f"#ex-{key}") for key in (1, 3))
    assert page.evaluate("document.documentElement.scrollHeight") == 560
    page.locator("#library").evaluate("one => one.scrollTop = 900")
    expect(page.locator("#q")).to_be_in_viewport(ratio=1)
    bottom.scroll_into_view_if_needed()
    expect(page.locator("#print")).to_be_in_viewport(ratio=1)
    top.focus()
    head, card, menu = (
        page.locator(one).bounding_box() for one in (".plan-head", "#ex-1", ".plan-head .menu")
    )
    assert head
    assert card
    assert menu
    assert card["y"] >= head["y"] + head["height"]
    assert abs(card["x"] + card["width"] - menu["x"] - menu["width"]) < 1
    page.locator("#q").fill("hip")
    expect(page.locator("#results [role=status]")).to_contain_text("hip")
    assert page.locator("#library").evaluate("one => one.scrollTop") == 0


def test_a_colleague_at_the_same_plan_is_named(
    desk: Desk, browser: Browser, app: Flask, ben: Account
) -> None:
    """Both pages say so, and nobody had to save anything."""
    expect(desk.page.locator("#presence")).to_be_hidden()
    with desk.page.expect_response("**/presence"):
        desk.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    with window_of(browser, app, desk.address, ben) as window:
        other = window.new_page()
        with other.expect_response("**/presence"):
            other.goto(f"{desk.address}/plans/1")
        expect(other.locator("#presence")).to_contain_text("Dana Okafor has this plan open too")
        desk.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(desk.page.locator("#presence")).to_contain_text("Ben Reyes has this plan open too")
        expect(desk.page.locator("#live")).to_contain_text("Ben Reyes")


def test_the_keys(desk: Desk) -> None:
    page = desk.page
    desk.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("hook lying")
    desk.press("Enter")
    desk.saved(2)
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.insert_text("clam")
    expect(page.locator("#results .pick.first")).to_contain_text(re.compile("clam", re.I))
    desk.press("ArrowDown", "ArrowRight", "ArrowLeft")
    expect(page.locator("#results .pick button").first).to_be_focused()
    desk.press("F6")
    expect(page.locator("#ex-4")).to_be_focused()
    desk.press("ArrowUp", "ArrowUp", "Alt+ArrowUp")
    desk.saved(3)
    assert [one.key for one in desk.plan.exercises] == [2, 1, 3, 4]
    expect(page.locator("#ex-2")).to_be_focused()
    expect(page.locator("#live")).to_contain_text("number 1 of 4")
    desk.press("Enter")
    expect(page.locator("#ex2-hold")).to_be_focused()
    desk.press("Escape", "ArrowDown", "s")
    desk.saved(4)
    assert desk.plan.get(1).dosage.side is Side.ALTERNATING
    desk.press("u")
    desk.saved(5)
    assert desk.plan.get(1).dosage.side is Side.BOTH
    desk.press("Shift+U")
    desk.saved(6)
    desk.press("n")
    page.keyboard.type("With the red towel")
    desk.press("Tab")
    desk.saved(7)
    assert desk.plan.get(1).dosage.note == "With the red towel"
    desk.press("Escape", "?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.locator("#single-keys").uncheck()
    desk.press("Escape")
    desk.focus(1)
    desk.press("u", "Delete")
    desk.saved(8)
    assert [one.key for one in desk.plan.exercises] == [2, 3, 4]
    assert plans.get(desk.db, 1).revision == 8


def test_a_typed_dosage(desk: Desk) -> None:
    page = desk.page
    desk.focus(1)
    desk.press("e")
    page.keyboard.type("bananas")
    desk.press("Enter")
    expect(page.locator("#ex-1 .type .echo")).to_contain_text("This cannot be read: “bananas”")
    desk.press("Control+a")
    page.keyboard.type("2-3x30s+ 1/d")
    expect(page.locator("#ex-1 .type .echo")).to_contain_text("Hold for at least 30 seconds.")
    desk.press("Enter")
    desk.saved(2)
    expect(page.locator("#ex-1")).to_be_focused()
    expect(page.locator("#ex1-hold")).to_have_value("30+")
    amount = desk.plan.get(1).dosage.amount
    assert (amount.hold, amount.reps) == (at_least(30), between(2, 3))
    desk.press("e")
    page.keyboard.type("9 s")
    desk.press("Escape")
    expect(page.locator("#ex1-hold")).to_be_visible()
    desk.saved(2)


def test_several_at_once(desk: Desk) -> None:
    page = desk.page
    desk.focus(1)
    desk.press("x", "ArrowDown", "x")
    page.locator("#all-times").select_option("2")
    expect(page.locator("#ex-1 .foreseen mark")).to_have_text("Twice")
    expect(page.locator("#chosen")).to_contain_text("2 of 3 chosen · Session stays")
    assert desk.plan.get(1).dosage.frequency.times_per_day != exactly(2)
    page.get_by_role("button", name="Change 2 exercises").click()
    desk.saved(2)
    often = [one.dosage.frequency.times_per_day for one in desk.plan.exercises]
    assert often[:2] == [exactly(2)] * 2
    expect(page.locator("#several")).to_be_hidden()


def test_nothing_is_lost_without_a_connection_or_by_leaving(desk: Desk) -> None:
    page = desk.page
    plan = "**/plans/1"

    def cut(route: Route, request: Request) -> None:
        if request.method == "POST":
            route.abort()
        else:
            route.continue_()

    page.route(plan, cut)
    page.locator("#ex1-hold").fill("7")
    desk.press("Tab")
    expect(page.locator("#saved")).to_contain_text("Offline. 1 change kept here.")
    page.get_by_role("button", name="Move Knee").or_(
        page.locator('button[value="down:1"]')
    ).first.click()
    expect(page.locator("#saved")).to_contain_text("Offline. 2 changes kept here.")
    kept = page.evaluate("JSON.stringify(Object.entries(localStorage))")
    assert "hep.plan.1.1" in kept
    assert "Rosa" not in kept
    page.reload()
    expect(page.locator("#saved")).to_contain_text("kept")
    page.unroute(plan)
    page.evaluate("dispatchEvent(new Event('online'))")
    desk.saved(3)
    assert desk.plan.get(1).dosage.amount.hold == exactly(7)
    assert [one.key for one in desk.plan.exercises] == [2, 1, 3]
    assert page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('hep.plan'))") == []
    page.locator("#ex2-hold").fill("9")
    page.goto(f"{desk.address}/")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    page.goto(f"{desk.address}/plans/1")
    expect(page.locator("#ex2-hold")).to_have_value("9")


def test_what_is_wrong_stays_until_it_is_mended(desk: Desk) -> None:
    page = desk.page
    page.locator("#ex2-hold").fill("soon")
    desk.press("Tab")
    expect(page.locator("#faults")).to_contain_text("Not saved")
    expect(page.locator("#ex2-hold")).to_have_value("soon")
    page.locator("#ex1-hold").fill("12")
    desk.press("Tab")
    desk.saved(2)
    expect(page.locator("#ex2-hold")).to_have_value("soon")
    page.locator("#ex2-hold").fill("6")
    desk.press("Tab")
    desk.saved(3)
    amounts = [one.dosage.amount.hold for one in desk.plan.exercises[:2]]
    assert amounts == [exactly(12), exactly(6)]


def test_what_is_typed_while_the_card_comes_anew_is_kept(desk: Desk) -> None:
    page = desk.page

    held = hold(page, "**/plans/1")
    with page.expect_request("**/plans/1"):
        page.get_by_role("button", name="All left").click()
    page.locator("#ex1-hold").click()
    page.keyboard.type("5-")
    held.pop().continue_()
    desk.saved(2)
    page.keyboard.type("25")
    expect(page.locator("#ex1-hold")).to_have_value("5-25")
    desk.press("Tab")
    desk.saved(3)
    assert desk.plan.get(1).dosage.amount.hold == between(5, 25)
    assert desk.plan.get(1).dosage.side is Side.LEFT


def test_enter_waits_for_the_script(desk: Desk) -> None:
    held = hold(desk.page, "**/builder/main.js")
    with desk.page.expect_request("**/builder/main.js"):
        desk.page.goto(f"{desk.address}/plans/1", wait_until="commit")
    desk.page.get_by_label("Search exercises").fill("double knee to chest")
    desk.press("Enter")
    assert "?q=" not in desk.page.url
    held.pop().continue_()
    desk.saved(2)
    assert desk.plan.exercises[-1].exercise == "double-knee-to-chest"


def test_enter_searches_where_the_script_does_not_come(desk: Desk) -> None:
    held = hold(desk.page, "**/builder/main.js")
    with desk.page.expect_request("**/builder/main.js"):
        desk.page.goto(f"{desk.address}/plans/1", wait_until="commit")
    desk.page.get_by_label("Search exercises").fill("double knee to chest")
    desk.press("Enter")
    held.pop().abort()
    expect(desk.page).to_have_url(re.compile("[?]q=double"))
    expect(desk.page.locator('button[value="add:double-knee-to-chest"]')).to_be_visible()
