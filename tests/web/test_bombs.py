"""Bombs: what a page could hold to bring the renderer down costs one page, and nobody waits.

They are thrown at the renderer of a running server: in a plan they would have to get past the
forms first, which refuse them. Meanwhile the server has to answer others.
"""

import http.client
import threading
import time
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlite_utils import Database

from hep.accounts import Account
from hep.handouts import rendering
from hep.handouts.renderer import Renderer
from hep.handouts.rendering import RenderingError
from hep.library import Library
from hep.patients import Patient
from tests.serving import serving
from tests.web.building import Builder, started
from tests.web.pages import PageClient

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
DOUBLED = "".join(
    f'<g id="a{n + 1}"><use href="#a{n}"/><use href="#a{n}"/></g>' for n in range(1, 18)
)
USED = f'{SVG}<defs><path id="a1" d="M0 0L9 9"/>{DOUBLED}</defs><use href="#a18"/></svg>'
ENTITIES = '<!DOCTYPE svg [<!ENTITY a "xxxxxxxxxx">' + "".join(
    f'<!ENTITY {chr(n + 1)} "{f"&{chr(n)};" * 10}">' for n in range(ord("a"), ord("i"))
)
SHOWN = '<img alt="x" src="hep:bomb" style="width:9mm">'
BOMBS = {
    "fetch": ('<img alt="x" src="http://10.255.255.1/x.png">', ""),
    "attachment": ('<link rel="attachment" href="file:///etc/passwd">', ""),
    "svg, use": (SHOWN, USED),
    "svg, entities": (SHOWN, f"{ENTITIES}]>{SVG}<text>&i;</text></svg>"),
    "svg, path": (SHOWN, f'{SVG}<path d="{"M0 0A9 9 0 1 1 9 9" * 200_000}"/></svg>'),
    "css, flex": ('<div style="display:flex">' * 14 + "x" + "</div>" * 14, ""),
    "css, columns": ('<div style="columns:2">' * 9 + "x " * 50 + "</div>" * 9, ""),
    "table": ("<table><tr><td colspan=1000>x</table>" * 2000, ""),
    "text": (f'<p style="overflow-wrap:anywhere">{"x" * 60_000}', ""),
    "marks": (f"<p>a{chr(0x301) * 60_000}", ""),
    "nothing": ("<p>A quiet page.", ""),
}


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    """As the product's, with less patience."""
    with pytest.MonkeyPatch.context() as patch:
        made = Renderer(seconds=2)
        patch.setattr(rendering, "_renderer", made)
        rendering.render("<title>x</title><h1>Warm</h1>", {})
        yield made
        made.stop()


def throw(name: str) -> str:
    """What the renderer made of it: the kind of its error, or nothing."""
    body, svg = BOMBS[name]
    page = f'<html lang="en"><title>{name}</title><h1>x</h1>{body}'
    try:
        rendering.render(page, {"hep:bomb": svg} if svg else {})
    except RenderingError as error:
        return type(error).__name__
    return ""


@pytest.fixture
def line(app: Flask, renderer: Renderer) -> Iterator[http.client.HTTPConnection]:
    """A line to the server that the product uses."""
    with serving(app) as address:
        connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=30)
        yield connection
        connection.close()


def test_the_server_answers_while_bombs_go_off(
    line: http.client.HTTPConnection, dana: Account
) -> None:
    names = [name for name in BOMBS if name != "nothing"]
    said: dict[str, str] = {}
    throwing = [
        threading.Thread(target=lambda one=name: said.update({one: throw(one)})) for name in names
    ]
    for one in throwing:
        one.start()
    answers, slowest = 0, 0.0
    while any(one.is_alive() for one in throwing):
        begun = time.monotonic()
        line.request("GET", "/health")
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200
        answers, slowest = answers + 1, max(slowest, time.monotonic() - begun)
        time.sleep(0.05)
    assert answers > 3
    assert slowest < 5
    assert said.keys() == set(names)
    assert said["fetch"] == said["attachment"] == "RenderingRefused"
    ended = {"RenderingTimedOut", "RenderingFailed"}
    for name in ("svg, use", "css, flex", "text"):
        assert said[name] in ended, (name, said[name])
    assert throw("nothing") == ""


@pytest.mark.parametrize("text", ["x" * 60_000, "a" + chr(0x301) * 60_000])
def test_a_bomb_of_text_does_not_get_past_the_form(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library, text: str
) -> None:
    builder = started(client, db, dana, rosa, library, "knees-to-side")
    before = builder.saved.revision
    builder.send(goal=text)
    assert builder.answer.status_code == 422
    assert Builder(client, builder.plan, db).saved.revision == before
