"""How many pages a handout will have, worked out from its length without typesetting it."""

from dataclasses import dataclass
from math import ceil

from hep.exercises import Exercise
from hep.library import Library
from hep.plans import Plan
from hep.printing import Layout

# Pages of the standard layout, fitted to typeset handouts of the library's plan templates: what
# stands around the exercises, one exercise, each letter of its text, one education card.
AROUND = 1.3
EXERCISE = 0.34
LETTER = 0.0001
CARD = 0.12
# What the other layouts take for the same, fitted in the same way.
ROOM = {Layout.LARGE_PRINT: 1.65, Layout.COMPACT: 0.55, Layout.PICTURES_FIRST: 0.8}


@dataclass(frozen=True)
class Pages:
    """A number of pages: as counted, or about so many."""

    number: int
    exact: bool = False


def pages(plan: Plan, library: Library, layout: Layout = Layout.STANDARD) -> Pages:
    """About how many pages the plan takes; none without exercises. It may be one off."""
    if not plan.exercises:
        return Pages(0)
    if layout is Layout.LOG_ONLY:
        return Pages(1)
    if layout is Layout.ONE_PER_PAGE:
        return Pages(len(plan.exercises) + 2)
    known = (library.exercises.get(one.exercise) for one in plan.exercises)
    length = sum(_length(one) for one in known if one is not None)
    room = AROUND + length + CARD * len(plan.cards)
    return Pages(ceil(room * ROOM.get(layout, 1)))


def _length(exercise: Exercise) -> float:
    text = exercise.patient
    written = sum(len(part) for part in (*text.steps, *text.exit, text.start, text.why))
    return EXERCISE + LETTER * written
