"""The renderer's process: a page that takes too long costs that page and nothing else."""

import json
import os
import signal
import threading
from collections.abc import Iterator

import pytest

from hep.handouts import rendering
from hep.handouts.renderer import Renderer
from hep.handouts.rendering import RenderingFailed, RenderingTimedOut

SMALL = '<html lang="en"><head><title>t</title></head><body><h1>Small</h1></body></html>'
DEEP = '<div style="display:flex">' * 14 + "x" + "</div>" * 14


def job(html: str) -> bytes:
    return json.dumps({"html": html, "assets": {}}).encode()


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    made = Renderer(seconds=3)
    yield made
    made.stop()


def test_a_bomb_is_killed_while_another_page_is_made(renderer: Renderer) -> None:
    assert renderer.run(job(SMALL)).complete
    replies = []
    bomb = threading.Thread(target=lambda: replies.append(renderer.run(job(SMALL + DEEP))))
    bomb.start()
    assert renderer.run(job(SMALL)).complete
    assert bomb.is_alive()
    bomb.join()
    assert [reply.timed_out for reply in replies] == [True]
    assert renderer.run(job(SMALL)).complete


def test_many_threads_are_served(renderer: Renderer) -> None:
    replies = []
    threads = [
        threading.Thread(target=lambda: replies.append(renderer.run(job(SMALL)).data))
        for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(replies) == 12
    assert len(set(replies)) == 1


def test_a_process_that_was_ended_is_started_again(renderer: Renderer) -> None:
    assert renderer.run(job(SMALL)).complete
    assert renderer._process is not None
    os.kill(renderer._process.pid, signal.SIGKILL)
    renderer._process.wait()
    assert renderer.run(job(SMALL)).complete


def test_a_job_that_cannot_be_read_is_an_error_and_not_the_end(renderer: Renderer) -> None:
    assert b"JSONDecodeError" in renderer.run(b"{").data
    assert renderer.run(job(SMALL)).complete


def test_the_renderer_is_not_told_the_settings(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hep.handouts.renderer import _environment

    monkeypatch.setenv("HEP_SECRET_KEY", "secret")
    assert not any(name.startswith("HEP_") for name in _environment())


def test_each_way_to_fail_has_its_own_error(monkeypatch: pytest.MonkeyPatch) -> None:
    for seconds, html, expected in (
        (2, SMALL + DEEP, RenderingTimedOut),
        (30, SMALL + "<div>" * 400, RenderingFailed),
    ):
        renderer = Renderer(seconds=seconds)
        monkeypatch.setattr(rendering, "_renderer", renderer)
        try:
            with pytest.raises(expected):
                rendering.render(html, {})
        finally:
            renderer.stop()
