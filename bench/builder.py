"""Three jobs at the builder, in a true Chromium: what they take of a person and of the machine.

Run from the top of the repository: `python -m bench.builder [rounds]`. In a clinic of 20 000
exercises and 100 000 plans: (a) five named exercises for a patient who is there, for one side and
with one changed hold, to the PDF; (b) a template to the PDF; (c) a follow-up with one harder and
one stopped exercise to the PDF.

An action is a key, a typed word or a click. The seconds of a practised person are those of the
keystroke-level model: each letter and key K, each click a pointing P and a button B, H whenever
the hand goes to the mouse or back, and one thinking M before each query, each value and each
command. Answers of the machine are not in it: they are measured, at the server and as the browser
waits for them.
"""

import re
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import waitress
from flask import Flask, Response, g, request
from playwright.sync_api import Page, Request, expect, sync_playwright
from playwright.sync_api import Response as Answer

from bench import _crowd
from hep.web import create_app
from hep.web.settings import Settings
from tests.browser.conftest import ARGUMENTS, _executable

KEY, POINT, BUTTON, HAND, THINK = 0.2, 1.1, 0.1, 0.4, 1.35
FIVE = ("double knee to chest", "knees to the side", "figure-4 with thigh pull", "bridge",
        "calf stretch at the wall")  # fmt: skip


