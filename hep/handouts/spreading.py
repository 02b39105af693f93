"""Spreading: which exercises begin a page, so that pages are few and evenly filled."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache


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
    starts, on_front = best_starts(found.heights, found.room, found.left)
    if not found.heights or (not on_front and starts == _starts(found.pages)):
        return ""
    rules = [f"#exercise-{n + 1} {{ break-before: page }}" for n in starts if n or not on_front]
    return "\n".join([".exercises { break-before: auto }", *rules])


def best_starts(heights: Sequence[float], room: float, left: float) -> tuple[tuple[int, ...], int]:
    """The exercises that begin a page, and how many stand on the page of the first part.

    The fewest pages win; of those, the most even filling, the earlier pages the fuller. The
    first part keeps its page to itself unless sharing it saves one.
    """
    n = len(heights)
    shared = max(range(_fitting(heights, left) + 1), key=lambda k: (-_pages(heights[k:], room), -k))
    starts = _even(tuple(heights[shared:]), room, _pages(heights[shared:], room))
    return tuple(shared + start for start in starts if shared + start < n), shared


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


def _even(heights: tuple[float, ...], room: float, pages: int) -> tuple[int, ...]:
    """The starts of that many pages with the smallest sum of squared heights."""

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

    return best(0, pages)[1]


def _starts(pages: Sequence[int]) -> tuple[int, ...]:
    """The exercises that begin a page as laid out."""
    return tuple(n for n, page in enumerate(pages) if n == 0 or page != pages[n - 1])
