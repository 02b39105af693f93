"""How a plan is changed: every function takes a plan and returns a new one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hep.dosage import Dosage, Side
from hep.exercises import Exercise
from hep.plans.defaults import NO_DEFAULTS, Defaults
from hep.plans.values import Group, Library, Plan, PrescribedExercise, StoppedExercise

REVIEW_WEEKS = 2


def new(today: date, *, title: str = "") -> Plan:
    """An empty plan, to be reviewed in two weeks."""
    return Plan(title=title, review_date=today + timedelta(weeks=REVIEW_WEEKS))


def prescribe(
    exercise: Exercise,
    key: int,
    group: Group = Group.MAIN,
    defaults: Defaults = NO_DEFAULTS,
) -> PrescribedExercise:
    """The exercise with its nearest default dosage; both sides where it has sides."""
    dosage = defaults.of(exercise)
    if exercise.has_sides and dosage.side is None:
        dosage = dosage.on(Side.BOTH)
    return PrescribedExercise(key, exercise.slug, dosage, group)


def add(
    plan: Plan,
    exercise: Exercise,
    group: Group | None = None,
    defaults: Defaults = NO_DEFAULTS,
) -> Plan:
    """Add an exercise at the end of its group; without a group, that of the last exercise."""
    if group is None:
        group = plan.exercises[-1].group if plan.exercises else Group.MAIN
    added = prescribe(exercise, _next_key(plan), group, defaults)
    return _sorted(replace(plan, exercises=(*plan.exercises, added)))


def append(plan: Plan, others: tuple[PrescribedExercise, ...]) -> Plan:
    """Add prescribed exercises with keys of their own, each at the end of its group."""
    first = _next_key(plan)
    keyed = tuple(replace(other, key=first + n) for n, other in enumerate(others))
    return _sorted(replace(plan, exercises=plan.exercises + keyed))


def _next_key(plan: Plan) -> int:
    """A key that names no exercise of the plan, nor one that was stopped at a follow-up."""
    taken = [one.key for one in plan.exercises] + [one.key for one in plan.stopped]
    return 1 + max(taken, default=0)


def _sorted(plan: Plan) -> Plan:
    """Keep the groups together; the order within a group stays."""
    order = list(Group)
    exercises = sorted(plan.exercises, key=lambda prescribed: order.index(prescribed.group))
    return replace(plan, exercises=tuple(exercises))


def remove(plan: Plan, key: int) -> Plan:
    """Take an exercise out. Raises KeyError when it is not in the plan."""
    gone = plan.get(key)
    return replace(plan, exercises=tuple(one for one in plan.exercises if one is not gone))


def stop(plan: Plan, key: int, reason: str = "") -> Plan:
    """Take an exercise out at a follow-up and keep why. Raises KeyError when it is not there."""
    gone = plan.get(key)
    stopped = (*plan.stopped, StoppedExercise(key, gone.exercise, reason))
    return replace(remove(plan, key), stopped=stopped)


def review_on(plan: Plan, day: date | None) -> Plan:
    """The plan with another day of review."""
    return replace(plan, review_date=day)


def bring_back(plan: Plan, old: Plan, key: int) -> Plan:
    """Put an exercise that was stopped back where it stood, as the old plan had it.

    Raises KeyError when the old plan has it not, ValueError when the plan has it still.
    """
    back = old.get(key)
    if any(one.key == key for one in plan.exercises):
        raise ValueError("It is in the plan.")
    before = {one.key for one in old.exercises[: old.exercises.index(back)]}
    place = max((n for n, one in enumerate(plan.exercises, 1) if one.key in before), default=0)
    exercises = (*plan.exercises[:place], back, *plan.exercises[place:])
    stopped = tuple(one for one in plan.stopped if one.key != key)
    return _sorted(replace(plan, exercises=exercises, stopped=stopped))


def put_in_place(plan: Plan, other: PrescribedExercise) -> Plan:
    """Put a prescribed exercise in the place of the one with its key. Raises KeyError."""
    return _change(plan, other.key, lambda _: other)


def move(plan: Plan, key: int, by: int) -> Plan:
    """Move an exercise `by` places; at the edge of a group it goes into the next group."""
    place = plan.exercises.index(plan.get(key))
    neighbour = min(max(place + by, 0), len(plan.exercises) - 1)
    moved = plan.exercises[place]
    group = plan.exercises[neighbour].group
    if neighbour == place:
        group = _neighbouring(moved.group, by)
    if group is not moved.group and abs(by) == 1:
        return change_group(plan, key, group, first=by > 0)
    return place_at(plan, key, neighbour)


def _neighbouring(group: Group, by: int) -> Group:
    order = list(Group)
    return order[min(max(order.index(group) + (by > 0) - (by < 0), 0), len(order) - 1)]


def place_at(plan: Plan, key: int, position: int) -> Plan:
    """Put an exercise at a position (0 is first); it takes the group it lands in."""
    moved = plan.get(key)
    rest = [one for one in plan.exercises if one is not moved]
    position = min(max(position, 0), len(rest))
    neighbour = plan.exercises[min(position, len(plan.exercises) - 1)]
    rest.insert(position, replace(moved, group=neighbour.group))
    return _sorted(replace(plan, exercises=tuple(rest)))


def change_group(plan: Plan, key: int, group: Group, *, first: bool = False) -> Plan:
    """Put an exercise into another group, at its end or as its first."""
    moved = replace(plan.get(key), group=group)
    rest = tuple(one for one in plan.exercises if one.key != key)
    return _sorted(replace(plan, exercises=(moved, *rest) if first else (*rest, moved)))


def change_dosage(plan: Plan, key: int, dosage: Dosage) -> Plan:
    """Give an exercise another dosage."""
    return _change(plan, key, lambda prescribed: replace(prescribed, dosage=dosage))


def swap(plan: Plan, key: int, exercise: Exercise, defaults: Defaults = NO_DEFAULTS) -> Plan:
    """Put another exercise in the place of one, with its own default dosage, for the same side."""
    old = plan.get(key)
    new_one = prescribe(exercise, key, old.group, defaults)
    if exercise.has_sides and old.dosage.side is not None:
        new_one = replace(new_one, dosage=new_one.dosage.on(old.dosage.side))
    return _change(plan, key, lambda _: new_one)


def change_side(plan: Plan, side: Side, library: Library) -> Plan:
    """Prescribe every exercise that has sides for this side, in the phases to come too."""

    def turned(prescribed: PrescribedExercise) -> PrescribedExercise:
        exercise = library.get(prescribed.exercise)
        if exercise is None or not exercise.has_sides:
            return prescribed
        return replace(prescribed, dosage=prescribed.dosage.on(side))

    phases = tuple(
        replace(phase, exercises=tuple(turned(one) for one in phase.exercises))
        for phase in plan.phases
    )
    return replace(plan, exercises=tuple(turned(one) for one in plan.exercises), phases=phases)


def _change(
    plan: Plan, key: int, change: Callable[[PrescribedExercise], PrescribedExercise]
) -> Plan:
    plan.get(key)
    return replace(
        plan, exercises=tuple(change(one) if one.key == key else one for one in plan.exercises)
    )


def copy(plan: Plan, today: date) -> Plan:
    """The same plan to be worked on afresh: a new review date, no appointment, nothing stopped.

    Why an exercise was given in spite of a contraindication is not copied: it is asked anew.
    """
    review = today + timedelta(weeks=REVIEW_WEEKS)
    fresh = tuple(replace(one, despite="", despite_rules=()) for one in plan.exercises)
    return replace(plan, exercises=fresh, review_date=review, next_appointment="", stopped=())
