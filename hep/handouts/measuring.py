"""Measuring: where a first layout put the exercises, read from WeasyPrint's boxes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hep.handouts.spreading import Measured

_WANTED = re.compile(r"(?:front|core|chart|cards|apart|more|block-\d+)$")


@dataclass
class _Place:
    """Where something begins and ends: pages from 0, what is left below it, its whole height."""

    first: int
    last: int
    left: float
    height: float


def measured(pages: Sequence[Any]) -> Measured:
    """The heights and pages of the exercises and the room that is left before them.

    A layout whose exercises have no places of their own is left as it flows: nothing is measured.
    """
    places: dict[str, _Place] = {}
    room = 0.0
    for number, frame in enumerate(pages):
        room = float(frame.height)
        for name, box in _named(frame):
            height = box.margin_height()
            left = frame.content_box_y() + room - box.position_y - height
            known = places.setdefault(name, _Place(number, number, left, 0.0))
            known.last, known.left, known.height = number, left, known.height + height
    return _found(places, room)


def _found(places: dict[str, _Place], room: float) -> Measured:
    nothing = _Place(0, 0, 0.0, 0.0)
    blocks = [place for name, place in places.items() if name.startswith("block-")]
    front, cards = places.get("front", nothing), places.get("cards", nothing)
    core = places.get("core", front)
    spilled = cards.last - core.last if cards.height else 0
    apart = "apart" in places
    return Measured(
        heights=tuple(block.height for block in blocks),
        pages=tuple(block.first for block in blocks),
        room=room,
        left=front.left,
        front=front.last,
        cards=cards.height,
        chart=places.get("chart", nothing).height,
        more=places.get("more", nothing).height,
        left_without=front.left if apart else core.left,
        front_without=front.last - spilled if apart else core.last,
    )


def _named(frame: Any) -> Iterator[tuple[str, Any]]:
    """The outer box of the parts of the first side and of each exercise on a page."""
    for box in frame.descendants():
        name = box.element.get("id") if box.element is not None else None
        if name and _WANTED.match(name) and "::" not in box.element_tag:
            yield name, box
