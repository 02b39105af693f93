"""Languages: every word of the handout that is not exercise text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

# The language that exercises, cards and rules are written in; all others translate it.
SOURCE = "en-US"


@dataclass(frozen=True)
class Reading:
    """How hard a text of a language may be: its formula, and the words in a sentence at most.

    `source` says where the formula was published, `dictionary` which hyphenation counts its
    syllables. `least` bounds a score that rises with ease, `most` a school grade. `stop_words`
    are the words by which the steps of an exercise say where to stop.
    """

    formula: str
    source: str
    dictionary: str
    words_in_a_sentence: int
    stop_words: tuple[str, ...]
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class Language:
    """One language file. `dosage`, `sides`, `handout` and `take_home` map entries to wordings.

    `months` and `weekdays` are full and short names, Monday first. `equipment` and `phrases`
    map what exercises say in the language of the content to this one. `banned` maps a word no
    text for patients may use to a better one, and `usage` a word of the language it is `like`
    to its own.
    """

    code: str
    name: str
    author: str
    review: str
    dosage: Mapping[str, str]
    sides: Mapping[str, str]
    handout: Mapping[str, str]
    take_home: Mapping[str, str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    reading: Reading
    like: str = ""
    equipment: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    banned: Mapping[str, str] = field(default_factory=dict)
    usage: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_source(self) -> bool:
        """Whether the content is written in this language, or in one that is like it."""
        return SOURCE in (self.code, self.like)

    def long_date(self, day: date) -> str:
        """`20 November 2026`, in the order the language writes it."""
        first = day.day == 1 and "date_first" in self.handout
        return self.handout["date_first" if first else "date"].format(
            day=day.day, month=self.months[day.month - 1], year=day.year
        )

    def said(self, phrase: str) -> str:
        """A line of the library in this language; what a clinician typed stays as typed."""
        return self.phrases.get(phrase, phrase)

    def named(self, equipment: str) -> str:
        """A thing an exercise needs, in this language."""
        return self.equipment.get(equipment, equipment)
