"""Heights: how high each exercise turned out, remembered from one handout to the next.

An exercise is known by a hash of all that decides its height, so nothing of a patient is kept. The
process that stands ready remembers what its children measured; a child is told by being forked.
Which setting a handout gets does not depend on this memory, only how soon that is known.
"""

import re
import struct
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import sha256

_BLOCK = re.compile(r'<section class="exercise[^>]* id="block-\d+">.*?</section>', re.DOTALL)
_AROUND = re.compile(r"<html[^>]*>|<style>.*?</style>|<body[^>]*>", re.DOTALL)
_RECORD = struct.Struct("!16sd")
_MOST = 10_000
# What one child may tell: it has to fit into a pipe that nobody reads while the child works.
_MOST_TOLD = 4096 // _RECORD.size
# In CSS pixels; a page is about a thousand.
_HIGHEST = 5000.0


def keys(html: str, setting: str) -> list[bytes]:
    """The keys of the exercises of that page in that setting, and last that of the page's room."""
    around = "".join([setting, *_AROUND.findall(html)])
    blocks = [found[0] for found in _BLOCK.finditer(html)]
    return [sha256(f"{around}\n{block}".encode()).digest()[:16] for block in [*blocks, ""]]


class Heights:
    """The heights of late, in CSS pixels; the one used longest ago goes first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[bytes, float] = OrderedDict()
        self._new: dict[bytes, float] = {}

    def of(self, wanted: Sequence[bytes]) -> tuple[float, ...] | None:
        """The heights of those keys, if all of them are known."""
        found = [self._kept.get(key) for key in wanted]
        known = tuple(height for height in found if height is not None)
        return known if len(known) == len(found) else None

    def learn(self, measured: dict[bytes, float]) -> None:
        """Keep what was measured."""
        for key, height in measured.items():
            if self._kept.get(key) != height:
                self._new[key] = height
            self._kept[key] = height
            self._kept.move_to_end(key)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def told(self) -> bytes:
        """What this process learned, for the process it was forked from."""
        records = list(self._new.items())[:_MOST_TOLD]
        return b"".join(_RECORD.pack(*record) for record in records)

    def hear(self, told: bytes) -> None:
        """Learn what a child told. It may be anything: what is no height is passed over."""
        whole = told[: len(told) // _RECORD.size * _RECORD.size]
        self.learn(
            {key: height for key, height in _RECORD.iter_unpack(whole) if 0 < height < _HIGHEST}
        )
        self._new.clear()
