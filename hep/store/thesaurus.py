"""Thesaurus: a query cut into what it asks for, typing mistakes mended and synonyms added."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from hep import texts
from hep.store.spelling import Spelling

# Words that say nothing about which exercise is meant, unless they stand alone.
_SAYS_NOTHING = frozenset(
    [
        "a",
        "after",
        "an",
        "and",
        "at",
        "by",
        "do",
        "for",
        "from",
        "get",
        "help",
        "helps",
        "how",
        "in",
        "is",
        "it",
        "my",
        "of",
        "or",
        "s",
        "the",
        "to",
        "when",
        "with",
        "your",
        "exercise",
        "exercises",
        "physio",
        "physiotherapy",
        "program",
        "programme",
        "rehab",
        "rehabilitation",
        "therapy",
        "training",
        "treatment",
    ]
)
# More is no search but a pasted text.
_MOST_WORDS = 12
_LONGEST_WORD = 40
# So few letters begin too many words to write them all out.
FEW_LETTERS = 2
_POSSESSIVE = re.compile(r"['’`´](?=s\b)", re.I)

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """One thing a query asks for.

    `said` are the ways to read what was typed, `stands_for` what each of them may mean besides,
    `begun` the words it may be a beginning of; `letters` are a word too short to know these.
    """

    said: tuple[Phrase, ...]
    stands_for: tuple[Phrase, ...] = ()
    begun: tuple[Phrase, ...] = ()
    letters: str = ""


class Thesaurus:
    """The synonyms of the library and its spelling."""

    def __init__(self, synonyms: Mapping[str, tuple[str, ...]], spelling: Spelling) -> None:
        self._meanings = {
            _key(words(phrase)): tuple(tuple(words(meaning)) for meaning in meanings)
            for phrase, meanings in synonyms.items()
        }
        self._longest = max((len(phrase) for phrase in self._meanings), default=1)
        self._spelling = spelling

    def parts(self, query: str) -> list[Part]:
        """What the query asks for, without the words that say nothing."""
        asked = [word for word in words(query) if len(word) <= _LONGEST_WORD][:_MOST_WORDS]
        whole = [half for word in asked for half in self._halves(word)]
        parts = dict.fromkeys(self._cut([self._readings(word) for word in whole], whole))
        telling = [part for part in parts if not _says_nothing(part)]
        return telling or list(parts)

    def _halves(self, word: str) -> Phrase:
        known = self._spelling.knows(word) or self._spelling.beginning(word, 1)
        return (word,) if known else (self._spelling.halves(word) or (word,))

    def _readings(self, word: str) -> Phrase:
        """The word itself when the library knows it, else what it may be a mistake of."""
        if self._spelling.knows(word):
            return (word,)
        return self._spelling.likeliest(word) or (word,)

    def _cut(self, readings: list[Phrase], typed: Sequence[str]) -> Iterator[Part]:
        place = 0
        while place < len(readings):
            phrase = self._phrase_at(readings[place : place + self._longest])
            if len(phrase) > 1:
                yield Part((phrase,), self._stands_for(phrase))
            else:
                yield self._word(readings[place], typed[place])
            place += max(len(phrase), 1)

    def _word(self, readings: Phrase, typed: str) -> Part:
        said = tuple((reading,) for reading in readings)
        meanings = dict.fromkeys(one for phrase in said for one in self._stands_for(phrase))
        if len(typed) <= FEW_LETTERS:
            return Part(said, tuple(meanings), letters=typed)
        begun = tuple((word,) for word in self._spelling.beginning(typed))
        return Part(said, tuple(meanings), begun)

    def _phrase_at(self, readings: list[Phrase]) -> Phrase:
        """The longest phrase of the synonyms that the words begin with."""
        for size in range(len(readings), 1, -1):
            for phrase in product(*readings[:size]):
                if _key(phrase) in self._meanings:
                    return phrase
        return ()

    def _stands_for(self, phrase: Phrase) -> tuple[Phrase, ...]:
        return self._meanings.get(_key(phrase), ())


def _says_nothing(part: Part) -> bool:
    return all(len(phrase) == 1 and phrase[0] in _SAYS_NOTHING for phrase in part.said)


def words(text: str) -> list[str]:
    """The words of a text as a search compares them: `runner's` is `runners`."""
    return texts.words(_POSSESSIVE.sub("", text))


def _key(phrase: Sequence[str]) -> Phrase:
    """The phrase without plurals, so that one synonym serves for one knee hug and for many."""
    return tuple(word.removesuffix("s") if len(word) > 3 else word for word in phrase)
