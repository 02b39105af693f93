"""What a patient said at a follow-up. Everything may be left out: not asked is not an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MOST_ACTIVITIES = 3


class Often(StrEnum):
    """How often the exercises were done."""

    EVERY_DAY = "every day"
    MOST_DAYS = "most days"
    SOME_DAYS = "some days"
    HARDLY = "hardly"


class Felt(StrEnum):
    """How one exercise went."""

    EASY = "easy"
    RIGHT = "about right"
    HARD = "hard"


@dataclass(frozen=True)
class Activity:
    """Something the patient wants to do, and how well it goes: 0 not at all, 10 as before."""

    name: str
    score: int | None = None

    def __post_init__(self) -> None:
        _check(self.score)


@dataclass(frozen=True)
class FollowUp:
    """The answers of one visit. Pain goes from 0 to 10; None says that it was not asked.

    `settled` is whether pain had gone back by the next morning, `nerve_signs` whether there was
    tingling, numbness or weakness, `hard` what was hard in the patient's words, and `felt` how
    each exercise went, by its key. Raises ValueError for a number outside 0 to 10.
    """

    often: Often | None = None
    pain_now: int | None = None
    pain_worst: int | None = None
    settled: bool | None = None
    nerve_signs: bool | None = None
    hard: str = ""
    activities: tuple[Activity, ...] = ()
    felt: Mapping[int, Felt] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check(self.pain_now)
        _check(self.pain_worst)


def _check(number: int | None) -> None:
    if number is not None and not 0 <= number <= 10:
        raise ValueError("Use 0 to 10.")
