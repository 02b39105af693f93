"""Pages about the tool: open to everybody, and honest."""

import re

import pytest
from flask import Flask

from tests.web.pages import BadPage, PageClient, check


@pytest.mark.parametrize("address", ["/about", "/intended-use", "/sign-in"])
def test_the_first_pages_say_what_it_is_not(stranger: PageClient, address: str) -> None:
    text = stranger.get(address).text
    assert "Not for real patients yet" in text
    assert "not yet reviewed by a clinician" in text
    assert 'href="/intended-use"' in text


def test_the_door_shows_its_drawings(stranger: PageClient) -> None:
    sources = re.findall(r'<img src="([^"]+)"', stranger.get("/sign-in").text)
    assert len(sources) > 3
    for source in sources:
        assert stranger.get(source).mimetype == "image/svg+xml"


def test_the_set_up_links_to_the_intended_use(app: Flask) -> None:
    text = app.test_client().get("/set-up").text
    assert "Not for real patients yet" in text
    assert 'href="/intended-use"' in text


def test_the_intended_use_is_the_document_of_the_repository(stranger: PageClient) -> None:
    text = stranger.get("/intended-use").text
    assert "<h1>Intended use</h1>" in text
    assert "<table>" in text
    assert "not cleared or certified as a medical device" in re.sub(r"\s+", " ", text)


def test_health_is_a_sign_of_life(stranger: PageClient) -> None:
    assert stranger.get("/health").json == {"status": "up"}


def test_every_page_of_a_demo_says_so(app: Flask, client: PageClient) -> None:
    from dataclasses import replace

    assert "Demo clinic." not in client.get("/").text
    app.config["HEP"] = replace(app.config["HEP"], demo=True)
    for address in ("/", "/patients", "/exercises", "/templates", "/about", "/clinic"):
        assert "Demo clinic." in client.get(address).text


PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Page - HEP</title></head>'
    "<body><h1>Page</h1>{}</body></html>"
)


def test_a_good_page_passes() -> None:
    check(PAGE.format('<form action="/x"><label>A <input name="a"></label></form>'))


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p><div></div></p>", "invalid HTML"),
        ('<p id="a"></p><p id="a"></p>', "doubled ids"),
        ("<h1>Second</h1>", "2 h1"),
        ("<form></form>", "without an action"),
        ('<input name="a">', "without a label"),
        ('<img src="/x">', "without alt"),
        ('<p style="color:red">x</p>', "inline style"),
        ('<p onclick="x()">x</p>', "inline style or script"),
        ('<p aria-describedby="nothing">x</p>', "names no element"),
    ],
)
def test_a_bad_page_is_refused(body: str, fault: str) -> None:
    """The client that looks at every answer must be able to fail."""
    with pytest.raises(BadPage, match=fault):
        check(PAGE.format(body))
