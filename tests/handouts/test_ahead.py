"""Ahead: what is rendered before it is asked for, and what it may cost."""

import threading
from collections.abc import Mapping

import pytest

from hep.handouts.ahead import MOST_WAITING, Ahead
from hep.handouts.rendering import Kept, Rendering, RenderingFailed


class Renderings:
    """Stands in for the renderer: counts, and waits where it is told to."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.begun = threading.Event()
        self.go = threading.Event()
        self.go.set()

    def __call__(self, html: str, _assets: Mapping[str, str]) -> Rendering:
        self.begun.set()
        self.go.wait(10)
        if html == "bad":
            raise RenderingFailed("ended with 1")
        if html == "worse":
            raise OSError("no room for Rosa")
        self.made.append(html)
        return Rendering(html.encode(), 1)


def test_what_was_ordered_is_there_when_it_is_taken() -> None:
    made = Renderings()
    ahead = Ahead(made, pause=0)
    ahead.order("plan 1", "key", "one", {})
    assert ahead.settle()
    assert ahead.take("key") == Rendering(b"one", 1)
    assert ahead.take("another key") is None
    ahead.order("plan 1", "key", "one", {})
    assert ahead.settle()
    assert made.made == ["one"]


def test_only_the_last_order_for_a_plan_is_rendered() -> None:
    made = Renderings()
    ahead = Ahead(made, pause=0.2)
    for number in range(5):
        ahead.order("plan 1", f"key {number}", f"{number}", {})
    assert ahead.settle()
    assert made.made == ["4"]


def test_whoever_asks_meanwhile_gets_the_one_at_work_and_no_second() -> None:
    made = Renderings()
    made.go.clear()
    ahead = Ahead(made, pause=0)
    ahead.order("plan 1", "key", "one", {})
    ahead.order("plan 2", "waits", "two", {})
    assert made.begun.wait(10)
    assert ahead.take("waits") is None
    threading.Timer(0.1, made.go.set).start()
    assert ahead.take("key") == Rendering(b"one", 1)
    assert ahead.settle()
    assert made.made == ["one"]


def test_sixty_clinicians_leave_a_short_queue() -> None:
    made = Renderings()
    made.go.clear()
    ahead = Ahead(made, pause=0)
    for number in range(60):
        ahead.order(f"plan {number}", f"key {number}", f"{number}", {})
    made.go.set()
    assert ahead.settle()
    assert len(made.made) <= MOST_WAITING + 1
    assert made.made[-1] == "59"


def test_a_rendering_that_fails_is_left_to_the_click() -> None:
    ahead = Ahead(Renderings(), pause=0)
    ahead.order("plan 1", "key", "bad", {})
    assert ahead.settle()
    assert ahead.take("key") is None
    ahead.order("plan 2", "key 2", "good", {})
    assert ahead.settle()
    assert ahead.take("key 2") is not None


def test_no_more_is_kept_than_there_is_room_for() -> None:
    kept = Kept(100)
    for name in "abc":
        kept.put(name, Rendering(bytes(40), 1))
    assert [kept.get(name) is None for name in "abc"] == [True, False, False]
    kept.get("b")
    kept.put("d", Rendering(bytes(50), 1))
    assert [kept.get(name) is None for name in "bcd"] == [False, True, False]
    kept.put("e", Rendering(bytes(101), 1))
    assert [kept.get(name) is None for name in "bde"] == [True, True, True]


def test_an_unforeseen_fault_ends_nothing_and_names_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    made = Renderings()
    ahead = Ahead(made, pause=0)
    ahead.order("plan 1", "key", "worse", {})
    assert ahead.settle()
    ahead.order("plan 2", "another", "two", {})
    assert ahead.settle()
    assert ahead.take("another") == Rendering(b"two", 1)
    assert "OSError" in caplog.text
    assert "Rosa" not in caplog.text
