"""Plans: what one patient is asked to do, and how it is changed."""

from hep.plans.changes import Changes, ExerciseChange, FieldChange, apply, diff
from hep.plans.editing import (
    REVIEW_WEEKS,
    add,
    append,
    change_dosage,
    change_group,
    change_side,
    copy,
    move,
    new,
    place_at,
    prescribe,
    put_in_place,
    remove,
    stop,
    swap,
)
from hep.plans.load import Load, equipment, load
from hep.plans.marks import Mark, Row, rows, unmarked
from hep.plans.merging import Contradiction, merge
from hep.plans.values import Group, Library, Plan, PrescribedExercise, StoppedExercise

__all__ = [
    "REVIEW_WEEKS",
    "Changes",
    "Contradiction",
    "ExerciseChange",
    "FieldChange",
    "Group",
    "Library",
    "Load",
    "Mark",
    "Plan",
    "PrescribedExercise",
    "Row",
    "StoppedExercise",
    "add",
    "append",
    "apply",
    "change_dosage",
    "change_group",
    "change_side",
    "copy",
    "diff",
    "equipment",
    "load",
    "merge",
    "move",
    "new",
    "place_at",
    "prescribe",
    "put_in_place",
    "remove",
    "rows",
    "stop",
    "swap",
    "unmarked",
]
