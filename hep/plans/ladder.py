"""The ladder: the easier and the harder exercise, with the dosage carried over.

The links are the `progression_of` of the library (clinical notes, section 4.18).
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from hep.dosage import Amount, Dosage, ExerciseType, LoadKind, Span, refusals
from hep.exercises import Exercise
from hep.plans.editing import prescribe
from hep.plans.values import Library, PrescribedExercise

Types = Mapping[str, ExerciseType]


class Rungs(dict[str, Exercise]):
    """Exercises by their slugs, which know what stands above each. Not to be changed once made."""

    @cached_property
    def above(self) -> Mapping[str, list[Exercise]]:
        """The exercises one rung above each that has such, in the order they were given."""
        found: dict[str, list[Exercise]] = {}
        for one in self.values():
            if one.progression_of:
                found.setdefault(one.progression_of, []).append(one)
        return found


def easier(exercise: Exercise, library: Library) -> tuple[Exercise, ...]:
    """The exercise one rung down; empty at the foot of the ladder."""
    lower = library.get(exercise.progression_of)
    return () if lower is None else (lower,)


def harder(exercise: Exercise, library: Library) -> tuple[Exercise, ...]:
    """The exercises one rung up, those of the same kind and for the same muscles first."""
    rungs = library if isinstance(library, Rungs) else Rungs(library)
    upper = rungs.above.get(exercise.slug, [])
    aims = set(exercise.targets)
    return tuple(
        sorted(
            upper,
            key=lambda one: (
                one.type != exercise.type,
                not aims & set(one.targets),
                one.level,
                one.slug,
            ),
        )
    )


def step(
    one: PrescribedExercise, target: Exercise, library: Library, types: Types
) -> PrescribedExercise:
    """Another rung in the place of one exercise, for the same side, with what fits of its dosage.

    A dosage is carried over between exercises of one type that count the same thing: sets,
    repetitions, hold, rests and how often. Going up, nobody starts with more repetitions, sets or
    seconds than the harder exercise usually has. Load, tempo and how far to go are the new
    exercise's own, and so is all of a dosage that would break its limits. A note stays behind:
    it was written for the other exercise.
    """
    fresh = prescribe(target, one.key, one.group)
    if target.has_sides and one.dosage.side is not None:
        fresh = replace(fresh, dosage=fresh.dosage.on(one.dosage.side))
    source = library.get(one.exercise)
    if source is None or source.type != target.type:
        return fresh
    carried = _carried(one.dosage, fresh.dosage, up=target.progression_of == source.slug)
    fits = not refusals(carried, types[target.type])
    return replace(fresh, dosage=carried) if fits else fresh


def _carried(old: Dosage, fresh: Dosage, *, up: bool) -> Dosage:
    amount = _amount(old.amount, fresh.amount, up=up)
    if amount is None:
        return fresh
    often = old.frequency if _loaded(old) == _loaded(fresh) else fresh.frequency
    right = None
    if old.right is not None and fresh.side is old.side:
        right = _amount(old.right, fresh.amount, up=up)
    carried = replace(fresh, amount=amount, right=right, frequency=replace(often, when=""))
    return carried if carried == fresh else replace(carried, set_by=old.set_by)


def _loaded(dosage: Dosage) -> bool:
    load = dosage.amount.load
    return load is not None and load.kind is not LoadKind.BODY_WEIGHT


def _amount(old: Amount, fresh: Amount, *, up: bool) -> Amount | None:
    """The old amount with the load and tempo of the new exercise; None where kinds differ."""
    if _counts(old) != _counts(fresh):
        return None
    return replace(
        fresh,
        sets=min(old.sets, fresh.sets) if up else old.sets,
        reps=_span(old.reps, fresh.reps, up=up),
        hold=_maybe(old.hold, fresh.hold, up=up),
        duration=_maybe(old.duration, fresh.duration, up=up),
        rest_between_reps=old.rest_between_reps,
        rest_between_sets=old.rest_between_sets,
    )


def _counts(amount: Amount) -> tuple[object, ...]:
    return amount.unit, amount.basis, amount.hold is None, amount.duration is None


def _maybe(old: Span | None, fresh: Span | None, *, up: bool) -> Span | None:
    return None if old is None or fresh is None else _span(old, fresh, up=up)


def _span(old: Span, fresh: Span, *, up: bool) -> Span:
    return fresh if up and old.target > fresh.target else old
