"""Spreading: which exercises begin a page, so that pages are few and evenly filled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

# How much of its height a block keeps under a closer style sheet (measured: 0.85 to 0.94).
CLOSER = 0.86
# The first part keeps at least that (measured: 0.93 to 0.98), and so does what may move from it.
CLOSER_FRONT = 0.85
# A longer handout is not laid out a second time for this: 12 exercises take a quarter of the limit.
MOST_CLOSER = 12
_NEVER = (99, float("inf"))
# What may follow the last exercise, the least regretted first.
_DEAR: tuple[tuple[str, ...], ...] = ((), ("cards",), ("chart",), ("cards", "chart"))
_DEAR_WHEN_FULL = (("cards",), (), ("cards", "chart"), ("chart",))


@dataclass(frozen=True)
class Measured:
    """What a first layout showed, in CSS pixels.

    `heights` are of the exercises in their order, `pages` the page each fell on, `room` is the
    height of a page, `left` what the first part leaves free on its last page, whose number is
    `front`. `cards` and `chart` are the heights of the education cards and of the tick chart in
    the first part, 0 where there are none; `more` is what always follows the exercises. The two
    others are `left` and `front` without cards.
    """

    heights: tuple[float, ...]
    pages: tuple[int, ...]
    room: float
    left: float
    front: int
    cards: float = 0.0
    chart: float = 0.0
    more: float = 0.0
    left_without: float = 0.0
    front_without: int = 0


@dataclass(frozen=True)
class Arrangement:
    """A way to fill the pages: what begins one, counted from 0, and how many follow the front.

    `alone` counts the pages that hold one exercise and nothing else. `moved` names what follows
    the last exercise instead of standing in the first part; it is counted on from the last one.
    """

    pages: int
    alone: int
    moved: tuple[str, ...]
    starts: tuple[int, ...]
    shared: int
    unevenness: float

    @property
    def worth(self) -> tuple[int, int]:
        """Fewer pages count most, then fewer exercises that are alone on theirs."""
        return self.pages, self.alone


def spread(found: Measured) -> str:
    """The style rules that put the breaks where they belong; empty where they are already."""
    if not found.heights:
        return _moved("cards") if _spilled(found) else ""
    best = arranged(found)
    if not best.moved and not best.shared and best.starts == _starts(found.pages):
        return ""
    rules = [".exercises { break-before: auto }"]
    names = [f"#block-{n + 1}" for n in range(len(found.heights))]
    names += [*(f"#{name}-after" for name in best.moved), "#more"]
    rules += [f"{names[n]} {{ break-before: page }}" for n in best.starts if n or not best.shared]
    return "\n".join([*rules, *map(_moved, best.moved)])


def _moved(name: str) -> str:
    return f"#{name} {{ display: none }}\n#{name}-after {{ display: block }}"


def _spilled(found: Measured) -> bool:
    """Whether the cards alone need another page of the first part."""
    return bool(found.cards) and found.front > found.front_without


def arranged(found: Measured) -> Arrangement:
    """The best arrangement: the fewest pages, then the fewest exercises alone on a page.

    Of those, the first part stays together, but for cards it has no room for, and the filling is
    the most even, the earlier pages the fuller. A first part that needs one page keeps it to
    itself unless sharing it gains.
    """
    dear = _DEAR_WHEN_FULL if _spilled(found) else _DEAR
    return min(
        _arrangements(found), key=lambda one: (*one.worth, dear.index(one.moved), one.unevenness)
    )


def _arrangements(found: Measured) -> Iterator[Arrangement]:
    yield from _filled(found, {})
    without = replace(found, left=found.left_without, front=found.front_without)
    if found.cards:
        yield from _filled(without, {"cards": found.cards})
    # A chart leaves a first part of one page only: what it frees on two is not known.
    if found.chart and not found.front:
        freed = replace(found, left=found.left + found.chart)
        yield from _filled(freed, {"chart": found.chart})
    if found.cards and found.chart and not found.front_without:
        freed = replace(without, left=without.left + found.chart)
        yield from _filled(freed, {"cards": found.cards, "chart": found.chart})


def _filled(found: Measured, moved: Mapping[str, float]) -> Iterator[Arrangement]:
    """The best for each number of exercises that may follow the first part on its last page."""
    for shared in range(_fitting(found.heights, found.left) + 1):
        rest = (*found.heights[shared:], *moved.values(), *filter(None, (found.more,)))
        pages = _pages(rest, found.room)
        exercises = len(found.heights) - shared
        (alone, unevenness), starts = _even(rest, found.room, pages, exercises)
        alone = alone if len(found.heights) > 1 else 0
        used = found.room - found.left + sum(found.heights[:shared])
        uneven = round(used) ** 2 + unevenness if found.front else float(shared)
        places = tuple(shared + start for start in starts)
        yield Arrangement(found.front + 1 + pages, alone, tuple(moved), places, shared, uneven)


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


def _even(
    heights: tuple[float, ...], room: float, pages: int, exercises: int
) -> tuple[tuple[int, float], tuple[int, ...]]:
    """The best of so many pages, and the blocks that begin one.

    Best is the fewest of the first `exercises` blocks alone on a page, then the smallest sum of
    squared heights.
    """

    @cache
    def best(first: int, pages: int) -> tuple[tuple[int, float], tuple[int, ...]]:
        if first == len(heights) or pages == 0:
            return ((0, 0.0) if first == len(heights) and pages == 0 else _NEVER, ())
        most = max(1, _fitting(heights[first:], room))
        choices = []
        for count in range(most, 0, -1):
            (alone, cost), starts = best(first + count, pages - 1)
            filled = round(sum(heights[first : first + count]))
            choices.append(
                ((alone + (count == 1 and first < exercises), cost + filled**2), (first, *starts))
            )
        return min(choices, key=lambda choice: choice[0])

    return best(0, pages)


def closer_may_gain(found: Measured, closer: Sequence[float] | None = None) -> bool:
    """Whether a closer setting can gain; so it may for a long first part.

    Each of its blocks may then move back to the page before. `closer` are the heights of the
    exercises in that setting where they are known.
    """
    if len(found.heights) > MOST_CLOSER:
        return False
    if found.front or not found.heights:
        return bool(found.heights) or _spilled(found)
    heights = tuple(height * CLOSER for height in found.heights)
    least = replace(
        found,
        heights=tuple(map(max, heights, closer or heights)),
        left=_left_at_most(found, found.left),
        left_without=_left_at_most(found, found.left_without),
        cards=found.cards * CLOSER_FRONT,
        chart=found.chart * CLOSER_FRONT,
        more=found.more * CLOSER_FRONT,
    )
    return arranged(least).worth < arranged(found).worth


def _left_at_most(found: Measured, left: float) -> float:
    """What a closer first part leaves free at most."""
    return found.room - (found.room - left) * CLOSER_FRONT


def not_closer_than(heights: Sequence[float], found: Measured) -> Measured:
    """A closer setting as it counts against the heights before: none shrinks more than it may.

    So whether it gains is the same whether it was tried or foreseen.
    """
    least = (height * CLOSER for height in heights)
    return replace(found, heights=tuple(map(max, least, found.heights)))


def _starts(pages: Sequence[int]) -> tuple[int, ...]:
    """The exercises that begin a page as laid out."""
    return tuple(n for n, page in enumerate(pages) if n == 0 or page != pages[n - 1])
