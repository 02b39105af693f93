"""What a patient is told of the changes since the last handout: new, changed, stopped."""

from dataclasses import dataclass, replace
from enum import StrEnum

from hep.dosage import Amount, Dosage, Span
from hep.plans.values import Library, Plan, PrescribedExercise


class Mark(StrEnum):
    """What became of an exercise since the last handout."""

    NEW = "new"
    CHANGED = "changed"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Row:
    """One line of the chart: an exercise of the plan, or one that was stopped.

    `was` is what stood there before: another dose, the exercise it takes the place of, or the
    one that was stopped. `reason` says why it was stopped.
    """

    now: PrescribedExercise | None
    was: PrescribedExercise | None = None
    mark: Mark | None = None
    reason: str = ""


def rows(old: Plan, new: Plan, library: Library) -> tuple[Row, ...]:
    """Every exercise of the new plan in its order; what was stopped keeps its place."""
    was = {one.key: one for one in old.exercises}
    found = [_row(one, was.get(one.key), library) for one in new.exercises]
    gone = _gone(old, found)
    for stopped in gone:
        found.insert(_place(stopped, old, found), _stopped(stopped, new))
    return tuple(found)


def unmarked(plan: Plan) -> tuple[Row, ...]:
    """The exercises of a plan, without a word about changes."""
    return tuple(Row(one) for one in plan.exercises)


def _row(one: PrescribedExercise, was: PrescribedExercise | None, library: Library) -> Row:
    if was is None:
        return Row(one, mark=Mark.NEW)
    if was.exercise != one.exercise:
        instead = was if _related(was.exercise, one.exercise, library) else None
        return Row(one, instead, Mark.NEW)
    return Row(one, was, Mark.CHANGED) if as_read(was.dosage) != as_read(one.dosage) else Row(one)


def _related(one: str, other: str, library: Library) -> bool:
    """Whether one exercise is known to take the place of the other."""
    pair = [library[slug] for slug in (one, other) if slug in library]
    return any(
        {first.progression_of, *first.alternatives} & {one, other} - {first.slug} for first in pair
    )


def _gone(old: Plan, found: list[Row]) -> list[PrescribedExercise]:
    """What the new plan no longer holds, and nothing was put in the place of."""
    kept = {row.now.key for row in found if row.now and (row.was or row.mark is None)}
    return [one for one in old.exercises if one.key not in kept]


def _place(stopped: PrescribedExercise, old: Plan, found: list[Row]) -> int:
    """After the nearest exercise that stood before it, else at the top."""
    before = old.exercises[: old.exercises.index(stopped)]
    keys = [row.was.key if row.now is None and row.was else row.now and row.now.key
            for row in found]  # fmt: skip
    return next((keys.index(one.key) + 1 for one in reversed(before) if one.key in keys), 0)


def _stopped(one: PrescribedExercise, new: Plan) -> Row:
    reason = next(
        (
            each.reason
            for each in new.stopped
            if (each.key, each.exercise) == (one.key, one.exercise)
        ),
        "",
    )
    return Row(None, one, Mark.STOPPED, reason)


def as_read(dosage: Dosage) -> Dosage:
    """The dosage without what no patient reads: who set it, why, and the aim of a range."""
    plain = _amount(dosage.amount)
    return replace(
        dosage,
        amount=plain,
        right=None if dosage.right is None else _amount(dosage.right),
        frequency=replace(
            dosage.frequency, times_per_day=_span(dosage.frequency.times_per_day)
        ),
        set_by="",
        protocol="",
        reason="",
    )  # fmt: skip


def _amount(amount: Amount) -> Amount:
    hold, duration = (None if one is None else _span(one) for one in (amount.hold, amount.duration))
    return replace(amount, reps=_span(amount.reps), hold=hold, duration=duration)


def _span(span: Span) -> Span:
    return replace(span, target=span.low)
