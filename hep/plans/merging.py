"""Two changes of one plan brought together, where they do not contradict each other."""

from dataclasses import fields, replace
from typing import TypeVar

from hep.plans.values import Group, Plan, PrescribedExercise, StoppedExercise

T = TypeVar("T")


class Contradiction(Exception):
    """Both changed the same thing, each in their own way."""


def merge(base: Plan, mine: Plan, theirs: Plan) -> Plan:
    """What both changed since `base`, in one plan.

    Exercises I added get new keys where theirs have taken them. Raises Contradiction when one
    field, one exercise or the order was changed by both, or an exercise was changed by one and
    removed by the other.
    """
    rest = {
        field.name: _one(getattr(base, field.name), getattr(mine, field.name),
                         getattr(theirs, field.name))
        for field in fields(Plan)
        if field.name not in ("exercises", "stopped")
    }  # fmt: skip
    stopped = _stopped(base, mine, theirs)
    return replace(theirs, **rest, stopped=stopped, exercises=_exercises(base, mine, theirs))


def _stopped(base: Plan, mine: Plan, theirs: Plan) -> tuple[StoppedExercise, ...]:
    """What either of us stopped, without what either of us took back."""
    kept = tuple(one for one in theirs.stopped if one in mine.stopped or one not in base.stopped)
    return kept + tuple(one for one in mine.stopped if one not in (*theirs.stopped, *base.stopped))


def take_back(before: Plan, after: Plan, latest: Plan) -> Plan:
    """The latest plan without the change that led from `before` to `after`.

    Raises Contradiction when the same thing was changed again since.
    """
    return merge(after, before, latest)


def _one(base: T, mine: T, theirs: T) -> T:
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    raise Contradiction


def _exercises(base: Plan, mine: Plan, theirs: Plan) -> tuple[PrescribedExercise, ...]:
    if mine.exercises == theirs.exercises or mine.exercises == base.exercises:
        return theirs.exercises
    if theirs.exercises == base.exercises:
        return mine.exercises
    mine = _with_new_keys(base, mine, theirs)
    was, me, they = _by_key(base), _by_key(mine), _by_key(theirs)
    found = {key: _one(was.get(key), me.get(key), they.get(key)) for key in was | they | me}
    merged = [one for key in _order(base, mine, theirs) if (one := found[key]) is not None]
    groups = list(Group)
    return tuple(sorted(merged, key=lambda one: groups.index(one.group)))


def _with_new_keys(base: Plan, mine: Plan, theirs: Plan) -> Plan:
    """Mine, with keys for what I added that neither the base nor theirs has."""
    known = {one.key for one in base.exercises}
    taken = {one.key for plan in (base, mine, theirs) for one in plan.exercises}
    fresh = iter(range(1 + max(taken), 2 + max(taken) + len(mine.exercises)))
    exercises = tuple(
        one if one.key in known else replace(one, key=next(fresh)) for one in mine.exercises
    )
    return replace(mine, exercises=exercises)


def _order(base: Plan, mine: Plan, theirs: Plan) -> list[int]:
    """The keys in the order of whoever moved or added; what the other one has comes after."""
    was, me, they = (list(_by_key(plan)) for plan in (base, mine, theirs))
    shared = [key for key in was if key in me and key in they]
    my_order, their_order = ([key for key in keys if key in shared] for keys in (me, they))
    _one(shared, my_order, their_order)
    they_lead = their_order != shared or any(key not in was for key in they)
    first, then = (they, me) if they_lead and my_order == shared else (me, they)
    return first + [key for key in then if key not in first]


def _by_key(plan: Plan) -> dict[int, PrescribedExercise]:
    return {one.key: one for one in plan.exercises}
