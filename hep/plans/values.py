"""A plan and what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hep.dosage import Dosage
from hep.exercises import Exercise

Library = Mapping[str, Exercise]


class Group(StrEnum):
    """The part of a session an exercise belongs to, in the order they are done."""

    WARM_UP = "warm-up"
    MAIN = "main"
    INTENSIFY = "intensify"
    COOL_DOWN = "cool-down"


@dataclass(frozen=True)
class PrescribedExercise:
    """One exercise in a plan. `key` names it for as long as the plan lives."""

    key: int
    exercise: str
    dosage: Dosage
    group: Group = Group.MAIN


@dataclass(frozen=True)
class StoppedExercise:
    """An exercise that was stopped at a follow-up, and why, in words the patient may read."""

    key: int
    exercise: str
    reason: str = ""


@dataclass(frozen=True)
class Plan:
    """A plan as it stands. `goal` is in the patient's words; `cards` are education cards.

    `plan_template` is the slug of the plan template it was started from, or empty. `stopped` is
    what was taken out at follow-ups, with the reasons.
    """

    title: str = ""
    goal: str = ""
    exercises: tuple[PrescribedExercise, ...] = ()
    cards: tuple[str, ...] = ()
    review_date: date | None = None
    next_appointment: str = ""
    plan_template: str = ""
    stopped: tuple[StoppedExercise, ...] = ()

    def get(self, key: int) -> PrescribedExercise:
        """The prescribed exercise with that key. Raises KeyError when it is not in the plan."""
        for prescribed in self.exercises:
            if prescribed.key == key:
                return prescribed
        raise KeyError(key)
