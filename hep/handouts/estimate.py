"""How many pages a handout will have, worked out from its length without typesetting it."""

from dataclasses import dataclass
from math import ceil

from hep.exercises import Exercise
from hep.library import Library
from hep.plans import Plan

# Parts of a page, measured on typeset handouts of the library's plan templates.
FRONT = 0.28
CLOSE = 0.35
CARD = 0.12
EXERCISE = 0.26
CHARACTER = 0.00011


@dataclass(frozen=True)
class Pages:
    """A number of pages: as counted, or about so many."""

    number: int
    exact: bool = False


def pages(plan: Plan, library: Library) -> Pages:
    """About how many pages the plan takes in the standard layout."""
    if not plan.exercises:
        return Pages(0)
    known = (library.exercises.get(one.exercise) for one in plan.exercises)
    length = sum(_length(one) for one in known if one is not None)
    return Pages(max(1, ceil(FRONT + CLOSE + length + CARD * len(plan.cards))))


def _length(exercise: Exercise) -> float:
    text = exercise.patient
    written = sum(len(step) for step in (*text.steps, *text.exit, text.start, text.why))
    return EXERCISE + CHARACTER * written
