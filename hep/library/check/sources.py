"""Gates on sources: every citation resolves, and no source is kept that nothing cites."""

import re
from collections.abc import Iterable, Iterator, Mapping

from hep.library import Library
from hep.sources import Source

_CITED = re.compile(r"\[([A-Z][A-Z0-9-]+)\]")


def cited(text: str) -> tuple[str, ...]:
    """The keys a text cites in brackets, as in [ACSM21]."""
    return tuple(_CITED.findall(text))


def unknown_sources(
    where: str, keys: Iterable[str], sources: Mapping[str, Source]
) -> Iterator[str]:
    """The keys that no file stands for."""
    for key in dict.fromkeys(keys):
        if key not in sources:
            yield f"{where}: sources: there is no sources/{key}.toml. Write it or cite another."


def findings(library: Library) -> Iterator[str]:
    """Sources that say nothing, or that nothing cites."""
    used = _used(library)
    for key, source in library.sources.items():
        where = f"sources/{key}.toml"
        if not source.reference.strip() or not source.used_for.strip():
            yield f"{where}: reference and used_for: write both."
        if key not in used:
            yield f"{where}: nothing cites it. Cite it or delete the file."


def _used(library: Library) -> set[str]:
    keys: list[str] = []
    for exercise in library.exercises.values():
        keys += (*exercise.sources, exercise.dosage.set_by, *cited(exercise.clinical.evidence))
    for card in library.cards.values():
        keys += (*card.sources, *(key for claim in card.claims for key in claim.sources))
    for group in library.stop_rules.values():
        keys += group.sources
    for condition in library.conditions.values():
        keys += (key for row in condition.rows for key in row.sources)
    for template in library.plan_templates.values():
        keys += template.sources
    return set(keys) | {kind.source for kind in library.types.values()}
