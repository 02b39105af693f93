"""Spreading: which exercises begin a page, so that pages are few and evenly filled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

# How much of its height a block keeps under the closer style sheet (measured: 0.92 to 0.95).
CLOSER = 0.93
# A longer handout is not laid out a second time for this: it costs a third of the time limit.
MOST_CLOSER = 8


@dataclass(frozen=True)
class Measured:
    """What a first layout showed, in CSS pixels.

    `heights` are of the exercises in their order, `pages` the page each fell on, `room` is the
    height of a page, `left` what the first part leaves free on its last page, whose number is
    `front`.
    """

    heights: tuple[float, ...]
    pages: tuple[int, ...]
    room: float
    left: float
    front: int


def spread(found: Measured) -> str:
    """The style rules that put the breaks where they belong; empty where they are already."""
    starts, on_front = best_starts(found)
    if not found.heights or (not on_front and starts == _starts(found.pages)):
        return ""
    rules = [f"#exercise-{n + 1} {{ break-before: page }}" for n in starts if n or not on_front]
    return "\n".join([".exercises { break-before: auto }", *rules])


def best_starts(found: Measured) -> tuple[tuple[int, ...], int]:
    """The exercises that begin a page, and how many follow the first part on its last page.

    The fewest pages win; of those, the most even filling, the earlier pages the fuller. A first
    part that needs one page keeps it to itself unless sharing it saves a page.
    """
    choices = []
    for shared in range(_fitting(found.heights, found.left) + 1):
        rest = tuple(found.heights[shared:])
        pages = _pages(rest, found.room)
        unevenness, starts = _even(rest, found.room, pages)
        used = found.room - found.left + sum(found.heights[:shared])
        filled = round(used) ** 2 if found.front else 0.0
        places = tuple(shared + start for start in starts)
        choices.append(((pages, filled + unevenness if found.front else shared), places, shared))
    _, places, shared = min(choices, key=lambda choice: choice[0])
    return places, shared


def _fitting(heights: Sequence[float], room: float) -> int:
    """How many of the first exercises fit into the room."""
    count, used = 0, 0.0
    for height in heights:
        used += height
        if used > room:
            break
        count += 1
    return count


def _pages(heights: Sequence[float], room: float) -> int:
    """The fewest pages; an exercise higher than a page has one to itself."""
    pages, rest = 0, list(heights)
    while rest:
        rest = rest[max(1, _fitting(rest, room)) :]
        pages += 1
    return pages


def _even(heights: tuple[float, ...], room: float, pages: int) -> tuple[float, tuple[int, ...]]:
    """The smallest sum of squared heights over that many pages, and where each page starts."""

    @cache
    def best(first: int, pages: int) -> tuple[float, tuple[int, ...]]:
        if first == len(heights) or pages == 0:
            return (0.0 if first == len(heights) and pages == 0 else float("inf"), ())
        most = max(1, _fitting(heights[first:], room))
        choices = []
        for count in range(most, 0, -1):
            cost, starts = best(first + count, pages - 1)
            filled = round(sum(heights[first : first + count]))
            choices.append((cost + filled**2, (first, *starts)))
        return min(choices, key=lambda choice: choice[0])

    return best(0, pages)


def closer_may_save(found: Measured) -> bool:
    """Whether a closer setting looks likely to need fewer pages; so it does for a long first part.

    Each of its blocks may then move back to the page before.
    """
    if len(found.heights) > MOST_CLOSER:
        return False
    if found.front:
        return True
    closer = tuple(height * CLOSER for height in found.heights)
    return page_count(replace(found, heights=closer)) < page_count(found)


def page_count(found: Measured) -> int:
    """The number of pages once the exercises are spread."""
    _, shared = best_starts(found)
    return found.front + 1 + _pages(found.heights[shared:], found.room)


def _starts(pages: Sequence[int]) -> tuple[int, ...]:
    """The exercises that begin a page as laid out."""
    return tuple(n for n, page in enumerate(pages) if n == 0 or page != pages[n - 1])