class Person:
    """Somebody at work: every action is counted and priced."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions, self.clicks, self.seconds, self.mouse = page, 0, 0, 0.0, True

    def start(self) -> None:
        """Begin a job, with the hand on the mouse."""
        self.actions, self.clicks, self.seconds, self.mouse = 0, 0, 0.0, True

    def _hand(self, mouse: bool) -> None:
        self.seconds += HAND if mouse is not self.mouse else 0
        self.mouse = mouse

    def click(self, target: str) -> None:
        """Think, point, press."""
        self._hand(True)
        self.page.locator(f"{target} >> visible=true").first.click()
        self.actions, self.clicks = self.actions + 1, self.clicks + 1
        self.seconds += THINK + POINT + BUTTON

    def type(self, words: str) -> None:
        """Think, then type; each word is an action."""
        self._hand(False)
        self.page.keyboard.type(words)
        self.actions += len(words.split())
        self.seconds += THINK + KEY * len(words)

    def press(self, key: str) -> None:
        """A key that belongs to what was just typed."""
        self._hand(False)
        self.page.keyboard.press(key)
        self.actions += 1
        self.seconds += KEY


class Clock:
    """The milliseconds of each step: worked and waited at the server, waited at the browser."""

    def __init__(self, app: Flask, page: Page) -> None:
        self.worked: dict[str, list[float]] = defaultdict(list)
        self.server: dict[str, list[float]] = defaultdict(list)
        self.browser: dict[str, list[float]] = defaultdict(list)
        app.before_request(_begin)
        app.after_request(self._served)
        page.on("requestfinished", self._waited)

    def forget(self) -> None:
        """Begin anew."""
        for times in (self.worked, self.server, self.browser):
            times.clear()

    def _served(self, response: Response) -> Response:
        if name := _step(request.path, request.method):
            self.server[name].append((time.perf_counter() - g.begun) * 1000)
            self.worked[name].append((time.thread_time() - g.busy) * 1000)
        return response

    def _waited(self, asked: Request) -> None:
        path = re.sub(r"https?://[^/]+|\?.*", "", asked.url)
        if name := _step(path, asked.method):
            timing = asked.timing
            self.browser[name].append(timing["responseEnd"] - timing["requestStart"])


def _begin() -> None:
    g.begun, g.busy = time.perf_counter(), time.thread_time()


STEPS = {
    r"POST /patients/\d+/plans": "a new plan",
    r"GET /plans/\d+": "the builder opened",
    r"GET /plans/\d+/library": "a search",
    r"POST /plans/\d+": "a change saved",
    r"GET /plans/\d+/exercises/\d+/dosage": "a typed dosage echoed",
    r"GET /patients/\d+/templates": "the templates listed",
    r"POST /patients/\d+/plans/from-template": "a template used",
    r"GET /plans/\d+/follow-up": "the follow-up opened",
    r"POST /plans/\d+/follow-up": "the follow-up kept",
    r"GET /plans/\d+/print": "the check before printing",
    r"POST /plans/\d+/handouts": "the PDF made and kept",
}


def _step(path: str, method: str) -> str:
    return next((name for one, name in STEPS.items() if re.fullmatch(one, f"{method} {path}")), "")


def five_exercises(person: Person, patient: str) -> None:
    """Job (a)."""
    page = person.page
    person.click("text=New plan")
    expect(page.locator("#q")).to_be_focused()
    for number, name in enumerate(FIVE, start=1):
        person.type(name)
        person.press("Enter")
        expect(page.locator("#count")).to_have_text(str(number))
    person.click("text=All left")
    person.click("#ex2-hold")
    person.type("5-30")
    person.press("Enter")
    _print(person, "#print")


def template(person: Person, patient: str) -> None:
    """Job (b)."""
    person.click("text=Start from a template")
    person.click("button:has-text('Piriformis syndrome: beginner')")
    _print(person, "#print")


def follow_up(person: Person, patient: str) -> None:
    """Job (c), on the plan of job (a)."""
    page = person.page
    person.click("text=Follow up")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Follow-up")
    harder = page.locator("label[for$=-what-harder]").first.get_attribute("for")
    stop = page.locator("label[for$=-what-stop]").last.get_attribute("for")
    person.click(f"label[for={harder}]")
    person.click(f"label[for={stop}]")
    _print(person, "button[value=print]")


def _print(person: Person, button: str) -> None:
    page = person.page
    person.click(button)
    expect(page.get_by_role("heading", name="Check and print")).to_be_visible()
    if page.locator("input[name=read]").count():
        person.click("input[name=read]")
    with page.expect_response(_is_printing) as given:
        person.click("button:has-text('Print handout')")
    # A drawing process that took too long on a busy machine is tried again, without counting.
    while given.value.status != 303:
        with page.expect_response(_is_printing) as given:
            page.locator("button:has-text('Print handout')").first.click()


def _is_printing(answer: Answer) -> bool:
    return answer.request.method == "POST" and answer.url.endswith("/handouts")


JOBS: dict[str, tuple[Callable[[Person, str], None], str]] = {
    "(a) five exercises": (five_exercises, "45 actions, 60 s"),
    "(b) a template": (template, "4 clicks"),
    "(c) a follow-up": (follow_up, "6 clicks"),
}


@contextmanager
def served(folder: Path) -> Iterator[tuple[Flask, str, int]]:
    """The crowded clinic, served as the product is."""
    library = _crowd.fill_library()
    settings = Settings(database=folder / "hep.db", secret_key="only for a bench")
    patient = _crowd.fill(settings.database, library)
    app = create_app(settings)
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield app, f"http://127.0.0.1:{server.effective_port}", patient
    server.close()


def measure(page: Page, clock: Clock, address: str, patient: int, rounds: int) -> None:
    """Each job so often; the first round warms up and is not told."""
    person, home = Person(page), f"{address}/patients/{patient}"
    for turn in range(rounds + 1):
        if turn == 1:
            clock.forget()
        for name, (job, target) in JOBS.items():
            page.goto(home)
            person.start()
            job(person, home)
            if turn == rounds:
                done = f"{person.actions} actions, {person.clicks} clicks, {person.seconds:.1f} s"
                print(f"{name}: {done} by the model (target {target})")


def told(clock: Clock) -> None:
    """The middle and the slowest twentieth of each step."""
    for name in STEPS.values():
        if clock.server.get(name):
            print(f"{name}, {len(clock.server[name])} times")
            for kind in ("worked", "server", "browser"):
                print(f"  {kind:8} {_middle_and_late(getattr(clock, kind).get(name) or [0.0])}")


def _middle_and_late(taken: list[float]) -> str:
    ordered = sorted(taken)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"median {statistics.median(ordered):4.0f}, p95 {late:4.0f} ms"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as (app, address, patient):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_executable(), args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(90_000)
            clock = Clock(app, page)
            page.goto(f"{address}/sign-in?next=/patients/{patient}")
            page.get_by_label("E-mail or user name").fill("0@example.org")
            page.get_by_label("Password").fill(_crowd.PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            expect(page.get_by_role("heading", name=_crowd.NAME)).to_be_visible()
            measure(page, clock, address, patient, rounds)
            browser.close()
        told(clock)


if __name__ == "__main__":
    main()
