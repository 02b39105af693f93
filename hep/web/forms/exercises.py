"""What was asked of the library: words and filters, from the address of a page."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hep.exercises import Exercise
from hep.library import Library

FILTERS = ("region", "type", "position", "equipment", "level")
NO_EQUIPMENT = "none"


@dataclass(frozen=True)
class Choice:
    """A search: `q` are the words, `wanted` one value for each filter in use."""

    q: str
    wanted: Mapping[str, str]

    @classmethod
    def from_query(cls, args: Mapping[str, str]) -> "Choice":
        """Read the search from a query string or a form; unknown names are passed over."""
        wanted = {name: args[name][:60] for name in FILTERS if args.get(name)}
        return cls(" ".join(args.get("q", "").split())[:100], wanted)

    def apply(self, library: Library) -> list[Exercise]:
        """The exercises that match, best first; without words, by region and name."""
        found = self._searched(library)
        return [one for one in found if self._fits(one)]

    def _searched(self, library: Library) -> list[Exercise]:
        if self.q:
            return [library.exercises[slug] for slug in library.index.search(self.q)]
        return sorted(library.exercises.values(), key=lambda one: (one.region, one.level, one.name))

    def _fits(self, exercise: Exercise, *, but: str = "") -> bool:
        return all(
            value in _values(exercise, name) for name, value in self.wanted.items() if name != but
        )

    def counts(self, library: Library) -> dict[str, list[tuple[str, int]]]:
        """For each filter its values, each with how many exercises it would leave."""
        found = self._searched(library)
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

    def query(self, **changes: Any) -> dict[str, str]:
        """The query string of this search with some filters changed; an empty one falls away."""
        fields = {"q": self.q, **self.wanted, **changes}
        return {name: value for name, value in fields.items() if value}


def _values(exercise: Exercise, name: str) -> tuple[str, ...]:
    if name == "equipment":
        return exercise.equipment or (NO_EQUIPMENT,)
    return (str(getattr(exercise, name)),)
