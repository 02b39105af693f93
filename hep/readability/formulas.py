"""Reading formulas of other languages than English; their syllables are counted with pyphen.

A language file names its formula. Three of them rise with ease, as Flesch's does; the Viennese
one is a school grade.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from hep.languages import Reading
from hep.readability import NotMeasurable, sentences, words

MANY_SYLLABLES = 3
MANY_LETTERS = 6


@dataclass(frozen=True)
class Counts:
    """What the formulas count: the syllables of each word, and how many sentences there are."""

    words: Sequence[str]
    syllables: Sequence[int]
    sentences: int

    @property
    def words_in_a_sentence(self) -> float:
        """On average."""
        return len(self.words) / self.sentences

    @property
    def syllables_in_a_word(self) -> float:
        """On average."""
        return sum(self.syllables) / len(self.words)

    def percent(self, found: int) -> float:
        """How many of a hundred words that is."""
        return 100 * found / len(self.words)


def inflesz(counts: Counts) -> float:
    """The perspicuity of Szigriszt (1993) for Spanish; from 65 on it is fairly easy to read."""
    return 206.835 - 62.3 * counts.syllables_in_a_word - counts.words_in_a_sentence


def kandel_moles(counts: Counts) -> float:
    """Flesch's ease as Kandel and Moles (1958) fitted it to French."""
    return 207 - 1.015 * counts.words_in_a_sentence - 73.6 * counts.syllables_in_a_word


def wiener_sachtext(counts: Counts) -> float:
    """The first Viennese formula of Bamberger and Vanecek (1984) for German: a school grade."""
    long_words = sum(len(word) > MANY_LETTERS for word in counts.words)
    many = sum(count >= MANY_SYLLABLES for count in counts.syllables)
    single = sum(count == 1 for count in counts.syllables)
    return (
        0.1935 * counts.percent(many)
        + 0.1672 * counts.words_in_a_sentence
        + 0.1297 * counts.percent(long_words)
        - 0.0327 * counts.percent(single)
        - 0.875
    )


def flesch_portuguese(counts: Counts) -> float:
    """Flesch's ease as Martins et al. (1996) adapted it: 42 points more than in English."""
    return 248.835 - 1.015 * counts.words_in_a_sentence - 84.6 * counts.syllables_in_a_word


FORMULAS: dict[str, Callable[[Counts], float]] = {
    "inflesz": inflesz,
    "kandel-moles": kandel_moles,
    "wiener-sachtext": wiener_sachtext,
    "flesch-portuguese": flesch_portuguese,
}


def score(text: str, reading: Reading) -> float:
    """The score of a text by the formula of its language.

    Raises ValueError for a text without words, KeyError for a formula there is not, and
    NotMeasurable without pyphen.
    """
    found = words(text)
    if not found:
        raise ValueError("There is no word to measure.")
    counted = [syllables(word, reading.dictionary) for word in found]
    return FORMULAS[reading.formula](Counts(found, counted, len(sentences(text))))


@cache
def syllables(word: str, dictionary: str) -> int:
    """The syllables of a word by its hyphenation, at least one; a number counts as one."""
    parts = word.lower().replace("’", "'").split("-")
    return sum(len(_hyphenation(dictionary).positions(part)) + 1 for part in parts if part) or 1


@cache
def _hyphenation(dictionary: str) -> Any:
    try:
        import pyphen
    except ImportError as error:
        raise NotMeasurable("The reading level needs pyphen.") from error
    return pyphen.Pyphen(lang=dictionary, left=1, right=1)
