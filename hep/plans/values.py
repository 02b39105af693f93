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
    """One exercise in a plan. `key` names it for as long as the plan lives.

    `despite` is why it is given in spite of a contraindication, and `despite_rules` names the
    rules it answers: a rule that matches later is not answered by it. Neither is ever printed.
    """

    key: int
    exercise: str
    dosage: Dosage
    group: Group = Group.MAIN
    despite: str = ""
    despite_rules: tuple[str, ...] = ()


class Stage(StrEnum):
    """How far along recovery a phase is."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    MAINTENANCE = "maintenance"


@dataclass(frozen=True)
class Phase:
    """One stretch of a plan, with every exercise that is done in it.

    `weeks` is how long it usually takes, `entry` what must be true before it is entered.
    """

    title: str = ""
    weeks: int = 4
    entry: tuple[str, ...] = ()
    exercises: tuple[PrescribedExercise, ...] = ()
    stage: Stage | None = None


@dataclass(frozen=True)
class StoppedExercise:
    """An exercise that was stopped at a follow-up, and why, in words the patient may read."""

    key: int
    exercise: str
    reason: str = ""


@dataclass(frozen=True)
class Plan:
    """A plan as it stands. `goal` is in the patient's words; `cards` are education cards.

    `plan_template` is the slug of the plan template it was started from, or empty, and
    `plan_template_version` which version of it. `phases` are those of the template, `phase` is
    the number of the one the patient is in (1 is the first), entered on `phase_since`.
    `exercises` is what the patient does now, whatever the phase once held; `stopped` is what was
    taken out at follow-ups, with the reasons.
    """

    title: str = ""
    goal: str = ""
    exercises: tuple[PrescribedExercise, ...] = ()
    cards: tuple[str, ...] = ()
    review_date: date | None = None
    next_appointment: str = ""
    plan_template: str = ""
    stopped: tuple[StoppedExercise, ...] = ()
    plan_template_version: int = 0
    phases: tuple[Phase, ...] = ()
    phase: int = 1
    phase_since: date | None = None

    @property
    def current_phase(self) -> Phase | None:
        """The phase the patient is in, or None in a plan without phases."""
        return self.phases[self.phase - 1] if 0 < self.phase <= len(self.phases) else None

    @property
    def next_phase(self) -> Phase | None:
        """The phase that comes after, or None in the last one."""
        return self.phases[self.phase] if 0 <= self.phase < len(self.phases) else None

    def get(self, key: int) -> PrescribedExercise:
        """The prescribed exercise with that key. Raises KeyError when it is not in the plan."""
        for prescribed in self.exercises:
            if prescribed.key == key:
                return prescribed
        raise KeyError(key)
