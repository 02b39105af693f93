"""Three jobs at the builder, in a true Chromium: what they take of a person and of the machine.

Run from the top of the repository: `python -m bench.builder [rounds]`. In a clinic of 20 000
exercises and 100 000 plans: (a) five named exercises for a patient who is there, for one side and
with one changed hold, to the PDF; (b) a template to the PDF; (c) a follow-up with one harder and
one stopped exercise to the PDF.

An action is a key, a typed word or a click. The seconds of a practised person are those of the
keystroke-level model: each letter and key K, each click a pointing P and a button B, H whenever
the hand goes to the mouse or back, and one thinking M before each query, each value and each
command. Answers of the machine are not in it: they are measured, at the server and as the browser
waits for them. The server is a process of its own, as the product is; it was started a few seconds
before, and the first round counts like the others. In every second round the last button is pressed
the moment it is there, in the others after the seconds that the model says a person needs.
"""

import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Request, expect, sync_playwright
from playwright.sync_api import Response as Answer

from bench import _crowd
from hep.library import read
from tests.browser.conftest import ARGUMENTS, _executable

# The server warms up so many seconds beside its first requests.
WARMING = 5
KEY, POINT, BUTTON, HAND, THINK = 0.2, 1.1, 0.1, 0.4, 1.35
FIVE = ("double knee to chest", "knees to the side", "figure-4 with thigh pull", "bridge",
        "calf stretch at the wall")  # fmt: skip


class Person:
    """Somebody at work: every action is counted and priced."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions, self.clicks, self.seconds, self.mouse = page, 0, 0, 0.0, True
        self.at_once = True

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

    def look(self) -> None:
        """Take the time that a click takes a person, unless it is to be done at once."""
        if not self.at_once:
            self.page.wait_for_timeout((THINK + POINT + BUTTON) * 1000)

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

    def __init__(self, page: Page) -> None:
        self.worked: dict[str, list[float]] = defaultdict(list)
        self.server: dict[str, list[float]] = defaultdict(list)
        self.browser: dict[str, list[float]] = defaultdict(list)
        self._finished: list[Request] = []
        page.on("requestfinished", lambda asked: self._finished.append(asked))

    def take(self, at_once: bool) -> None:
        """Note what was answered since the last time."""
        for asked in self._finished:
            path = re.sub(r"https?://[^/]+|\?.*", "", asked.url)
            if name := _step(path, asked.method):
                self._note(f"{name}, asked for at once" if at_once and name == PDF else name, asked)
        self._finished.clear()

    def _note(self, name: str, asked: Request) -> None:
        answer = asked.response()
        said = (answer.header_value("Server-Timing") if answer else "") or ""
        for kind, taken in re.findall(r"(worked|server);dur=([\d.]+)", said):
            getattr(self, kind)[name].append(float(taken))
        timing = asked.timing
        self.browser[name].append(timing["responseEnd"] - timing["requestStart"])


PDF = "the PDF made and kept"
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
    r"POST /plans/\d+/handouts": PDF,
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
    person.look()
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
def served(folder: Path) -> Iterator[tuple[str, int]]:
    """The crowded clinic, served as the product is: its address, and the patient's id."""
    database = folder / "hep.db"
    patient = _crowd.fill(database, read())
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    program = (sys.executable, "-m", "bench._served", str(database), port)
    with subprocess.Popen(program, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(f"http://127.0.0.1:{port}/health")
            time.sleep(WARMING)
            yield f"http://127.0.0.1:{port}", patient
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


def measure(page: Page, clock: Clock, address: str, patient: int, rounds: int) -> None:
    """Each job so often, at once and at a person's pace in turn."""
    person, home = Person(page), f"{address}/patients/{patient}"
    clock.take(at_once=False)
    for turn in range(rounds):
        person.at_once = turn % 2 == 1
        for name, (job, target) in JOBS.items():
            page.goto(home)
            person.start()
            job(person, home)
            clock.take(person.at_once)
            if turn == rounds - 1:
                done = f"{person.actions} actions, {person.clicks} clicks, {person.seconds:.1f} s"
                print(f"{name}: {done} by the model (target {target})")


def told(clock: Clock) -> None:
    """The middle and the slowest twentieth of each step."""
    for name in (*STEPS.values(), f"{PDF}, asked for at once"):
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
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as (address, patient):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_executable(), args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(90_000)
            expect.set_options(timeout=90_000)
            clock = Clock(page)
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
