"""Gates on what patients read: reading level, words to avoid, and nothing typed by hand that the
prescription supplies. Targets: the clinical notes, section 6.1.
"""

import re
from collections.abc import Iterator, Sequence

from hep import readability
from hep.library.check.vocabulary import Vocabulary

HIGHEST_GRADE = 6.0
HIGHEST_DALE_CHALL = 6.9
MOST_WORDS_IN_A_SENTENCE = 15
# Dale and Chall judge samples of about a hundred words: in a line or two, one word decides.
DALE_CHALL_WORDS = 40

_TOKEN = re.compile(r"\{([^{}]*)\}")
_SIDE_TOKEN = re.compile(r"(?:this|other) ([a-z]+)")
_CLINIC_TOKENS = {
    **{"emergency": "911", "phone": "5550100"},
    **{"pain_fine": "3", "pain_between": "5", "pain_stop": "6"},
}
_SIDE = re.compile(r"\b(left|right)\b", re.I)
_TIME = re.compile(r"\b(?:\d+ ?s|secs?|seconds?|mins?|minutes?)\b", re.I)

Text = tuple[str, str]


def spoken(text: str) -> str:
    """The text with a side and numbers in place of its tokens, as it is measured."""
    return _TOKEN.sub(lambda match: _said(match[1]), text)


def _said(token: str) -> str:
    side = _SIDE_TOKEN.fullmatch(token)
    return f"right {side[1]}" if side else _CLINIC_TOKENS.get(token, token)


def line_findings(where: str, text: str, words: Vocabulary, *, sided: bool) -> Iterator[str]:
    """What is wrong with one text, at the place `where`. `sided` allows {this knee}."""
    if len(text.split()) and not text[0].isupper() and text[0] not in "{0123456789":
        yield f"{where}: begin with a capital letter: {text}"
    if match := _SIDE.search(text):
        yield f"{where}: write a token such as {{this leg}}, not {match[0]!r}: {text}"
    if match := _TIME.search(text):
        yield f"{where}: leave {match[0]!r} to the dosage: {text}"
    for word in readability.banned(text, words.banned):
        yield f"{where}: {word!r} is not for patients: {words.banned[word]}. In: {text}"
    yield from _token_findings(where, text, words, sided)
    longest = readability.longest_sentence(spoken(text))
    if len(readability.words(longest)) > MOST_WORDS_IN_A_SENTENCE:
        yield f"{where}: make two sentences of: {longest}"


def _token_findings(where: str, text: str, words: Vocabulary, sided: bool) -> Iterator[str]:
    if text.count("{") != text.count("}") or text.count("{") != len(_TOKEN.findall(text)):
        yield f"{where}: a brace is missing: {text}"
    for token in _TOKEN.findall(text):
        side = _SIDE_TOKEN.fullmatch(token)
        known = side is not None and side[1] in words.parts if sided else token in _CLINIC_TOKENS
        if not known:
            yield f"{where}: there is no token {{{token}}} here: {text}"


def level(texts: Sequence[str], words: Vocabulary) -> readability.ReadingLevel:
    """The reading level of texts that are read together."""
    return readability.measure("\n".join(spoken(text) for text in texts), words.exempt)


def level_findings(where: str, texts: Sequence[str], words: Vocabulary) -> Iterator[str]:
    """The formulas whose limit the texts exceed, taken together.

    Where the packages are missing it finds nothing: `unmeasurable` says so once.
    """
    try:
        found = level(texts, words)
    except readability.NotMeasurable:
        return
    limits = [
        ("Flesch-Kincaid", found.flesch_kincaid, HIGHEST_GRADE),
        ("SMOG", found.smog, HIGHEST_GRADE),
        ("Dale-Chall", judged_dale_chall(found), HIGHEST_DALE_CHALL),
    ]
    for name, score, most in limits:
        if score is not None and score > most:
            yield f"{where}: {name} is {score:.1f}, at most {most}: use shorter, more common words."


def unmeasurable() -> Iterator[str]:
    """That no text could be measured, and what to install."""
    try:
        readability.measure("Stop.")
    except readability.NotMeasurable as error:
        yield f"vocabulary.toml: the reading level of no text was measured. {error}"


def judged_dale_chall(found: readability.ReadingLevel) -> float | None:
    """The score of Dale and Chall, where there are words enough to judge by it."""
    return found.dale_chall if found.words >= DALE_CHALL_WORDS else None
