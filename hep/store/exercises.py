"""Search over exercises: a full-text index in memory, forgiving of typing mistakes."""

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import chain
from threading import Lock

from sqlite_utils import Database

from hep.exercises import Exercise
from hep.store.spelling import Spelling, likest
from hep.store.thesaurus import Part, Phrase, Thesaurus, words

# How much a hit in each field counts; the name a clinician would type counts most.
WEIGHTS = {
    "name": 10.0,
    "aliases": 9.0,
    "condition": 5.0,
    "targets": 6.0,
    "region": 5.0,
    "other": 1.0,
}
_RANK = f"bm25(exercises, 0, {', '.join(str(weight) for weight in WEIGHTS.values())})"
# Two words of a known phrase may stand this far apart, as in "hip or knee replacement".
_NEAR = 3
# A word of more than one exercise in so many does not tell which is meant, when others do.
_COMMON = 4


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


def _names(exercise: Exercise) -> tuple[str, ...]:
    return (exercise.name, exercise.plain_name, exercise.slug)


class Index:
    """The index of some exercises. One index may serve many threads.

    It begins with all that another one holds, where one is given: most of a clinic's library is
    the same for every clinic, and a new exercise of its own is no reason to index all anew.
    """

    def __init__(
        self,
        exercises: Iterable[Exercise],
        synonyms: Mapping[str, tuple[str, ...]],
        base: "Index | None" = None,
    ) -> None:
        self._lock = Lock()
        self._db = base._copied() if base else _database()
        self._named: dict[str, list[str]] = {}
        self._size, self._words = 0, frozenset[str]()
        if base:
            self._named = {name: list(slugs) for name, slugs in base._named.items()}
            self._size, self._words = base._size, base._words
        exercises = list(exercises)
        for one in exercises:
            for name in dict.fromkeys(" ".join(words(name)) for name in _names(one)):
                self._named.setdefault(name, []).append(one.slug)
        rows = [(one.slug, *_folded(one)) for one in exercises]
        marks = ", ".join("?" for _ in ("slug", *WEIGHTS))
        with self._db.conn:
            self._db.conn.executemany(f"INSERT INTO exercises VALUES ({marks})", rows)  # noqa: S608 - marks
        self._size += len(rows)
        self._words |= set(chain.from_iterable(text.split() for row in rows for text in row[1:]))
        spelling = Spelling(self._words.union(*(words(phrase) for phrase in synonyms)))
        self._thesaurus = Thesaurus(synonyms, spelling)

    def _copied(self) -> Database:
        """A database with the same content, copied page by page."""
        other = _empty()
        with self._lock:
            self._db.conn.backup(other.conn)
        return other

    def search(self, query: str, limit: int = 200) -> list[str]:
        """Slugs that match, best first: those with every word, else those with most of them.

        An exercise that is called exactly so comes before all others.
        Whole words come before beginnings of words, which are found while one types.
        """
        parts = self._thesaurus.parts(query)
        if not parts:
            return []
        found = self._match(" AND ".join(map(_whole, parts)), limit)
        if len(found) < limit and any(part.begun or part.letters for part in parts):
            found += self._match(" AND ".join(map(_begun, parts)), limit)
        found = found or self._with_most(parts, limit)
        exactly = self._named.get(" ".join(words(query)), [])
        return list(dict.fromkeys([*exactly, *found]))[:limit]

    def near(self, query: str, most: int = 4) -> list[str]:
        """The slugs of the names most like what was typed, for a search that found nothing."""
        return [self._named[name][0] for name in likest(" ".join(words(query)), self._named, most)]

    def _with_most(self, parts: list[Part], limit: int) -> list[str]:
        """What has the rarest part and as many others as go with it, then what has any part
        but the commonest."""
        counted = sorted((self._count(one), one) for one in map(_begun, parts))
        known = [(count, one) for count, one in counted if count]
        together: list[str] = []
        for _, one in known:
            if not together or self._count(" AND ".join([*together, one])):
                together.append(one)
        telling = [one for count, one in known if count < self._size / _COMMON] or together[:1]
        tried = dict.fromkeys([" AND ".join(together), " OR ".join(telling)])
        return [slug for one in tried if one for slug in self._match(one, limit)]

    def _count(self, expression: str) -> int:
        sql = "SELECT count(*) AS found FROM exercises WHERE exercises MATCH ?"
        with self._lock:
            return int(next(self._db.query(sql, [expression]))["found"])

    def _match(self, expression: str, limit: int) -> list[str]:
        # The order of the rows settles a draw: to read their slugs for it would take long.
        sql = f"SELECT slug FROM exercises WHERE exercises MATCH ? ORDER BY {_RANK}, rowid LIMIT ?"  # noqa: S608 - constants
        with self._lock:
            return [row["slug"] for row in self._db.query(sql, [expression, limit])]


def _empty() -> Database:
    return Database(sqlite3.connect(":memory:", check_same_thread=False))


def _database() -> Database:
    db = _empty()
    columns = ", ".join(("slug UNINDEXED", *WEIGHTS))
    db.execute(
        f"CREATE VIRTUAL TABLE exercises USING fts5({columns}, "
        "tokenize = 'porter unicode61 remove_diacritics 2', prefix = '1 2')"
    )
    return db


def _folded(exercise: Exercise) -> tuple[str, ...]:
    """The words of each field, in the order of the weights."""
    fields = _fields(exercise)
    return tuple(" ".join(words(fields[name])) for name in WEIGHTS)


def _whole(part: Part) -> str:
    """The full-text expression of what a part says or stands for, in whole words."""
    said = [_near(phrase) for phrase in part.said]
    return f"({' OR '.join([*said, *map(_all, part.stands_for)])})"


def _begun(part: Part) -> str:
    """The same, and the words that begin with what was typed."""
    begun = [_near(phrase) for phrase in part.begun]
    if part.letters:
        begun = [f'{{name aliases}} : "{part.letters}"*']
    return f"({' OR '.join([*begun, _whole(part)])})"


def _near(phrase: Phrase) -> str:
    """A phrase as typed: its words close to each other."""
    return f"NEAR({' '.join(map(_quoted, phrase))}, {_NEAR})"


def _all(phrase: Phrase) -> str:
    """A meaning: all of its words, wherever they stand."""
    return f"({' AND '.join(map(_quoted, phrase))})"


def _quoted(word: str) -> str:
    return f'"{word}"'
