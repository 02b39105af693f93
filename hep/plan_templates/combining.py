"""Templates brought into a plan: what both have is shown, and the clinician chooses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hep import plans
from hep.dosage import Side
from hep.plan_templates.values import PlanTemplate
from hep.plans import Library, Plan, PrescribedExercise

PLAN = "The plan"
EVERY = "every"


@dataclass(frozen=True)
class Candidate:
    """One prescription of an exercise, and where it stands: the plan, or a template's title."""

    where: str
    prescribed: PrescribedExercise


@dataclass(frozen=True)
class Overlap:
    """An exercise that stands in more than one place; those of the plan come first."""

    exercise: str
    candidates: tuple[Candidate, ...]


def coming(
    templates: Sequence[PlanTemplate], side: Side | None, library: Library
) -> tuple[Candidate, ...]:
    """What the templates would bring: the exercises of their first phases, for one side."""
    return tuple(
        Candidate(template.title, one)
        for template in templates
        for one in _turned(template, side, library)
    )


def _turned(
    template: PlanTemplate, side: Side | None, library: Library
) -> tuple[PrescribedExercise, ...]:
    plan = Plan(exercises=template.exercises)
    return (plan if side is None else plans.change_side(plan, side, library)).exercises


def overlaps(plan: Plan, brought: Sequence[Candidate]) -> tuple[Overlap, ...]:
    """Every exercise that the plan or another template has too."""
    every = [*(Candidate(PLAN, one) for one in plan.exercises), *brought]
    places: dict[str, list[Candidate]] = {one.prescribed.exercise: [] for one in brought}
    for one in every:
        if one.prescribed.exercise in places:
            places[one.prescribed.exercise].append(one)
    return tuple(Overlap(slug, tuple(many)) for slug, many in places.items() if len(many) > 1)


def combine(
    plan: Plan, brought: Sequence[Candidate], choices: Mapping[str, str], cards: Sequence[str] = ()
) -> Plan:
    """The plan with what was brought, each exercise that overlaps as it was chosen.

    A choice is the number of a candidate (0 is the first) or `every`; the first counts where
    none was made, which is that of the plan where the plan has it. Raises ValueError for a
    choice that is none.
    """
    meeting = {one.exercise: one for one in overlaps(plan, brought)}
    added = [one.prescribed for one in brought if one.prescribed.exercise not in meeting]
    for slug, overlap in meeting.items():
        plan, more = _settled(plan, overlap, choices.get(slug, "0"))
        added += more
    order = [one.prescribed for one in brought]
    added.sort(key=order.index)
    every_card = tuple(dict.fromkeys([*plan.cards, *cards]))
    return replace(plans.append(plan, tuple(added)), cards=every_card)


def _settled(plan: Plan, overlap: Overlap, choice: str) -> tuple[Plan, list[PrescribedExercise]]:
    """The plan where its own exercise takes the chosen dosage, and what is to be added to it."""
    held = [one for one in overlap.candidates if one.where == PLAN]
    rest = [one.prescribed for one in overlap.candidates if one.where != PLAN]
    if choice == EVERY:
        return plan, rest
    if not choice.isdecimal() or int(choice) >= len(overlap.candidates):
        raise ValueError(f"{overlap.exercise}: choose one of those shown.")
    chosen = overlap.candidates[int(choice)]
    if not held:
        return plan, [chosen.prescribed]
    if chosen.where != PLAN:
        key = held[0].prescribed.key
        plan = plans.change_dosage(plan, key, chosen.prescribed.dosage)
    return plan, []
