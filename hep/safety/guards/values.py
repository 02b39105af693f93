"""What a guard rail says, and what it must know of the person."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """How loud a guard is. A strong one wants a typed reason; a refusal forbids printing."""

    REFUSE = "refuse"
    STRONG = "strong"
    WARN = "warn"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 is the loudest."""
        return list(Level).index(self)


@dataclass(frozen=True)
class Guard:
    """One number outside its range. `exercise` is a key of the plan, None for the programme."""

    level: Level
    exercise: int | None
    message: str
    why: str
    source: str = "clinical notes 2.3"


@dataclass(frozen=True)
class Person:
    """What the guards must know: the day, the age, the conditions and what was done before.

    `history` are the slugs of every exercise this person was given; `pain_allowed`, of 10, is the
    clinic's rule.
    """

    today: date
    age: int | None = None
    conditions: frozenset[str] = frozenset()
    history: frozenset[str] = frozenset()
    pain_allowed: int = 5
