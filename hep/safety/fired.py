"""Which rows fire for one exercise and one condition: worked out once, then remembered.

The library and its conditions stay the same objects as long as the process lives, and a page asks
for every exercise of the library each time. What is remembered holds on to the objects it was
worked out for, so that another exercise is never taken for one that is gone.
"""

from hep.dosage import Side
from hep.exercises import Exercise
from hep.safety.conditions import Condition, Kind, Present, Row
from hep.safety.limbs import executions
from hep.safety.matching import WHOLE_PROGRAMME, Match, matches

Fired = tuple[tuple[Row, Match], ...]
# The whole library on every side with all conditions is about this much; then it starts anew.
MOST_REMEMBERED = 60_000

_Key = tuple[int, Side | None, int, Side | None, str]
_remembered: dict[_Key, tuple[Exercise, Condition, Fired]] = {}


def fired(exercise: Exercise, side: Side | None, present: Present) -> Fired:
    """The rows of a condition that an exercise done on this side meets, in their order.

    Rows about the whole programme are left out: they do not ask for an exercise.
    """
    condition = present.condition
    key = (id(exercise), side, id(condition), present.side, present.region)
    known = _remembered.get(key)
    if known is None:
        if len(_remembered) >= MOST_REMEMBERED:
            _remembered.clear()
        known = exercise, condition, _worked_out(exercise, side, present)
        _remembered[key] = known
    return known[2]


def gravest(exercise: Exercise, side: Side | None, present: Present) -> Kind | None:
    """The gravest kind of row an exercise meets, or None when no row fires.

    A row about the whole programme is met by every exercise.
    """
    kinds = [row.kind for row, _ in fired(exercise, side, present)]
    kinds += [row.kind for row in present.condition.rows if WHOLE_PROGRAMME in row.any]
    return min(kinds, key=lambda kind: kind.rank, default=None)


def _worked_out(exercise: Exercise, side: Side | None, present: Present) -> Fired:
    ways = executions(exercise, side)
    found = (
        (row, matches(row, present, ways))
        for row in present.condition.rows
        if WHOLE_PROGRAMME not in row.any
    )
    return tuple((row, match) for row, match in found if match)
