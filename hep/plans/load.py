"""What a plan asks of a day, and what it needs."""

from dataclasses import dataclass
from math import ceil

from hep.dosage import Dosage, Rhythm, seconds
from hep.plans.values import Library, Plan


@dataclass(frozen=True)
class Load:
    """What a plan asks of a day. Minutes are rounded up; `per_day` counts as-needed once."""

    exercises: int
    minutes_per_session: int
    minutes_per_day: int


def load(plan: Plan, library: Library) -> Load:
    """Count the exercises and add up the time, by the clinical notes, section 2.4.

    Exercises the library no longer knows are counted but take no time.
    """
    session = day = 0.0
    for prescribed in plan.exercises:
        exercise = library.get(prescribed.exercise)
        if exercise is None:
            continue
        once = seconds(prescribed.dosage, exercise.timing)
        session += once
        day += once * _times(prescribed.dosage)
    return Load(len(plan.exercises), ceil(session / 60), ceil(day / 60))


def _times(dosage: Dosage) -> int:
    if dosage.frequency.rhythm is Rhythm.AS_NEEDED:
        return 1
    return dosage.frequency.times_per_day.target


def equipment(plan: Plan, library: Library) -> tuple[str, ...]:
    """Everything the plan needs, each named once, in the order it is first needed."""
    known = (library[one.exercise] for one in plan.exercises if one.exercise in library)
    return tuple(dict.fromkeys(item for exercise in known for item in exercise.equipment))
