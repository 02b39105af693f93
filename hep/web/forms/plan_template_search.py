"""What was asked of the plan templates: words and filters, from the address of a page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from hep.plan_templates import PlanTemplate
from hep.store.plan_templates import Use
from hep.texts import fold

FILTERS = ("kind", "region", "condition", "phase")
SORTS = {"": "most used", "recent": "last used", "title": "by title"}
_NEVER = Use(0, datetime.min.replace(tzinfo=UTC))


@dataclass(frozen=True)
class Listed:
    """One template with what this clinician needs to choose it."""

    template: PlanTemplate
    use: Use | None
    favourite: bool
    mine: bool

    @property
    def kind(self) -> str:
        """`starter`, `mine` or `clinic`."""
        if self.template.is_starter:
            return "starter"
        return "mine" if self.mine and not self.template.shared else "clinic"

    def values(self, name: str) -> tuple[str, ...]:
        """What a filter finds in it."""
        if name == "kind":
            return (self.kind, "favourite") if self.favourite else (self.kind,)
        if name == "phase":
            return tuple(stage.value for stage in self.template.stages)
        found = str(getattr(self.template, name))
        return (found,) if found else ()

    @property
    def text(self) -> str:
        """Everything its words are searched in."""
        one = self.template
        titles = " ".join(phase.title for phase in one.phases)
        return fold(f"{one.title} {one.for_whom} {one.region} {one.condition} {titles} {one.owner}")


@dataclass(frozen=True)
class Found:
    """What a search found; `counts` are, for each filter, its values with how many they leave."""

    templates: list[Listed]
    counts: dict[str, list[tuple[str, int]]]
    every: int


@dataclass(frozen=True)
class TemplateSearch:
    """A search: `q` are the words, `wanted` one value for each filter in use."""

    q: str = ""
    wanted: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""

    @classmethod
    def from_query(cls, args: Mapping[str, str]) -> "TemplateSearch":
        """Read the search from a query string; unknown names are passed over."""
        wanted = {name: args[name][:80] for name in FILTERS if args.get(name)}
        sort = args.get("sort", "")
        query = " ".join(args.get("q", "").split())[:100]
        return cls(query, wanted, sort if sort in SORTS else "")

    def apply(self, every: Sequence[Listed]) -> Found:
        """The templates that match, in the order that was asked for."""
        parts = fold(self.q).split()
        searched = [one for one in every if all(part in one.text for part in parts)]
        found = sorted((one for one in searched if self._fits(one)), key=self._order)
        return Found(found, self._counts(searched), len(searched))

    def _order(self, one: Listed) -> tuple[object, ...]:
        use, title = one.use or _NEVER, one.template.title.casefold()
        if self.sort == "title":
            return (title,)
        if self.sort == "recent":
            return (-use.last.timestamp() if one.use else 0.0, title)
        return (not one.favourite, -use.times, title)

    def _fits(self, one: Listed, *, but: str = "") -> bool:
        return all(value in one.values(name) for name, value in self.wanted.items() if name != but)

    def _counts(self, searched: Sequence[Listed]) -> dict[str, list[tuple[str, int]]]:
        return {
            name: sorted(
                Counter(
                    value
                    for one in searched
                    if self._fits(one, but=name)
                    for value in one.values(name)
                ).items()
            )
            for name in FILTERS
        }

    def query(self, **changes: Any) -> dict[str, str]:
        """The query string of this search with some filters changed; an empty one falls away."""
        fields = {"q": self.q, **self.wanted, "sort": self.sort, **changes}
        return {name: value for name, value in fields.items() if value}
