"""The hard limits of a dosage: what cannot be saved.

Values come from the clinical notes, section 2.3: our engineering limits, set by no paper.
Soft warnings are the business of `hep.safety`.
"""

from dataclasses import dataclass

from hep.dosage.span import Span
from hep.dosage.values import Amount, Dosage


@dataclass(frozen=True)
class Limits:
    """Inclusive limits of one exercise type; times in seconds."""

    time_refuse: tuple[int, int]
    time_warn: tuple[int, int]
    reps_refuse_above: int
    reps_warn_above: int
    sets_refuse_above: int
    sets_warn_above: int
    times_per_day_refuse_above: int
    times_per_day_warn_above: int
    days_per_week_warn: tuple[int, int]


@dataclass(frozen=True)
class ExerciseType:
    """A kind of exercise: its two-letter code, its name, what is measured, its limits."""

    code: str
    slug: str
    name: str
    plain: str
    measure: str
    limits: Limits
    move_seconds: int
    rest_between_sets: int
    rest_between_reps: int
    source: str


@dataclass(frozen=True)
class Problem:
    """One thing wrong: the field of the dosage form and a sentence that says what to do."""

    field: str
    message: str


def refusals(dosage: Dosage, kind: ExerciseType) -> tuple[Problem, ...]:
    """Every hard limit the dosage breaks; empty when it may be saved.

    Both ends of a range are judged. An open maximum is judged on its target.
    """
    problems: list[Problem] = []
    amounts = (dosage.amount,) if dosage.right is None else (dosage.amount, dosage.right)
    for amount, prefix in zip(amounts, ("", "right_"), strict=False):
        problems += _amount_refusals(amount, kind, prefix)
    times = dosage.frequency.times_per_day
    problems += _count(
        "times_per_day", "times a day", times, kind.limits.times_per_day_refuse_above
    )
    return tuple(problems)


def _amount_refusals(amount: Amount, kind: ExerciseType, prefix: str) -> list[Problem]:
    limits = kind.limits
    problems = _time_refusals(amount, kind, prefix)
    problems += _count(f"{prefix}reps", "repetitions", amount.reps, limits.reps_refuse_above)
    if not 1 <= amount.sets <= limits.sets_refuse_above:
        problems.append(Problem(f"{prefix}sets", f"Use 1 to {limits.sets_refuse_above} sets."))
    for name in ("rest_between_reps", "rest_between_sets"):
        if not 0 <= getattr(amount, name) <= 600:
            problems.append(Problem(f"{prefix}{name}", "Rest for 0 to 600 seconds."))
    return problems


def _time_refusals(amount: Amount, kind: ExerciseType, prefix: str) -> list[Problem]:
    low, high = kind.limits.time_refuse
    if kind.measure == "duration":
        if amount.hold is not None:
            message = f"{kind.name.capitalize()} is measured by how long it lasts, not by a hold."
            return [Problem(f"{prefix}hold", message)]
        if amount.duration is None:
            return [Problem(f"{prefix}duration", "Say how long, for example 5 min or 90 s.")]
        return _seconds(f"{prefix}duration", "It lasts", amount.duration, low, high)
    if amount.duration is not None:
        return _seconds(f"{prefix}duration", "It lasts", amount.duration, 1, 7200)
    if amount.hold is None:
        return [Problem(f"{prefix}hold", f"Hold for {low} to {high} seconds.")] if low else []
    return _seconds(f"{prefix}hold", "Hold for", amount.hold, low, high)


def _seconds(field: str, verb: str, span: Span, low: int, high: int) -> list[Problem]:
    if span.low >= low and span.most <= high:
        return []
    return [Problem(field, f"{verb} {low} to {high} seconds for this type of exercise.")]


def _count(field: str, noun: str, span: Span, most: int) -> list[Problem]:
    if span.low >= 1 and span.most <= most:
        return []
    return [Problem(field, f"Use 1 to {most} {noun} for this type of exercise.")]
