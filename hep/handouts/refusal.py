"""What cannot be printed, found before anything is laid out."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from hep.texts import TextRefused, clean, clean_name

FONTS = Path(__file__).parent / "fonts"
MOST_EXERCISES = 20
_UNSEEN = frozenset("\n\t\u00ad\u200c\u200d")


class SheetRefused(ValueError):
    """This plan cannot be printed as it is; the message says what to change."""


@cache
def printable() -> frozenset[int]:
    """The code points that the fonts of the handout have, or that leave no mark."""
    covered = {ord(character) for character in _UNSEEN}
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            covered |= set(font.getBestCmap())
    return frozenset(covered)


def text(what: str, typed: str, *, lines: bool = False) -> str:
    """A typed text, tidied. Raises SheetRefused naming `what` it is."""
    return _checked(what, lambda: clean(typed, lines=lines))


def name(what: str, typed: str) -> str:
    """A typed name, tidied: no pictures, no markup. Raises SheetRefused naming `what` it is."""
    return _checked(what, lambda: clean_name(typed))


def _checked(what: str, tidied: Callable[[], str]) -> str:
    try:
        tidy = tidied()
    except TextRefused as refused:
        raise SheetRefused(f"{what}: {refused}") from refused
    missing = sorted({one for one in tidy if ord(one) not in printable()})
    if missing:
        raise SheetRefused(f"{what}: the fonts of the handout lack {' '.join(missing)}")
    return tidy
