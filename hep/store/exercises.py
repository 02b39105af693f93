"""Search over exercises: a full-text index in memory, forgiving of typing mistakes."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from threading import Lock

from rapidfuzz import fuzz, process
from sqlite_utils import Database

from hep.exercises import Exercise
from hep.texts import words

# How much a hit in each field counts; the name a clinician would type counts most.
WEIGHTS = {
    "name": 10.0,
    "aliases": 9.0,
    "condition": 5.0,
    "targets": 6.0,
    "region": 5.0,
    "other": 1.0,
}
_TYPO_CUTOFF = 72
_SHORTEST_TYPO = 4
_RANK = f"bm25(exercises, 0, {', '.join(str(weight) for weight in WEIGHTS.values())})"


def _fields(exercise: Exercise) -> dict[str, str]:
    other = (*exercise.equipment, exercise.position, *exercise.objectives)
    return {
        "name": f"{exercise.name} {exercise.plain_name}",
        "aliases": " ".join((*exercise.aliases, exercise.slug)),
        "condition": exercise.clinical.indication,
        "targets": " ".join(exercise.targets),
        "region": exercise.region,
        "other": " ".join(other),
    }


class Index:
    """The index of some exercises. One index may serve many threads."""

    def __init__(
        self, exercises: Iterable[Exercise], synonyms: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._synonyms = {tuple(words(phrase)): meanings for phrase, meanings in synonyms.items()}
        self._longest = max((len(phrase) for phrase in self._synonyms), default=1)
        self._lock = Lock()
        self._db = _database()
        rows = [{"slug": exercise.slug, **_folded(exercise)} for exercise in exercises]
        self._db.table("exercises").insert_all(rows)
        known = {word for row in rows for name in WEIGHTS for word in row[name].split()}
        self._vocabulary = sorted(known | {word for phrase in self._synonyms for word in phrase})
        self._known = frozenset(self._vocabulary)

    def search(self, query: str, limit: int = 200) -> list[str]:
        """Slugs that match, best first: those with every word, else those with most of them."""
        parts = [self._expression(part) for part in self._parts(query)]
        if not parts:
            return []
        found = self._match(" AND ".join(parts), limit)
        return found or self._match(" OR ".join(parts), limit)

    def _match(self, expression: str, limit: int) -> list[str]:
        sql = f"SELECT slug FROM exercises WHERE exercises MATCH ? ORDER BY {_RANK}, slug LIMIT ?"  # noqa: S608 - constants
        with self._lock:
            return [row["slug"] for row in self._db.query(sql, [expression, limit])]

    def _parts(self, query: str) -> Iterator[tuple[str, ...]]:
        """The query cut into known phrases and single words, typing mistakes mended."""
        asked = [self._mended(word) for word in words(query)]
        place = 0
        while place < len(asked):
            size = next(
                (
                    size
                    for size in range(min(self._longest, len(asked) - place), 1, -1)
                    if tuple(asked[place : place + size]) in self._synonyms
                ),
                1,
            )
            yield tuple(asked[place : place + size])
            place += size

    def _mended(self, word: str) -> str:
        """The word itself when it is known or begins a known word, else the likeliest one."""
        if word in self._known or len(word) < _SHORTEST_TYPO or self._begins(word):
            return word
        close = process.extractOne(
            word, self._vocabulary, scorer=_likeness, score_cutoff=_TYPO_CUTOFF
        )
        return close[0] if close else word

    def _begins(self, word: str) -> bool:
        return any(known.startswith(word) for known in self._vocabulary)

    def _expression(self, part: tuple[str, ...]) -> str:
        """The full-text expression of one part: its words, or what they stand for."""
        choices = [_all(part)]
        choices += [_all(tuple(words(meaning))) for meaning in self._synonyms.get(part, ())]
        return f"({' OR '.join(choices)})"


def _database() -> Database:
    db = Database(sqlite3.connect(":memory:", check_same_thread=False))
    columns = ", ".join(("slug UNINDEXED", *WEIGHTS))
    db.execute(
        f"CREATE VIRTUAL TABLE exercises USING fts5({columns}, "
        "tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3')"
    )
    return db


def _folded(exercise: Exercise) -> dict[str, str]:
    return {name: " ".join(words(text)) for name, text in _fields(exercise).items()}


def _all(part: tuple[str, ...]) -> str:
    """Every word, each of which may be only the beginning of the word that is meant."""
    return "(" + " AND ".join(f'"{word}"*' for word in part) + ")"


def _likeness(one: str, other: str, **_options: object) -> float:
    """Likeness of two words, 0 to 100; people seldom get the first letter wrong."""
    ratio = fuzz.ratio(one, other)
    return ratio if one[0] == other[0] else ratio - 12
