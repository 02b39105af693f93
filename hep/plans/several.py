"""One change for several exercises of a plan at once."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from hep.dosage import Dosage, Frequency, Rhythm, Side, Span
from hep.exercises import Exercise
from hep.plans.values import Library, Plan, PrescribedExercise


@dataclass(frozen=True)
class Several:
    """What is to be the same; None keeps what each exercise has."""

    side: Side | None = None
    times_per_day: Span | None = None
    days: tuple[Rhythm, int] | None = None
    sets: int | None = None


def change_several(plan: Plan, keys: Collection[int], wanted: Several, library: Library) -> Plan:
    """The plan with the exercises of these keys changed. A side only goes where there are sides,
    and sets only where there is something to repeat."""
    return replace(
        plan,
        exercises=tuple(
            _changed(one, wanted, library.get(one.exercise)) if one.key in keys else one
            for one in plan.exercises
        ),
    )


def _changed(
    one: PrescribedExercise, wanted: Several, exercise: Exercise | None
) -> PrescribedExercise:
    if exercise is None:
        return one
    turned = wanted.side is not None and exercise.has_sides
    dosage = one.dosage.on(wanted.side) if turned else one.dosage
    changed = replace(
        dosage, frequency=_often(dosage.frequency, wanted), **_amounts(dosage, wanted.sets)
    )
    if changed == one.dosage:
        return one
    return replace(one, dosage=replace(changed, set_by="clinician"))


def _often(frequency: Frequency, wanted: Several) -> Frequency:
    rhythm, days = wanted.days or (frequency.rhythm, frequency.days_per_week)
    times = wanted.times_per_day or frequency.times_per_day
    return replace(frequency, times_per_day=times, rhythm=rhythm, days_per_week=days)


def _amounts(dosage: Dosage, sets: int | None) -> dict[str, Any]:
    if sets is None:
        return {}
    right = dosage.right and replace(dosage.right, sets=sets)
    return {"amount": replace(dosage.amount, sets=sets), "right": right}
