"""Usage: the same content in a language that is like its own, with some words said otherwise."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from hep.education import EducationCard
from hep.exercises import Exercise, PatientText
from hep.safety import Condition, Row, StopRules


@dataclass(frozen=True)
class Usage:
    """The words of a language that differ, as in `toward` and `towards`."""

    code: str
    words: Mapping[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.words, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.I)

    def said(self, text: str) -> str:
        """The text with the words of this language; a capital stays a capital."""
        return self._pattern.sub(lambda found: self._word(found[0]), text) if self.words else text

    def _word(self, found: str) -> str:
        said = self.words[found.lower()]
        return said[0].upper() + said[1:] if found[0].isupper() else said

    def _all(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self.said, texts))

    def _patient(self, text: PatientText) -> PatientText:
        said: dict[str, Any] = {}
        for field in fields(text):
            value = getattr(text, field.name)
            said[field.name] = self.said(value) if isinstance(value, str) else self._all(value)
        return PatientText(**said)

    def exercise(self, one: Exercise) -> Exercise:
        """The exercise with the words of this language."""
        return replace(one, patient=self._patient(one.patient), language=self.code)

    def card(self, one: EducationCard) -> EducationCard:
        """The card with the words of this language."""
        heading, paragraphs = self.said(one.heading), self._all(one.paragraphs)
        return replace(one, heading=heading, paragraphs=paragraphs, language=self.code)

    def group(self, one: StopRules) -> StopRules:
        """The stop rules with the words of this language."""
        rules = tuple(
            replace(rule, patient=self._all(rule.patient), short=self.said(rule.short))
            for rule in one.rules
        )
        return replace(one, rules=rules, language=self.code)

    def condition(self, one: Condition) -> Condition:
        """The condition with the words of this language."""
        return replace(one, rows=tuple(map(self._row, one.rows)))

    def _row(self, row: Row) -> Row:
        keep, avoid = self.said(row.keep), self.said(row.avoid)
        return replace(row, keep=keep, avoid=avoid, language=self.code, avoid_language=self.code)
