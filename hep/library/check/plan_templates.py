"""Gates on starter templates: what they name exists, and their doses keep the hard limits."""

from collections.abc import Iterator

from hep.library import Library
from hep.library.check.exercises import refused
from hep.library.check.sources import unknown_sources
from hep.library.check.vocabulary import Vocabulary
from hep.plan_templates import PlanTemplate
from hep.plans import Group, Phase

# The clinical notes, section 2.3: more are refused for print.
MOST_EXERCISES = 12
MOST_WEEKS = 52


def findings(library: Library, words: Vocabulary) -> Iterator[str]:
    """What is wrong with the starter templates."""
    for template in library.plan_templates.values():
        where = f"plan_templates/{template.slug}.toml"
        yield from unknown_sources(where, template.sources, library.sources)
        for phase in template.phases:
            yield from _phase_findings(where, phase, library)
        for card in set(template.cards) - set(library.cards):
            yield f"{where}: cards: there is no education/{card}.toml."
        if template.region not in words.regions:
            yield f"{where}: region: {template.region!r} is not in vocabulary.toml."
        yield from _list_findings(where, template)


def _phase_findings(where: str, phase: Phase, library: Library) -> Iterator[str]:
    slugs = [one.exercise for one in phase.exercises]
    if not 1 <= len(slugs) <= MOST_EXERCISES or len(set(slugs)) < len(slugs):
        yield f"{where}: exercises: use 1 to {MOST_EXERCISES} in each phase, each once."
    if not 1 <= phase.weeks <= MOST_WEEKS:
        yield f"{where}: weeks: use 1 to {MOST_WEEKS}."
    for one in phase.exercises:
        exercise = library.exercises[one.exercise]
        yield from refused(f"{where}: {one.exercise}", one.dosage, library, exercise)
    places = [list(Group).index(one.group) for one in phase.exercises]
    if places != sorted(places):
        yield f"{where}: exercises: keep the order warm-up, main, intensify, cool-down."


def _list_findings(where: str, template: PlanTemplate) -> Iterator[str]:
    if not template.phases:
        yield f"{where}: phases: write at least one."
    slugs = {one.exercise for phase in template.phases for one in phase.exercises}
    for slug in set(template.ours) - slugs:
        yield f"{where}: ours: {slug!r} is not among the exercises."
    if template.ours and not template.note:
        yield f"{where}: note: say which exercises are ours."
    if len(template.phases) > 1 and not all(phase.entry for phase in template.phases):
        yield f"{where}: entry: say of each phase what opens it."
