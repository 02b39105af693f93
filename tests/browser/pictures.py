"""Pictures of every page, to be looked at: python -m tests.browser.pictures FOLDER [--help].

The pages are those that can be reached by links in the demo clinic, and the states of
`tests/web/states.py`, which no link leads to. Nothing here is a test.
"""

import re
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright
from werkzeug.exceptions import HTTPException

from hep import store
from hep.library import read
from hep.store import accounts, clinics, patients
from hep.web import create_app
from hep.web.commands.demo import fill
from hep.web.settings import ROOT, Settings
from tests.browser.conftest import ARGUMENTS, _executable
from tests.conftest import CLINIC, DANA, ROSA
from tests.serving import serving
from tests.web import states

DEMO = tomllib.loads((ROOT / "data" / "demo.toml").read_text(encoding="utf-8"))
HTML = "text/html; charset=utf-8"
# Of most kinds of page two are enough; plans, checks and follow-ups show many states.
OFTEN = {"plans.show": 8, "handouts.check": 5, "follow_ups.show": 4, "patients.show": 12}
# A longer page is cut there: what comes below looks like what was above.
LONGEST = 3600


@dataclass(frozen=True)
class Shot:
    """One page to be pictured: its name, its address, and its text where it is not served."""

    name: str
    address: str
    text: str = ""


def demo_clinic(folder: Path) -> Flask:
    """An application over a new demo clinic."""
    settings = Settings(database=folder / "demo.db", secret_key="only for pictures", demo=True)
    app = create_app(settings)
    with app.app_context():
        fill(app, DEMO)
    return app


def stated(folder: Path) -> dict[str, str]:
    """The texts of the pages in states that no link leads to."""
    path = folder / "states.db"
    db = store.connect(path)
    store.migrate(db)
    clinics.save(db, CLINIC)
    dana = accounts.add(db, **DANA)
    app = create_app(Settings(database=path, secret_key="only for pictures"))
    made = states.make(app, db, dana, patients.add(db, ROSA), read())
    return {**made, "set-up": set_up(folder / "first.db")}


def set_up(path: Path) -> str:
    """The page of the first visit, before there is a clinic."""
    store.migrate(store.connect(path))
    app = create_app(Settings(database=path, secret_key="only for pictures"))
    return app.test_client().get("/set-up").text


def sign_in(page: Page, address: str) -> None:
    """Come into the demo clinic."""
    page.goto(f"{address}/sign-in")
    page.get_by_label("E-mail or user name").fill(DEMO["account"]["email"])
    page.get_by_label("Password").fill(DEMO["account"]["password"])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{address}/")


def linked(app: Flask, window: BrowserContext, address: str) -> Iterator[Shot]:
    """Every kind of page that links lead to, from the start page on."""
    routes = app.url_map.bind("127.0.0.1")
    # From the own exercises on, so that the first exercise is one with every page there is.
    waiting = ["/own-exercises", "/"]
    known, taken = set(waiting), Counter[str]()
    while waiting:
        place = waiting.pop(0)
        try:
            endpoint, _ = routes.match(place.partition("?")[0])
        except HTTPException:
            continue
        most = OFTEN.get(endpoint, 2)
        if endpoint in ("static", "bootstrap.static") or taken[endpoint] >= most:
            continue
        answer = window.request.get(address + place, max_redirects=0)
        text = answer.text() if answer.headers.get("content-type") == HTML else ""
        saved = "attachment" in answer.headers.get("content-disposition", "")
        if saved or not text.lstrip().startswith("<!"):
            continue
        taken[endpoint] += 1
        yield Shot(f"{endpoint}-{taken[endpoint]}", address + place)
        for found in re.findall(r'href="(/[^"#]*)', text):
            if (there := found.replace("&amp;", "&")) not in known:
                known.add(there)
                waiting.append(there)


def take(window: BrowserContext, shot: Shot, path: Path) -> None:
    """Picture one page from top to bottom."""
    page = window.new_page()

    def show(route: Route) -> None:
        route.fulfill(body=shot.text, content_type=HTML)

    if shot.text:
        page.route(shot.address, show)
    page.goto(shot.address, wait_until="load")
    page.wait_for_load_state("networkidle")
    size = page.viewport_size or {"width": 1440, "height": 900}
    tall = page.evaluate("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": size["width"], "height": min(tall, LONGEST)}
    page.screenshot(path=path, full_page=True, clip=clip)
    page.close()


def windows(
    browser: Browser, address: str, widths: list[int], dark: bool
) -> Iterator[tuple[str, BrowserContext]]:
    """A signed-in window of each width."""
    for width in widths:
        window = browser.new_context(
            viewport={"width": width, "height": 900 if width > 600 else 844},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        sign_in(window.new_page(), address)
        yield f"{width}-{'dark' if dark else 'light'}", window
        window.close()


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--only", default="", help="Names of pages: a regular expression.")
@click.option("--width", "widths", multiple=True, type=int, default=(1440, 1024, 390))
@click.option("--dark", is_flag=True)
def main(folder: Path, only: str, widths: tuple[int, ...], dark: bool) -> None:
    """Picture every page into FOLDER/WIDTH-THEME/NAME.png."""
    with tempfile.TemporaryDirectory() as held, sync_playwright() as playwright:
        texts = stated(Path(held))
        app = demo_clinic(Path(held))
        browser = playwright.chromium.launch(executable_path=_executable(), args=ARGUMENTS)
        with serving(app) as address:
            window = browser.new_context()
            sign_in(window.new_page(), address)
            shots = [Shot("accounts.sign_in", f"{address}/sign-in")]
            shots += linked(app, window, address)
            for number, (name, text) in enumerate(texts.items()):
                label = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
                shots.append(Shot(f"state-{label}", f"{address}/state-{number}", text))
            chosen = [shot for shot in shots if re.search(only, shot.name)]
            for kind, window in windows(browser, address, list(widths), dark):
                (folder / kind).mkdir(parents=True, exist_ok=True)
                for shot in chosen:
                    take(window, shot, folder / kind / f"{shot.name}.png")
                click.echo(f"{kind}: {len(chosen)} pages")
        browser.close()


if __name__ == "__main__":
    main()
