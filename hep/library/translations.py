"""Translations: what patients read in another language, beside the content it translates.

`data/exercises/es/bridge.toml` holds the patient text of `data/exercises/bridge.toml` in Spanish,
with a review status of its own; cards, stop rules and the lines of precautions likewise.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from hep.education import EducationCard
from hep.exercises import Exercise, PatientText
from hep.library import content
from hep.safety import Condition, Row, StopRules

T = TypeVar("T")


class Said(Mapping[str, T]):
    """A part of the library in another language; each thing is translated when first asked for."""

    def __init__(self, written: Mapping[str, T], say: Callable[[T], T]) -> None:
        self._written, self._say = written, say
        self._said: dict[str, T] = {}

    def __getitem__(self, slug: str) -> T:
        if slug not in self._said:
            self._said[slug] = self._say(self._written[slug])
        return self._said[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


@dataclass(frozen=True)
class ExerciseText:
    """The patient text of one exercise."""

    slug: str
    author: str
    review: str
    patient: PatientText


@dataclass(frozen=True)
class CardText:
    """What a patient reads of one education card."""

    slug: str
    author: str
    review: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class RuleText:
    """One sign."""

    slug: str
    patient: tuple[str, ...]
    short: str


@dataclass(frozen=True)
class RulesText:
    """The signs of one file of stop rules: all of them, since none may be missing."""

    slug: str
    author: str
    review: str
    rules: tuple[RuleText, ...]


@dataclass(frozen=True)
class ConditionText:
    """The lines of one condition for the patient, by the slug of their row.

    `keep` may print beside an exercise, `avoid` on a sheet without exercises.
    """

    slug: str
    author: str
    review: str
    keep: Mapping[str, str] = field(default_factory=dict)
    avoid: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Translation:
    """Everything that is translated into one language, by slug."""

    code: str
    exercises: Mapping[str, ExerciseText]
    cards: Mapping[str, CardText]
    stop_rules: Mapping[str, RulesText]
    conditions: Mapping[str, ConditionText]

    def exercise(self, one: Exercise) -> Exercise:
        """The exercise with its patient text in this language, or as it is."""
        said = self.exercises.get(one.slug)
        if said is None:
            return one
        return replace(
            one, patient=said.patient, language=self.code, translation_review=said.review
        )

    def card(self, one: EducationCard) -> EducationCard:
        """The card in this language, or as it is."""
        said = self.cards.get(one.slug)
        if said is None:
            return one
        return replace(
            one,
            heading=said.heading,
            paragraphs=said.paragraphs,
            language=self.code,
            translation_review=said.review,
        )

    def group(self, one: StopRules) -> StopRules:
        """The stop rules in this language, or as they are where one of them is missing."""
        text = self.stop_rules.get(one.slug)
        said = {rule.slug: rule for rule in text.rules} if text else {}
        if text is None or not all(rule.slug in said for rule in one.rules):
            return one
        rules = tuple(
            replace(rule, patient=said[rule.slug].patient, short=said[rule.slug].short)
            for rule in one.rules
        )
        return replace(
            one, rules=rules, language=self.code, review=self.stop_rules[one.slug].review
        )

    def condition(self, one: Condition) -> Condition:
        """The condition with its lines for the patient in this language; others as they are."""
        said = self.conditions.get(one.slug)
        if said is None:
            return one
        return replace(one, rows=tuple(self._row(row, said) for row in one.rows))

    def _row(self, row: Row, said: ConditionText) -> Row:
        changes: dict[str, Any] = {}
        if row.slug in said.keep:
            changes |= {"keep": said.keep[row.slug], "language": self.code}
        if row.slug in said.avoid:
            changes |= {"avoid": said.avoid[row.slug], "avoid_language": self.code}
        return replace(row, translation_review=said.review, **changes) if changes else row


def read(data: Path, code: str) -> Translation:
    """Everything under `data` that is translated into a language.

    Raises `content.ContentError` naming the first file and field that cannot be read.
    """
    return Translation(
        code,
        exercises=content.folder(data / "exercises" / code, ExerciseText),
        cards=content.folder(data / "education" / code, CardText),
        stop_rules=content.folder(data / "stop_rules" / code, RulesText),
        conditions=content.folder(data / "safety" / code, ConditionText),
    )
