"""Drawings as files."""

import pytest
from flask import Flask

from hep import figures
from tests.web.pages import PageClient


def test_a_drawing_is_given_as_a_picture(client: PageClient) -> None:
    pose = min(figures.slugs())
    for side in ("left", "right"):
        answer = client.get(f"/figures/{pose}-{side}.svg")
        assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
        assert answer.text.lstrip().startswith("<svg")
        assert "<script" not in answer.text
        assert "script-src" not in answer.headers["Content-Security-Policy"]
        assert "private" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "address",
    [
        "/figures/nothing-left.svg",
        "/figures/bridge-up.svg",
        "/figures/..%2f..%2fhep.db-left.svg",
        "/figures/%2e%2e-left.svg",
        "/figures/-left.svg",
        "/figures/\x00-left.svg",
    ],
)
def test_what_is_not_drawn_is_404(client: PageClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_stranger_at_the_door_sees_drawings_of_the_library_and_nothing_of_the_clinic(
    stranger: PageClient,
) -> None:
    assert stranger.get(f"/figures/{min(figures.slugs())}-left.svg").status_code == 200
    assert stranger.get(f"/own-drawings/{'0' * 64}.svg").status_code == 302


def test_an_exercise_without_a_drawing_has_an_empty_frame(
    app: Flask, client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "slugs", lambda: frozenset())
    assert "Drawing to come" in client.get("/exercises/bridge").text
