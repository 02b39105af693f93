"""Settling: the setting of a handout, as it is or closer, and how its exercises fill the pages."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hep.handouts.blocks import Decide
from hep.handouts.heights import Heights, keys
from hep.handouts.spreading import (
    Arrangement,
    Measured,
    arranged,
    closer_may_gain,
    not_closer_than,
    spread,
)

# Lays out in the closer setting or not, with further style rules, as it is decided.
Lay = Callable[[bool, str, Decide], Any]


class Instead(Exception):
    """While pages were being arranged, others were found that are better."""

    def __init__(self, document: Any) -> None:
        super().__init__()
        self.document = document


class _GainsNothing(Exception):
    """The closer setting saves nothing, or not surely."""


class Settling:
    """One handout on its way to its pages. Laying out raises `Instead` for better ones."""

    def __init__(self, html: str, setting: str, lay: Lay, heights: Heights) -> None:
        self._lay = lay
        self._heights = heights
        self._keys = {close: keys(html, f"{setting} {close}") for close in (False, True)}
        self._known = {close: heights.of(wanted) for close, wanted in self._keys.items()}

    def settle(self, has_closer: bool) -> Any:
        """The document: in the closer setting where that gains.

        Where all exercises are known in both settings, the right one is mostly begun with.
        """
        if not has_closer:
            return self._lay(False, "", self._evenly_as_it_is)
        if self._foretold():
            with contextlib.suppress(_GainsNothing):
                return self._lay(True, "", self._surely)
        return self._lay(False, "", self._as_it_is)

    def _foretold(self) -> bool:
        """Whether the exercises alone gain by the closer setting, as far as is known."""
        before, after = self._known[False], self._known[True]
        if not before or not after or len(before) < 2:
            return False
        as_it_is = Measured(before[:-1], (), before[-1], 0.0, 0)
        closer = replace(as_it_is, heights=after[:-1])
        return closer_may_gain(as_it_is, after[:-1]) and (
            arranged(not_closer_than(as_it_is.heights, closer)).worth < arranged(as_it_is).worth
        )

    def _surely(self, found: Measured) -> Arrangement | None:
        """Go on if the handout as it is cannot be as good.

        Its exercises are known; its first part can only be longer than this one.
        """
        self._learn(True, found)
        before = (self._known[False] or ())[:-1]
        at_best = replace(found, heights=before)
        if arranged(not_closer_than(before, found)).worth >= arranged(at_best).worth:
            raise _GainsNothing
        return self._evenly(True, found)

    def _evenly_as_it_is(self, found: Measured) -> Arrangement | None:
        return self._evenly(False, found)

    def _as_it_is(self, found: Measured) -> Arrangement | None:
        self._learn(False, found)
        known = self._known[True]
        if closer_may_gain(found, known[:-1] if known else None):
            with contextlib.suppress(_GainsNothing):
                raise Instead(self._lay(True, "", lambda closer: self._closer(closer, found)))
        return self._evenly(False, found)

    def _closer(self, found: Measured, before: Measured) -> Arrangement | None:
        self._learn(True, found)
        if arranged(not_closer_than(before.heights, found)).worth >= arranged(before).worth:
            raise _GainsNothing
        return self._evenly(True, found)

    def _evenly(self, close: bool, found: Measured) -> Arrangement | None:
        """Where the breaks go; what moves behind the exercises needs a layout of its own."""
        wanted = spread(found)
        if not wanted:
            return None
        best = arranged(found)
        if best.moved or not found.heights:
            raise Instead(self._lay(close, wanted, lambda _: None))
        return best

    def _learn(self, close: bool, found: Measured) -> None:
        """Remember heights, unless one had to be divided: then it depends on the page."""
        wanted = self._keys[close]
        if len(wanted) == len(found.heights) + 1 and max(found.heights, default=0) <= found.room:
            measured = (*found.heights, found.room)
            self._heights.learn(dict(zip(wanted, measured, strict=True)))
