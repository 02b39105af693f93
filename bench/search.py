"""How well and how fast the search finds, with the queries of `bench/queries.toml`.

Run from the top of the repository: `python -m bench.search [rounds]`. A query counts as found
when one of the exercises expected for it is among the first five, and as found in full when all
are. The times are those of a library of 20 000 exercises: what one waits for an answer, which
grows when the machine is busy with other things, and what the processor works for it.
"""

import random
import statistics
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

from hep.exercises import Exercise
from hep.library import Library, read
from hep.store.exercises import Index

QUERIES = Path(__file__).with_name("queries.toml")
FIRST = 5
MANY = 20_000
# Own exercises bring words of their own, which the search must look through for typing mistakes.
OWN_WORDS = 3000


@dataclass(frozen=True)
class Query:
    """One query: the exercises expected for it, and the first five that were found."""

    kind: str
    words: str
    expected: tuple[str, ...]
    first: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether one of the expected is among the first five."""
        return bool(set(self.expected) & set(self.first))

    @property
    def found_in_full(self) -> bool:
        """Whether all of the expected are among the first five."""
        return set(self.expected) <= set(self.first)


def queries() -> list[Query]:
    """The queries as they were written down."""
    kinds = tomllib.loads(QUERIES.read_text(encoding="utf-8"))
    return [
        Query(kind, words, tuple(expected))
        for kind, asked in kinds.items()
        for words, expected in asked.items()
    ]


def searched(index: Index) -> list[Query]:
    """Every query with what the index finds first."""
    return [replace(one, first=tuple(index.search(one.words)[:FIRST])) for one in queries()]


def share(asked: list[Query]) -> float:
    """The share of the queries that found an expected exercise, 0 to 1."""
    return sum(one.found for one in asked) / len(asked)


def many(library: Library, count: int = MANY) -> Iterator[Exercise]:
    """The library's exercises again and again, under slugs and names of their own."""
    chance = random.Random(2026)
    syllables = [one + two for one in "bdfgklmnprstvz" for two in "aeiou"]
    own = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(OWN_WORDS)]
    for number, one in enumerate(islice(cycle(library.exercises.values()), count)):
        yield replace(one, slug=f"{one.slug}-{number}", name=f"{one.name} {chance.choice(own)}")


def typed() -> list[str]:
    """What the search is asked while the queries are typed, from two letters on."""
    return [one.words[:end] for one in queries() for end in range(2, len(one.words) + 1)]


def times(index: Index, asked: list[str], clock: Callable[[], float]) -> str:
    """How long the queries took by the clock, in words."""
    taken = []
    for words in asked:
        begun = clock()
        index.search(words)
        taken.append((clock() - begun) * 1000)
    taken.sort()
    middle, slow = statistics.median(taken), taken[int(len(taken) * 0.95)]
    return f"p50 {middle:.1f} ms, p95 {slow:.1f} ms, slowest {taken[-1]:.1f} ms"


def main() -> None:
    """Print the shares, the queries that failed, and the times."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    library = read()
    asked = searched(Index(library.exercises.values(), library.synonyms))
    for kind in dict.fromkeys(one.kind for one in asked):
        mine = [one for one in asked if one.kind == kind]
        print(f"{kind:12} {len(mine):4} queries, {share(mine):6.1%} found")
    full = sum(one.found_in_full for one in asked) / len(asked)
    print(f"{'all':12} {len(asked):4} queries, {share(asked):6.1%} found, {full:.1%} in full")
    for one in asked:
        if not one.found:
            print(f"  not found: {one.words}: {', '.join(one.first) or 'nothing'}")
    index = Index(many(library), library.synonyms)
    print(f"{MANY} exercises")
    for name, words in (("asked", [one.words for one in asked] * rounds), ("typed", typed())):
        print(f"  {name}, time waited: {times(index, words, time.perf_counter)}")
        print(f"  {name}, time worked: {times(index, words, time.thread_time)}")


if __name__ == "__main__":
    main()
