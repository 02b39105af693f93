"""The guided first plan: five steps, told from what was done, so that no step is clicked away."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hep.dosage import Side
from hep.exercises import Exercise
from hep.plans import Plan


class Step(StrEnum):
    """The steps, in their order."""

    PATIENT = "patient"
    EXERCISES = "exercises"
    HOLD = "hold"
    SIDE = "side"
    PRINT = "print"


@dataclass(frozen=True)
class Progress:
    """The steps that were done."""

    done: frozenset[Step]

    @property
    def next(self) -> Step | None:
        """The first step that is still to do, or None at the end."""
        return next((step for step in Step if step not in self.done), None)


def progress(plan: Plan | None, printed: bool, library: Mapping[str, Exercise]) -> Progress:
    """How far somebody is with the plan they saved last since they began; None is no plan yet."""
    if plan is None:
        return Progress(frozenset())
    done = {
        Step.PATIENT: True,
        Step.EXERCISES: bool(plan.exercises),
        Step.HOLD: _changed(plan, library),
        Step.SIDE: _has_side(plan, library),
        Step.PRINT: printed,
    }
    return Progress(frozenset(step for step, is_done in done.items() if is_done))


def _changed(plan: Plan, library: Mapping[str, Exercise]) -> bool:
    """Whether a dosage is another than the library's."""
    known = ((one.dosage.amount, library.get(one.exercise)) for one in plan.exercises)
    return any(exercise and amount != exercise.dosage.amount for amount, exercise in known)


def _has_side(plan: Plan, library: Mapping[str, Exercise]) -> bool:
    """Whether a side was chosen, or no exercise asks for one."""
    if any(one.dosage.side in (Side.LEFT, Side.RIGHT) for one in plan.exercises):
        return True
    known = (library.get(one.exercise) for one in plan.exercises)
    return bool(plan.exercises) and not any(exercise and exercise.has_sides for exercise in known)
