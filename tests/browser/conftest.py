"""A real server and a real browser."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import waitress
from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from hep.web import create_app
from hep.web.settings import Settings

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]


@pytest.fixture
def app(settings: Settings) -> Flask:
    """The application as it is served, not as it is tested."""
    return create_app(settings)


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the application is served, by the server that the product uses."""
    opened: dict[int, object] = {}
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4, map=opened)
    serving = threading.Thread(target=server.run)
    serving.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    waitress.wasyncore.close_all(opened, ignore_all=True)
    serving.join(timeout=10)


def _executable() -> str:
    found = os.environ.get("HEP_TEST_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "no Chromium was found: install one, or name it in HEP_TEST_BROWSER"
    return str(Path(found))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_executable(), args=ARGUMENTS)
        yield opened
        opened.close()
