"""Spelling: the words a search knows, and the likeliest of them for a word it does not."""

from bisect import bisect_left
from collections.abc import Iterable

from rapidfuzz import fuzz, process

# Likeness of two words, 0 to 100. Below the first they are not the same word; candidates this
# close to the best are all kept, since the other words of a query tell which was meant.
LEAST_LIKENESS = 70
_ABOUT_AS_LIKELY = 3
# Names of several words, of which one may be meant.
LEAST_ALIKE = 60
_MOST_CANDIDATES = 4
_SHORTEST_MENDED = 4
_SHORTEST_HALF = 3
# People seldom get the first letter of a word wrong.
_WRONG_FIRST_LETTER = 12


class Spelling:
    """Known words, and what unknown ones may mean."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(words)
        self._sorted = sorted(self._known)
        # Numbers are never typing mistakes of words.
        self._mendable = [word for word in self._sorted if not word[0].isdigit()]

    def knows(self, word: str) -> bool:
        """Whether the library or the synonyms use this very word."""
        return word in self._known

    def beginning(self, letters: str, most: int = 60) -> tuple[str, ...]:
        """The known words that begin with these letters and go on; `most` of them."""
        place = bisect_left(self._sorted, letters)
        near = self._sorted[place : place + most + 1]
        return tuple(word for word in near if word.startswith(letters) and word != letters)

    def halves(self, word: str) -> tuple[str, ...]:
        """Two known words written as one, as in `birddog`; empty if it is none."""
        for cut in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1):
            if word[:cut] in self._known and word[cut:] in self._known:
                return word[:cut], word[cut:]
        return ()

    def likeliest(self, word: str) -> tuple[str, ...]:
        """The known words it may be a typing mistake of, all about as likely; often none."""
        if len(word) < _SHORTEST_MENDED or word.isdigit():
            return ()
        close = process.extract(
            word, self._mendable, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=12
        )
        scored = [(_likeness(word, other, score), other) for other, score, _ in close]
        best = max(scored, default=(0.0, ""))[0]
        enough = max(LEAST_LIKENESS, best - _ABOUT_AS_LIKELY)
        likely = sorted((one for one in scored if one[0] >= enough), reverse=True)
        return tuple(other for _, other in likely[:_MOST_CANDIDATES])


def likest(text: str, names: Iterable[str], most: int) -> list[str]:
    """The names most like a text, the likest first; none where nothing is like it."""
    close = process.extract(text, names, scorer=fuzz.WRatio, score_cutoff=LEAST_ALIKE, limit=most)
    return [name for name, _, _ in close]


def _likeness(word: str, other: str, score: float) -> float:
    return score if word[0] == other[0] else score - _WRONG_FIRST_LETTER
