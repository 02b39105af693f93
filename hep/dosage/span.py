"""A count or a time that is exact, a range or a minimum."""

import re
from dataclasses import dataclass

_NUMBER = r"([0-9]{1,5})"
_EXACT = re.compile(rf"^{_NUMBER}$")
_RANGE = re.compile(rf"^{_NUMBER}\s*(?:-|–|—|to|or)\s*{_NUMBER}$")
_MINIMUM = re.compile(rf"^(?:at least\s*|>=\s*|≥\s*){_NUMBER}$|^{_NUMBER}\s*(?:\+|or more)$")
_AIM = re.compile(rf"^(.*?)[,;]?\s*\baim\s*(?:for|at)?\s*{_NUMBER}$")
_UNITS = {"s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1}
_UNITS |= {"m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60}
_WITH_UNIT = re.compile(r"^(.*[0-9]\s*\+?(?:\s*or more)?)\s*([a-z]+)$")


@dataclass(frozen=True)
class Span:
    """A whole number that may be open: `high` is None when only a minimum is set.

    `target` is the value that time and warnings are worked out from.
    Raises ValueError when the ends are the wrong way round or the target lies outside.
    """

    low: int
    target: int
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0:
            raise ValueError("Use a number of 0 or more.")
        if self.high is not None and self.high < self.low:
            raise ValueError(
                f"The first number must be the smaller one: {self.high}-{self.low}, "
                f"not {self.low}-{self.high}."
            )
        if self.target < self.low or (self.high is not None and self.target > self.high):
            raise ValueError(f"The aim of {self.target} lies outside {self.text}.")

    @property
    def text(self) -> str:
        """What a form field shows: `20`, `5-30` or `30+`. The aim is not part of it."""
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"

    @property
    def is_exact(self) -> bool:
        """Whether the span is one number."""
        return self.low == self.high

    @property
    def most(self) -> int:
        """The largest number the span is known to reach: its maximum, or its target if open."""
        return self.target if self.high is None else self.high


def exactly(number: int) -> Span:
    """The span of one number."""
    return Span(number, number, number)


ONE = exactly(1)


def between(low: int, high: int, target: int | None = None) -> Span:
    """The span from `low` to `high`; without a target, the middle, rounded up.

    From 20 upwards the middle is rounded to a multiple of five, as a person would count it.
    """
    if target is None and low <= high:
        target = _middle(low, high)
    return Span(low, low if target is None else target, high)


def at_least(low: int, target: int | None = None) -> Span:
    """The span with a minimum only."""
    return Span(low, low if target is None else target, None)


def _middle(low: int, high: int) -> int:
    middle = (low + high + 1) // 2
    if high < 20:
        return middle
    return min(high, max(low, (low + high + 5) // 10 * 5))


def parse_count(text: str) -> Span:
    """Read `10`, `2-3`, `2 or 3`, `8+`, `at least 8` or `5-30 aim 20`.

    Raises ValueError with a message for the person who typed it.
    """
    clean = " ".join(text.lower().split())
    if aimed := _AIM.match(clean):
        plain = parse_count(aimed[1])
        return Span(plain.low, int(aimed[2]), plain.high)
    if exact := _EXACT.match(clean):
        return exactly(int(exact[1]))
    if ranged := _RANGE.match(clean):
        return between(int(ranged[1]), int(ranged[2]))
    if minimum := _MINIMUM.match(clean):
        return at_least(int(minimum[1] or minimum[2]))
    raise ValueError("Use a number like 10, a range like 5-30, or a minimum like 30+.")


def parse_seconds(text: str, *, unit_needed: bool = False) -> Span:
    """Read a time in seconds: `30`, `5-30 s`, `10 min`, `1-2 min`, `at least 30 s`.

    A bare number means seconds unless `unit_needed`, which asks for `s` or `min`.
    """
    clean = " ".join(text.lower().split())
    with_unit = _WITH_UNIT.match(clean)
    if with_unit is None or with_unit[2] not in _UNITS:
        if unit_needed and any(character.isdigit() for character in clean):
            raise ValueError("Say whether it is s or min, for example 10 min or 90 s.")
        return parse_count(clean)
    span, factor = parse_count(with_unit[1]), _UNITS[with_unit[2]]
    high = None if span.high is None else span.high * factor
    if factor == 1:
        return span
    return at_least(span.low * factor) if high is None else between(span.low * factor, high)
