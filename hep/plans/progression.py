"""A little more or a little less of the same exercise: steps of the dosage.

The sizes of the steps are those of the clinical notes, section 2.5, which are defaults of ours:
a hold by 5 seconds up to its maximum, repetitions by 2 up to 12. The way down is the same.
"""

from collections.abc import Callable
from dataclasses import replace

from hep.dosage import Amount, Dosage, ExerciseType, Span, at_least, between, exactly, refusals

HOLD_STEP = 5
REPS_STEP = 2
MOST_REPS = 12
FEWEST_REPS = 4
# The usual top of a hold: of a stretch, a short and a long isometric hold (section 2.2).
LONGEST_STRETCH = 30
SHORT_HOLD, LONG_HOLD = 10, 45
LONGEST_OPEN_HOLD = 60
HELD = ("SS", "IS")
COUNTED_UP = ("ST",)
COUNTED_DOWN = ("ST", "MB", "NG")


def more(dosage: Dosage, usual: Dosage, kind: ExerciseType) -> Dosage | None:
    """The next dosage up, or None where the exercise has reached its top.

    `usual` is the exercise's default dosage: a range keeps to its own maximum.
    """
    return _stepped(dosage, kind, lambda amount: _more(amount, usual.amount, kind))


def less(dosage: Dosage, kind: ExerciseType) -> Dosage | None:
    """The next dosage down, or None where there is no less to do."""
    return _stepped(dosage, kind, lambda amount: _less(amount, kind))


def _stepped(dosage: Dosage, kind: ExerciseType, step: Callable[[Amount], Amount]) -> Dosage | None:
    right = None if dosage.right is None else step(dosage.right)
    stepped = replace(dosage, amount=step(dosage.amount), right=right)
    if stepped == dosage or refusals(stepped, kind):
        return None
    return replace(stepped, set_by="clinician")


def _more(amount: Amount, usual: Amount, kind: ExerciseType) -> Amount:
    if kind.code in HELD and amount.hold is not None:
        return replace(amount, hold=_up(amount.hold, HOLD_STEP, _longest(usual, kind)))
    if kind.code in COUNTED_UP:
        most = max(MOST_REPS, usual.reps.most)
        return replace(amount, reps=_up(amount.reps, REPS_STEP, most))
    return amount


def _less(amount: Amount, kind: ExerciseType) -> Amount:
    if kind.code in HELD and amount.hold is not None:
        shortest = kind.limits.time_warn[0]
        return replace(amount, hold=_down(amount.hold, HOLD_STEP, shortest))
    if kind.code in COUNTED_DOWN:
        fewer = _down(amount.reps, REPS_STEP, FEWEST_REPS)
        if fewer == amount.reps and amount.sets > 1:
            return replace(amount, sets=amount.sets - 1)
        return replace(amount, reps=fewer)
    return amount


def _longest(usual: Amount, kind: ExerciseType) -> int:
    held = usual.hold
    own = held.most if held else 0
    if kind.code == "SS":
        return max(LONGEST_STRETCH, own)
    return max(SHORT_HOLD if held and held.target <= SHORT_HOLD else LONG_HOLD, own)


def _up(span: Span, by: int, most: int) -> Span:
    """The span one step up: a range closes on its own maximum, an open one starts later."""
    if span.high is None:
        return at_least(span.low + by) if span.low + by <= LONGEST_OPEN_HOLD else span
    if not span.is_exact:
        return between(min(span.low + by, span.high), span.high)
    return exactly(min(span.low + by, max(most, span.low)))


def _down(span: Span, by: int, least: int) -> Span:
    """The span one step down: a range gives up its top, none goes below `least`."""
    if span.high is None:
        return at_least(max(span.low - by, min(least, span.low)))
    if not span.is_exact:
        return between(span.low, max(span.high - by, span.low))
    return exactly(max(span.low - by, min(least, span.low)))
