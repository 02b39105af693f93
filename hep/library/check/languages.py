"""Gates on language files: no word of the handout may be missing or lack a number it needs."""

import re
from collections.abc import Iterator, Mapping
from string import Formatter

from hep.languages import SOURCE, Language
from hep.library import Library
from hep.library.check.vocabulary import Vocabulary
from hep.readability.formulas import FORMULAS

_TABLES = ("dosage", "handout", "take_home")
_OWN_SOURCE_FORMULA = "flesch-kincaid"


def findings(library: Library, words: Vocabulary) -> Iterator[str]:
    """What is wrong with the language files."""
    source = library.languages[SOURCE]
    for language in library.languages.values():
        where = f"languages/{language.code}.toml"
        for table in _TABLES:
            yield from _table_findings(
                f"{where}: {table}", getattr(source, table), getattr(language, table)
            )
        yield from _calendar_findings(where, language)
        yield from _sides_findings(where, language, words)
        yield from _reading_findings(where, language)
        if not language.is_source:
            yield from _content_findings(where, language, library)


def _table_findings(
    where: str, source: Mapping[str, str], said: Mapping[str, str]
) -> Iterator[str]:
    for key, text in source.items():
        if not said.get(key, "").strip(" ") and text:
            yield f"{where}: {key}: is missing. Say: {text}"
        elif _holes(text) != _holes(said[key]):
            yield f"{where}: {key}: use the holes of: {text}"


def _holes(text: str) -> set[str]:
    """What is put into a wording; a side may take a form of its own, as in {other side:der}."""
    found = Formatter().parse(text)
    return {name.split(":")[0] for _, name, _, _ in found if name is not None}


def _calendar_findings(where: str, language: Language) -> Iterator[str]:
    if len(set(language.months)) != 12:
        yield f"{where}: months: name all twelve."
    if len(set(language.weekdays)) != 7:
        yield f"{where}: weekdays: give all seven a short name of their own, Monday first."
    if not language.review or not language.author:
        yield f"{where}: author and review: say both."


def _sides_findings(where: str, language: Language, words: Vocabulary) -> Iterator[str]:
    sides = language.sides
    for part in words.parts:
        for side in ("left", "right"):
            if side not in sides and f"{side}_{part}" not in sides:
                yield f"{where}: sides: say {side}_{part}."
    for key, text in sides.items():
        holes = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        if not holes <= {"part", "side"}:
            yield f"{where}: sides: {key}: only {{part}} and {{side}} may stand in: {text}"


def _reading_findings(where: str, language: Language) -> Iterator[str]:
    reading = language.reading
    known = {_OWN_SOURCE_FORMULA} if language.is_source else set(FORMULAS)
    if reading.formula not in known:
        yield f"{where}: reading.formula: {reading.formula!r} is not one of {sorted(known)}."
    if (reading.least is None) == (reading.most is None):
        yield f"{where}: reading: set least for a score of ease, or most for a grade."
    if not reading.source:
        yield f"{where}: reading.source: say where the formula was published."


def _content_findings(where: str, language: Language, library: Library) -> Iterator[str]:
    """What exercises print besides their own text."""
    if not language.banned:
        yield f"{where}: banned: name the words that are not for patients."
    exercises = library.exercises.values()
    for thing in sorted({item for one in exercises for item in one.equipment}):
        if thing not in language.equipment:
            yield f"{where}: equipment: name {thing!r}."
    for phrase in sorted(_phrases(library)):
        if phrase not in language.phrases:
            yield f"{where}: phrases: say {phrase!r}."


def _phrases(library: Library) -> set[str]:
    """The lines of dosages, of exercises and of starter templates."""
    dosages = [one.dosage for one in library.exercises.values()]
    dosages += [
        one.dosage
        for template in library.plan_templates.values()
        for phase in template.phases
        for one in phase.exercises
    ]
    limits = {dosage.intensity.text for dosage in dosages if dosage.intensity is not None}
    return limits | {dosage.frequency.when for dosage in dosages if dosage.frequency.when}


def side_words(language: Language) -> re.Pattern[str]:
    """The words for left and right, which a text must leave to its tokens."""
    found: set[str] = set()
    for key, text in language.sides.items():
        part = key.removeprefix("left_")
        if part != key and f"right_{part}" in language.sides:
            left, right = text.split(), language.sides[f"right_{part}"].split()
            found |= set(left) ^ set(right)
    return re.compile(rf"\b(?:{'|'.join(sorted(found))})\b", re.I)
