"""Two changes of one plan brought together, where they do not contradict each other."""

from dataclasses import fields, replace
from typing import TypeVar

from hep.plans.values import Plan, PrescribedExercise

T = TypeVar("T")


class Contradiction(Exception):
    """Both changed the same thing, each in their own way."""


def merge(base: Plan, mine: Plan, theirs: Plan) -> Plan:
    """What both changed since `base`, in one plan.

    Exercises I added get new keys where theirs have taken them. Raises Contradiction when one
    field or one exercise was changed by both, or changed by one and removed by the other.
    """
    rest = {
        field.name: _one(getattr(base, field.name), getattr(mine, field.name),
                         getattr(theirs, field.name))
        for field in fields(Plan)
        if field.name != "exercises"
    }  # fmt: skip
    return replace(theirs, **rest, exercises=_exercises(base, mine, theirs))


def _one(base: T, mine: T, theirs: T) -> T:
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    raise Contradiction


def _exercises(base: Plan, mine: Plan, theirs: Plan) -> tuple[PrescribedExercise, ...]:
    if mine.exercises == base.exercises:
        return theirs.exercises
    if theirs.exercises == base.exercises:
        return mine.exercises
    merged = _known(base, mine, theirs)
    added = [one for one in mine.exercises if one.key not in _by_key(base)]
    first = 1 + max((one.key for plan in (mine, theirs) for one in plan.exercises), default=0)
    new = (replace(one, key=first + n) for n, one in enumerate(added))
    return (*merged, *new)


def _known(base: Plan, mine: Plan, theirs: Plan) -> list[PrescribedExercise]:
    """Exercises of the base and theirs, in the order of whoever moved them."""
    was, me, they = _by_key(base), _by_key(mine), _by_key(theirs)
    kept = {key: _one(was[key], me.get(key), they.get(key)) for key in was}
    found = {key: one for key, one in kept.items() if one is not None}
    order = [key for key in _order(base, mine, theirs) if key in found]
    new = [one for key, one in they.items() if key not in was]
    return [found[key] for key in order] + new


def _order(base: Plan, mine: Plan, theirs: Plan) -> list[int]:
    shared = [one.key for one in base.exercises]
    moved = [key for key in _by_key(mine) if key in shared]
    still = [key for key in shared if key in moved]
    others = list(_by_key(theirs))
    order = others if moved == still else moved
    return order + [key for key in shared if key not in order]


def _by_key(plan: Plan) -> dict[int, PrescribedExercise]:
    return {one.key: one for one in plan.exercises}
