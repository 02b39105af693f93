"""Languages: every word of the handout that is not exercise text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Language:
    """One language file. `dosage`, `sides` and `handout` map entries to wordings.

    `months` and `weekdays` are full and short names, Monday first.
    """

    code: str
    name: str
    author: str
    review: str
    dosage: Mapping[str, str]
    sides: Mapping[str, str]
    handout: Mapping[str, str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]

    def long_date(self, day: date) -> str:
        """`20 November 2026`, in the order the language writes it."""
        return self.handout["date"].format(
            day=day.day, month=self.months[day.month - 1], year=day.year
        )
