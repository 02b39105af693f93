"""Plans: what one patient is asked to do, and how it is changed."""

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
    remove,
    swap,
)
from hep.plans.load import Load, equipment, load
from hep.plans.merging import Contradiction, merge
from hep.plans.values import Group, Library, Plan, PrescribedExercise

__all__ = [
    "REVIEW_WEEKS",
    "Contradiction",
    "Group",
    "Library",
    "Load",
    "Plan",
    "PrescribedExercise",
    "add",
    "append",
    "change_dosage",
    "change_group",
    "change_side",
    "copy",
    "equipment",
    "load",
    "merge",
    "move",
    "new",
    "place_at",
    "prescribe",
    "remove",
    "swap",
]
