"""Safety: when to stop, and whom to call. No handout is without it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hep.exercises import Exercise
from hep.languages import SOURCE
from hep.plans import Plan


class Action(StrEnum):
    """What a patient does about a sign, the most urgent first."""

    EMERGENCY = "emergency"
    SAME_DAY = "same day"
    STOP_AND_CALL = "stop and call"
    FINE = "fine"


@dataclass(frozen=True)
class StopRule:
    """One sign. `patient` are whole sentences; `short` is its line in a box of the handout.

    `{emergency}`, `{phone}`, `{pain_fine}`, `{pain_between}` and `{pain_stop}` stand for the
    clinic's settings.
    """

    slug: str
    sign: str
    action: Action
    patient: tuple[str, ...]
    short: str


@dataclass(frozen=True)
class StopRules:
    """The signs for some body regions; `always` rules stand on every handout.

    `exercise_tags` bring the rules in for exercises of other regions: a nerve glide of the arm
    moves the neck's nerves too. `language` is that of the lines for the patient.
    """

    slug: str
    name: str
    always: bool
    exercise_regions: tuple[str, ...]
    rules: tuple[StopRule, ...]
    sources: tuple[str, ...]
    review: str
    exercise_tags: tuple[str, ...] = ()
    language: str = SOURCE


def concerns(group: StopRules, exercise: Exercise) -> bool:
    """Whether these signs belong beside this exercise, by its region or by what it moves.

    Where nobody set what it moves, it may be what the signs are about.
    """
    tags, wanted = exercise.demands.tags | exercise.demands.other_tags, set(group.exercise_tags)
    moves = bool(tags & wanted) if exercise.demands_known else bool(wanted)
    return exercise.region in group.exercise_regions or moves


def stop_rules(
    plan: Plan, library: Mapping[str, Exercise], groups: Iterable[StopRules]
) -> tuple[StopRule, ...]:
    """The signs that belong on this plan's handout, by urgency.

    A plan with an exercise the library no longer knows gets the rules of every region: what is
    not known is judged as the worst case.
    """
    unknown = any(one.exercise not in library for one in plan.exercises)
    known = [library[one.exercise] for one in plan.exercises if one.exercise in library]
    chosen = [
        group
        for group in groups
        if group.always or unknown or any(concerns(group, exercise) for exercise in known)
    ]
    order = list(Action)
    rules = (rule for group in chosen for rule in group.rules)
    return tuple(sorted(rules, key=lambda rule: order.index(rule.action)))
