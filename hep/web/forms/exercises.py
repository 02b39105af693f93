"""What was asked of the library: words and filters, from the address of a page."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from hep.exercises import Exercise
from hep.library import Library
from hep.plan_templates import PlanTemplate
from hep.texts import fold

FILTERS = ("region", "type", "position", "equipment", "level")
NO_EQUIPMENT = "none"


Search = Callable[[str], list[str]]


@dataclass(frozen=True)
class Found:
    """What a search found; `counts` are, for each filter, its values with how many they leave."""

    exercises: list[Exercise]
    counts: dict[str, list[tuple[str, int]]]
    hidden: int = 0
    more: int = 0

    def shelves(self, name: str) -> list[tuple[str, Exercise, int]]:
        """The values of a filter, each with an exercise to stand for it and how many there are."""
        wanted = {value for value, _ in self.counts[name]}
        first: dict[str, Exercise] = {}
        for one in self.exercises:
            for value in _values(one, name):
                first.setdefault(value, one)
            if first.keys() >= wanted:
                break
        return [(value, first[value], n) for value, n in self.counts[name] if value in first]

    def without(self, forbidden: Callable[[Exercise], bool]) -> "Found":
        """The same without some exercises, and how many were hidden; not a clearance of others."""
        shown = [one for one in self.exercises if not forbidden(one)]
        return replace(self, exercises=shown, hidden=len(self.exercises) - len(shown))

    def first(self, most: int) -> "Found":
        """The first `most` of them, and how many more there are."""
        shown = self.exercises[:most]
        return replace(self, exercises=shown, more=len(self.exercises) - len(shown))


@dataclass(frozen=True)
class Taste:
    """What one clinician likes and prescribes."""

    favourites: frozenset[str] = frozenset()
    prescribed: Mapping[str, int] = field(default_factory=dict)
    recent: tuple[str, ...] = ()


PLAIN_TASTE = Taste()
VIEWS = {"": "All", "favourites": "Favourites", "recent": "Recent", "templates": "Templates"}
# A page holds so many exercises; the rest comes with another word or filter, or on request.
MOST_SHOWN = 60
# The library's own page lists so many: the whole of a usual library, to be leafed through.
MOST_LISTED = 400
SORTS = {"": "best match", "favourites": "favourites first", "prescribed": "what I prescribe most"}


@dataclass(frozen=True)
class Choice:
    """A search: `q` are the words, `wanted` one value for each filter in use."""

    q: str
    wanted: Mapping[str, str]
    sort: str = ""
    hide: bool = False
    view: str = ""

    @classmethod
    def from_query(cls, args: Mapping[str, str]) -> "Choice":
        """Read the search from a query string or a form; unknown names are passed over."""
        wanted = {name: args[name][:60] for name in FILTERS if args.get(name)}
        sort = args.get("sort", "")
        query = " ".join(args.get("q", "").split())[:100]
        view = args.get("view", "")
        return cls(
            query,
            wanted,
            sort if sort in SORTS else "",
            bool(args.get("hide")),
            view if view in VIEWS else "",
        )

    def apply(self, library: Library, search: Search, taste: Taste = PLAIN_TASTE) -> Found:
        """The exercises that match, best first; without words, by region and name."""
        searched = self._viewed(self._searched(library, search), taste)
        found = [one for one in searched if self._fits(one)] if self.wanted else list(searched)
        return Found(self._sorted(found, taste), self._counted(searched, library))

    def _sorted(self, found: list[Exercise], taste: Taste) -> list[Exercise]:
        """By the order that was asked for; what is equal stays in the order it was found."""
        if self.sort == "favourites":
            return sorted(found, key=lambda one: one.slug not in taste.favourites)
        if self.sort == "prescribed":
            return sorted(found, key=lambda one: -taste.prescribed.get(one.slug, 0))
        return found

    def _searched(self, library: Library, search: Search) -> list[Exercise]:
        if self.q:
            return [library.offered[slug] for slug in search(self.q) if slug in library.offered]
        return _in_order(Shelf(library))

    def _viewed(self, searched: list[Exercise], taste: Taste) -> list[Exercise]:
        """Only favourites, or only what was prescribed last, the newest first."""
        if self.view == "favourites":
            return [one for one in searched if one.slug in taste.favourites]
        if self.view == "recent":
            known = {one.slug: one for one in searched}
            return [known[slug] for slug in taste.recent if slug in known]
        return searched

    def templates(self, every: Iterable[PlanTemplate]) -> list[PlanTemplate]:
        """The plan templates that hold every word that was typed, in the view that shows them."""
        if self.view != "templates":
            return []
        wanted = fold(self.q).split()
        texts = ((one, fold(f"{one.title} {one.for_whom} {one.region}")) for one in every)
        return [one for one, text in texts if all(word in text for word in wanted)]

    def _fits(self, exercise: Exercise, *, but: str = "") -> bool:
        return all(
            value in _values(exercise, name) for name, value in self.wanted.items() if name != but
        )

    def _counts(self, found: list[Exercise]) -> dict[str, list[tuple[str, int]]]:
        return {
            name: sorted(
                Counter(
                    value
                    for one in found
                    if self._fits(one, but=name)
                    for value in _values(one, name)
                ).items()
            )
            for name in FILTERS
        }

    def _counted(
        self, searched: list[Exercise], library: Library
    ) -> dict[str, list[tuple[str, int]]]:
        """What each filter would leave; the open library is counted once."""
        if self.is_open and not self.view:
            return _all_counted(Shelf(library))
        return self._counts(searched)

    @property
    def is_open(self) -> bool:
        """Whether nothing was asked for yet."""
        return not self.q and not self.wanted

    def query(self, **changes: Any) -> dict[str, str]:
        """The query string of this search with some filters changed; an empty one falls away."""
        fields = {
            "q": self.q,
            **self.wanted,
            "sort": self.sort,
            "hide": "1" if self.hide else "",
            "view": self.view,
            **changes,
        }
        return {name: value for name, value in fields.items() if value}


def _values(exercise: Exercise, name: str) -> tuple[str, ...]:
    if name == "equipment":
        return exercise.equipment or (NO_EQUIPMENT,)
    return (str(getattr(exercise, name)),)


class Shelf:
    """The exercises on offer. The same ones are the same shelf: ordered once, counted once."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shelf) and self._same == other._same

    def __hash__(self) -> int:
        return hash(self._same)

    @property
    def _same(self) -> tuple[int, frozenset[str]]:
        return id(self.library.exercises), frozenset(self.library.hidden)


@lru_cache(maxsize=8)
def _in_order(shelf: Shelf) -> list[Exercise]:
    """Every exercise on offer, by region, level and name."""
    every = shelf.library.offered.values()
    return sorted(every, key=lambda one: (one.region, one.level, one.name))


@lru_cache(maxsize=8)
def _all_counted(shelf: Shelf) -> dict[str, list[tuple[str, int]]]:
    return NO_CHOICE._counts(_in_order(shelf))


NO_CHOICE = Choice("", {})
