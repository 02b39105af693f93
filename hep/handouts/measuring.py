"""Measuring: where a first layout put the exercises, read from WeasyPrint's boxes."""

import re
from collections.abc import Iterator
from typing import Any

from hep.handouts.spreading import Measured

_WANTED = re.compile(r"front$|exercise-\d+$")


def measured(document: Any) -> Measured:
    """The heights and pages of the exercises and the room that is left before them."""
    heights: dict[str, float] = {}
    pages: dict[str, int] = {}
    room = left = 0.0
    front = 0
    for number, page in enumerate(document.pages):
        frame = page._page_box
        room = float(frame.height)
        for name, box in _named(frame):
            if name == "front":
                bottom = box.position_y + box.margin_height()
                front, left = number, frame.content_box_y() + frame.height - bottom
            else:
                heights[name] = heights.get(name, 0.0) + box.margin_height()
                pages.setdefault(name, number)
    return Measured(tuple(heights.values()), tuple(pages.values()), room, left, front)


def _named(frame: Any) -> Iterator[tuple[str, Any]]:
    """The outer box of the first part and of each exercise on a page."""
    for box in frame.descendants():
        name = box.element.get("id") if box.element is not None else None
        if name and _WANTED.match(name) and "::" not in box.element_tag:
            yield name, box
