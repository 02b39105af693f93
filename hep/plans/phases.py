"""Going on to the next phase of a plan: its exercises are offered, none comes by itself."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hep.plans.editing import append
from hep.plans.values import Plan, PrescribedExercise


def offered(plan: Plan) -> tuple[PrescribedExercise, ...]:
    """The exercises of the next phase that the plan does not hold yet."""
    coming = plan.next_phase.exercises if plan.next_phase else ()
    held = {one.exercise for one in plan.exercises}
    return tuple(one for one in coming if one.exercise not in held)


def left_behind(plan: Plan) -> tuple[PrescribedExercise, ...]:
    """The exercises of the plan that the next phase has no place for."""
    coming = {one.exercise for one in plan.next_phase.exercises} if plan.next_phase else set()
    return tuple(one for one in plan.exercises if plan.next_phase and one.exercise not in coming)


def weeks_in(plan: Plan, today: date) -> int:
    """In which week of the phase the patient is; the first day is in week 1."""
    since = plan.phase_since
    return 1 if since is None else max((today - since).days, 0) // 7 + 1


def advance(plan: Plan, chosen: Iterable[str], today: date) -> Plan:
    """The plan in its next phase, with those of the offered exercises that were chosen.

    What the plan holds stays in it. Raises ValueError where there is no next phase.
    """
    if plan.next_phase is None:
        raise ValueError("This is the last phase.")
    wanted = set(chosen)
    added = tuple(one for one in offered(plan) if one.exercise in wanted)
    return append(replace(plan, phase=plan.phase + 1, phase_since=today), added)
