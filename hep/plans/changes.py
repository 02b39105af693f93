"""What changed from one plan to another, as values that can be looked at and applied."""

from dataclasses import dataclass, fields, replace
from typing import Any

from hep.plans.values import Plan, PrescribedExercise


@dataclass(frozen=True)
class FieldChange:
    """One field of the plan that is not an exercise, such as the goal."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True)
class ExerciseChange:
    """A prescribed exercise that stayed, under the same key, but is not as it was."""

    old: PrescribedExercise
    new: PrescribedExercise


@dataclass(frozen=True)
class Changes:
    """Everything that differs between two plans. `order` holds the keys of the new one."""

    fields: tuple[FieldChange, ...]
    added: tuple[PrescribedExercise, ...]
    stopped: tuple[PrescribedExercise, ...]
    changed: tuple[ExerciseChange, ...]
    order: tuple[int, ...]
    moved: bool

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.fields or self.added or self.stopped or self.changed or self.moved)

    def field(self, name: str) -> FieldChange | None:
        """The change of one field of the plan, or None where it stayed."""
        return next((one for one in self.fields if one.name == name), None)


def diff(old: Plan, new: Plan) -> Changes:
    """What turns the old plan into the new one: `apply(diff(old, new), old) == new`."""
    was = {one.key: one for one in old.exercises}
    now = {one.key: one for one in new.exercises}
    stayed = [key for key in was if key in now]
    return Changes(
        fields=tuple(_fields(old, new)),
        added=tuple(one for key, one in now.items() if key not in was),
        stopped=tuple(one for key, one in was.items() if key not in now),
        changed=tuple(ExerciseChange(was[key], now[key]) for key in stayed if was[key] != now[key]),
        order=tuple(now),
        moved=stayed != [key for key in now if key in was],
    )


def _fields(old: Plan, new: Plan) -> list[FieldChange]:
    names = (field.name for field in fields(Plan) if field.name != "exercises")
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in names)
    return [FieldChange(name, before, after) for name, before, after in pairs if before != after]


def apply(changes: Changes, old: Plan) -> Plan:
    """The plan after the changes. Raises ValueError when they were not made to this plan."""
    _refuse_other(changes, old)
    known = {one.key: one for one in old.exercises}
    known |= {one.key: one for one in changes.added}
    known |= {one.new.key: one.new for one in changes.changed}
    values = {one.name: one.new for one in changes.fields}
    return replace(old, **values, exercises=tuple(known[key] for key in changes.order))


def _refuse_other(changes: Changes, old: Plan) -> None:
    was = {one.key: one for one in old.exercises}
    expected = [*changes.stopped, *(one.old for one in changes.changed)]
    fit = all(was.get(one.key) == one for one in expected)
    fit = fit and all(one.key not in was for one in changes.added)
    fit = fit and all(getattr(old, one.name) == one.old for one in changes.fields)
    stayed = was.keys() - {one.key for one in changes.stopped}
    added = {one.key for one in changes.added}
    if not fit or stayed | added != set(changes.order):
        raise ValueError("These changes were made to another plan.")
