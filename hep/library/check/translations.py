"""Gates on translations: whole, for something that exists, and as plain as what they translate."""

import re
from collections.abc import Iterator, Mapping, Sequence

from hep import readability
from hep.dosage import Side
from hep.exercises import Exercise, PatientText, worded
from hep.languages import Language, Reading
from hep.library import Library
from hep.library.check import patient_text
from hep.library.check.languages import side_words
from hep.library.check.vocabulary import Vocabulary
from hep.library.translations import Translation
from hep.readability import formulas

MOST_SHORT_WORDS = 8
MEASURED_WORDS = 25
_TOKEN = re.compile(r"\{([^{}]*)\}")
_SIDE_TOKEN = re.compile(r"(?:this|other) ([a-z]+)(?::([a-z]+))?")
_CLINIC = {"emergency": "112", "phone": "5550100", "pain_fine": "3", "pain_between": "4-5"}
_CLINIC |= {"pain_stop": "6"}

Text = tuple[str, str]


def findings(library: Library, words: Vocabulary) -> Iterator[str]:
    """What is wrong with the translations."""
    for code, translation in library.translations.items():
        language = library.languages[code]
        if not language.is_source:
            yield from _stop_rules(library, translation, language, words)
            yield from _exercises(library, translation, language, words)
            yield from _cards(library, translation, language, words)
            yield from _conditions(library, translation, language, words)


def _stop_rules(
    library: Library, translation: Translation, language: Language, words: Vocabulary
) -> Iterator[str]:
    """Every sign in every language: no handout is printed without them."""
    for slug, group in library.stop_rules.items():
        where = f"stop_rules/{language.code}/{slug}.toml"
        text = translation.stop_rules.get(slug)
        said = {rule.slug: rule for rule in text.rules} if text else {}
        for rule in group.rules:
            if rule.slug not in said:
                yield f"{where}: {rule.slug}: is missing. Translate: {rule.short}"
                continue
            found = said[rule.slug]
            lines = [(rule.slug, line) for line in (*found.patient, found.short)]
            yield from _lines(where, lines, language, words, sided=False)
            if not 1 <= len(found.short.split()) <= MOST_SHORT_WORDS:
                yield f"{where}: {rule.slug}: short: use 1 to {MOST_SHORT_WORDS} words."
            if _clinic_tokens(rule.patient) != _clinic_tokens(found.patient):
                yield f"{where}: {rule.slug}: patient: use the tokens of the source."
        yield from _unknown(where, set(said), {rule.slug for rule in group.rules})
        yield from _level(
            where, [line for rule in said.values() for line in rule.patient], language
        )
    yield from _orphans("stop_rules", translation.stop_rules, library.stop_rules, language)


def _clinic_tokens(lines: Sequence[str]) -> set[str]:
    return {token for line in lines for token in _TOKEN.findall(line)}


def _exercises(
    library: Library, translation: Translation, language: Language, words: Vocabulary
) -> Iterator[str]:
    yield from _orphans("exercises", translation.exercises, library.exercises, language)
    for slug, text in translation.exercises.items():
        if slug in library.exercises:
            where, exercise = f"exercises/{language.code}/{slug}.toml", library.exercises[slug]
            lines = [*patient_text.lines(text.patient)]
            yield from _lines(where, lines, language, words, sided=exercise.has_sides)
            yield from _level(where, [line for _, line in lines], language)
            yield from _shape(where, exercise, text.patient, language)
            if not text.review:
                yield f"{where}: review: say who reviewed the translation, or that nobody did."


def _shape(where: str, exercise: Exercise, said: PatientText, language: Language) -> Iterator[str]:
    """A translation says what the source says, step by step."""
    written = exercise.patient
    for name in ("steps", "short_steps"):
        if len(getattr(said, name)) != len(getattr(written, name)):
            yield f"{where}: patient.{name}: use as many as the source has."
        if not _says(" ".join(getattr(said, name)), language.reading):
            yield f"{where}: patient.{name}: say where to stop."
    for name in ("take_care", "side"):
        if bool(getattr(said, name)) != bool(getattr(written, name)):
            yield f"{where}: patient.{name}: write it where the source has it, and only there."
    for name in ("start_picture", "end_picture"):
        if not getattr(said, name):
            yield f"{where}: patient.{name}: tell what the drawing shows."


def _says(text: str, reading: Reading) -> bool:
    return any(word in text.lower() for word in reading.stop_words)


