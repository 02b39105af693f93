"""What is done about each exercise: keep it, easier, harder, another dosage, stop."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from hep import plans
from hep.dosage import Dosage
from hep.exercises import Exercise
from hep.plans import Library, Plan, PrescribedExercise, ladder, progression
from hep.plans.ladder import Types


class What(StrEnum):
    """The choices for one exercise."""

    KEEP = "keep"
    EASIER = "easier"
    HARDER = "harder"
    DOSAGE = "dosage"
    STOP = "stop"


@dataclass(frozen=True)
class Choice:
    """One choice. `target` is the exercise to go to, `dosage` the new one, `reason` why to stop.

    Easier and harder without a target go to the first rung, or where there is none a step of
    the dosage up or down.
    """

    what: What = What.KEEP
    target: str = ""
    dosage: Dosage | None = None
    reason: str = ""


def outcome(
    one: PrescribedExercise, choice: Choice, library: Library, types: Types
) -> PrescribedExercise | None:
    """What the exercise becomes; None when it is stopped.

    Where there is nothing easier or harder it stays as it is. Raises KeyError for a target that
    is no rung of this exercise.
    """
    if choice.what is What.STOP:
        return None
    if choice.what is What.DOSAGE:
        return one if choice.dosage is None else replace(one, dosage=choice.dosage)
    exercise = library.get(one.exercise)
    if choice.what is What.KEEP or exercise is None:
        return one
    target = _rung(exercise, choice, library)
    if target is not None:
        return ladder.step(one, target, library, types)
    return replace(one, dosage=_stepped(one.dosage, exercise, choice.what, types) or one.dosage)


def _rung(exercise: Exercise, choice: Choice, library: Library) -> Exercise | None:
    rungs = ladder.harder if choice.what is What.HARDER else ladder.easier
    found = {rung.slug: rung for rung in rungs(exercise, library)}
    return found[choice.target] if choice.target else next(iter(found.values()), None)


def _stepped(dosage: Dosage, exercise: Exercise, what: What, types: Types) -> Dosage | None:
    kind = types[exercise.type]
    if what is What.HARDER:
        return progression.more(dosage, exercise.dosage, kind)
    return progression.less(dosage, kind)


def follow(plan: Plan, choices: Mapping[int, Choice], library: Library, types: Types) -> Plan:
    """The plan after the choices. Exercises without a choice stay as they are.

    Raises KeyError for an exercise that is not in the plan, or a target that is no rung.
    """
    for key, choice in choices.items():
        became = outcome(plan.get(key), choice, library, types)
        if became is None:
            plan = plans.stop(plan, key, choice.reason)
        else:
            plan = plans.put_in_place(plan, became)
    return plan
