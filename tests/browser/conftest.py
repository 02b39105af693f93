"""A real server and a real browser."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from hep.accounts import Account
from hep.web import create_app
from hep.web.settings import Settings
from tests.conftest import signed_in
from tests.serving import serving
from tests.web.pages import PageClient

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
# As long as Playwright waits for everything else: what is there is not waited for.
expect.set_options(timeout=30_000)


def as_served(settings: Settings, compiled: FileSystemBytecodeCache) -> Flask:
    """The application as it is served, not as it is tested."""
    app = create_app(settings)
    app.jinja_env.bytecode_cache = compiled
    app.test_client_class = PageClient
    return app


@contextmanager
def window_of(
    browser: Browser, app: Flask, address: str, account: Account, **options: Any
) -> Iterator[BrowserContext]:
    """A window in which somebody is signed in; the main job goes through the door."""
    cookie = signed_in(app, account).get_cookie("session")
    assert cookie is not None
    with browser.new_context(**options) as window:
        window.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
        yield window
        leave(window)


def leave(window: BrowserContext) -> None:
    """Leave what is shown: a window does not always close while it begins to show a PDF."""
    for page in window.pages:
        page.goto("about:blank")


@pytest.fixture
def app(settings: Settings, compiled_pages: FileSystemBytecodeCache) -> Flask:
    return as_served(settings, compiled_pages)


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    with serving(app) as address:
        yield address


@pytest.fixture
def window(browser: Browser, app: Flask, address: str, dana: Account) -> Iterator[BrowserContext]:
    """Dana's."""
    wide = {"width": 1440, "height": 900}
    with window_of(browser, app, address, dana, viewport=wide) as window:
        yield window


def _executable() -> str:
    found = os.environ.get("HEP_TEST_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "no Chromium was found: install one, or name it in HEP_TEST_BROWSER"
    return str(Path(found))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, started once; each test has a window of its own."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_executable(), args=ARGUMENTS)
        yield opened
        opened.close()
