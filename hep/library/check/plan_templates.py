"""Gates on starter templates: what they name exists, and their doses keep the hard limits."""

from collections.abc import Iterator

from hep.library import Library
from hep.library.check.exercises import refused
from hep.library.check.sources import unknown_sources
from hep.library.check.vocabulary import Vocabulary
from hep.plan_templates import PlanTemplate
from hep.plans import Group

# The clinical notes, section 2.3: more are refused for print.
MOST_EXERCISES = 12


def findings(library: Library, words: Vocabulary) -> Iterator[str]:
    """What is wrong with the starter templates."""
    for template in library.plan_templates.values():
        where = f"plan_templates/{template.slug}.toml"
        yield from unknown_sources(where, template.sources, library.sources)
        for one in template.exercises:
            exercise = library.exercises[one.exercise]
            yield from refused(f"{where}: {one.exercise}", one.dosage, library, exercise)
        for card in set(template.cards) - set(library.cards):
            yield f"{where}: cards: there is no education/{card}.toml."
        if template.region not in words.regions:
            yield f"{where}: region: {template.region!r} is not in vocabulary.toml."
        yield from _list_findings(where, template)


def _list_findings(where: str, template: PlanTemplate) -> Iterator[str]:
    slugs = [one.exercise for one in template.exercises]
    if not 1 <= len(slugs) <= MOST_EXERCISES or len(set(slugs)) < len(slugs):
        yield f"{where}: exercises: use 1 to {MOST_EXERCISES}, each once."
    for slug in set(template.ours) - set(slugs):
        yield f"{where}: ours: {slug!r} is not among the exercises."
    if template.ours and not template.note:
        yield f"{where}: note: say which exercises are ours."
    places = [list(Group).index(one.group) for one in template.exercises]
    if places != sorted(places):
        yield f"{where}: exercises: keep the order warm-up, main, intensify, cool-down."