def _cards(
    library: Library, translation: Translation, language: Language, words: Vocabulary
) -> Iterator[str]:
    yield from _orphans("education", translation.cards, library.cards, language)
    for slug, card in translation.cards.items():
        where = f"education/{language.code}/{slug}.toml"
        lines = [("heading", card.heading), *(("paragraphs", one) for one in card.paragraphs)]
        yield from _lines(where, lines, language, words, sided=False)
        yield from _level(where, card.paragraphs, language)
        if slug in library.cards and len(card.paragraphs) != len(library.cards[slug].paragraphs):
            yield f"{where}: paragraphs: use as many as the source has."


def _conditions(
    library: Library, translation: Translation, language: Language, words: Vocabulary
) -> Iterator[str]:
    yield from _orphans("safety", translation.conditions, library.conditions, language)
    for slug, condition in translation.conditions.items():
        where = f"safety/{language.code}/{slug}.toml"
        for name in ("keep", "avoid"):
            said = getattr(condition, name)
            yield from _lines(where, list(said.items()), language, words, sided=False)
            yield from _level(where, list(said.values()), language)
            if slug in library.conditions:
                rows = library.conditions[slug].rows
                written = {row.slug for row in rows if getattr(row, name)}
                yield from _unknown(f"{where}: {name}", set(said), written)


def _orphans(
    folder: str, said: Mapping[str, object], written: Mapping[str, object], language: Language
) -> Iterator[str]:
    for slug in said:
        if slug not in written:
            yield f"{folder}/{language.code}/{slug}.toml: there is no {folder}/{slug}.toml."


def _unknown(where: str, said: set[str], written: set[str]) -> Iterator[str]:
    for slug in sorted(said - written):
        yield f"{where}: {slug}: there is nothing of that name to translate."


def _lines(
    where: str, lines: Sequence[Text], language: Language, words: Vocabulary, *, sided: bool
) -> Iterator[str]:
    sides = side_words(language)
    for place, line in lines:
        if not line.strip():
            yield f"{where}: {place}: is empty. Write it."
        elif not line.lstrip("¿¡")[0].isupper() and line[0] not in "{0123456789":
            yield f"{where}: {place}: begin with a capital letter: {line}"
        if match := sides.search(line):
            yield f"{where}: {place}: write a token, not {match[0]!r}: {line}"
        yield from _word_findings(f"{where}: {place}", line, language)
        yield from _token_findings(f"{where}: {place}", line, language, words, sided=sided)


def _word_findings(where: str, line: str, language: Language) -> Iterator[str]:
    for word, better in language.banned.items():
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line, re.I):
            yield f"{where}: {word!r} is not for patients: {better}. In: {line}"
    longest = readability.longest_sentence(spoken(line, language))
    if len(readability.words(longest)) > language.reading.words_in_a_sentence:
        yield f"{where}: make two sentences of: {longest}"


def _token_findings(
    where: str, line: str, language: Language, words: Vocabulary, *, sided: bool
) -> Iterator[str]:
    for token in _TOKEN.findall(line):
        side = _SIDE_TOKEN.fullmatch(token)
        known = token in _CLINIC and not sided
        if side and sided:
            formed = side[2] is None or f"{side[1]}_{side[2]}" in language.sides
            known = side[1] in words.parts and formed
        if not known:
            yield f"{where}: there is no token {{{token}}} here: {line}"


def spoken(text: str, language: Language) -> str:
    """The text with a side and numbers in place of its tokens, as it is measured."""
    said = _TOKEN.sub(lambda match: _CLINIC.get(match[1], match[0]), text)
    try:
        return worded(said, Side.RIGHT, language.sides)
    except KeyError:
        return said


def _level(where: str, lines: Sequence[str], language: Language) -> Iterator[str]:
    """The formula of the language. Without pyphen it finds nothing; elsewhere that is said once.

    In a line or two, one word decides: they are not measured.
    """
    reading, text = language.reading, "\n".join(spoken(line, language) for line in lines)
    if len(readability.words(text)) < MEASURED_WORDS:
        return
    try:
        found = formulas.score(text, reading)
    except (ValueError, KeyError, readability.NotMeasurable):
        return
    score = f"{where}: {reading.formula} is {found:.1f}"
    if reading.least is not None and found < reading.least:
        yield f"{score}, at least {reading.least}: use shorter, more common words."
    if reading.most is not None and found > reading.most:
        yield f"{score}, at most {reading.most}: use shorter, more common words."
