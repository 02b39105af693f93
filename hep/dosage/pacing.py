"""A dosage as a timer paces it: what to do now, for how long, and when to rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from hep.dosage.timing import CHANGE_SIDES_SECONDS, Timing
from hep.dosage.values import Amount, Dosage, Side

READY_SECONDS = 5


class BeatKind(StrEnum):
    """What a beat asks for."""

    READY = "ready"
    HOLD = "hold"
    DO = "do"
    REST = "rest"
    CHANGE = "change"


@dataclass(frozen=True)
class Beat:
    """One step of the timer.

    `seconds` is 0 where the patient sets the pace: `count` says how many to do before going on.
    `number` of `of` is the place among the holds, or sets, of this side.
    """

    kind: BeatKind
    seconds: int
    side: Side | None = None
    number: int = 0
    of: int = 0
    count: int = 0


@dataclass(frozen=True)
class _Effort:
    """One hold, or one set of repetitions without a hold."""

    side: Side | None
    amount: Amount
    set: int
    number: int
    of: int

    def beat(self) -> Beat:
        held, timed = self.amount.hold, self.amount.duration
        kind = BeatKind.HOLD if held else BeatKind.DO
        span = held or timed
        count = 0 if span else self.amount.reps.target
        return Beat(kind, span.target if span else 0, self.side, self.number, self.of, count)


def beats(dosage: Dosage, timing: Timing) -> tuple[Beat, ...]:
    """Every beat of one session of an exercise, at the targets of its ranges.

    Between two holds lies the time that moving takes, so that the timer needs as long as the
    session was reckoned to take.
    """
    made = [Beat(BeatKind.READY, READY_SECONDS)]
    last: _Effort | None = None
    for effort in _efforts(dosage):
        if last is not None:
            made.append(_between(last, effort, timing))
        made.append(effort.beat())
        last = effort
    return tuple(made)


def _efforts(dosage: Dosage) -> Iterator[_Effort]:
    goes = _goes(dosage)
    if dosage.side is Side.ALTERNATING:
        # The sides take turns, so that each left one follows its right one.
        turns = zip_longest(*(_of_side(side, amount) for side, amount in goes))
        yield from (effort for turn in turns for effort in turn if effort is not None)
        return
    for side, amount in goes:
        yield from _of_side(side, amount)


def _goes(dosage: Dosage) -> list[tuple[Side | None, Amount]]:
    """The sides in the order they are done, the right one first as in the words."""
    if dosage.n_sides == 1:
        return [(dosage.side, dosage.amount)]
    return [(Side.RIGHT, dosage.right or dosage.amount), (Side.LEFT, dosage.amount)]


def _of_side(side: Side | None, amount: Amount) -> Iterator[_Effort]:
    each = amount.reps.target if amount.hold or amount.duration else 1
    for turn in range(amount.sets):
        for rep in range(each):
            yield _Effort(side, amount, turn, turn * each + rep + 1, amount.sets * each)


def _between(last: _Effort, following: _Effort, timing: Timing) -> Beat:
    moving = max(0, round(timing.seconds_per_rep - timing.default_hold))
    if last.side is not following.side:
        return Beat(BeatKind.CHANGE, max(CHANGE_SIDES_SECONDS, moving), following.side)
    if last.set != following.set:
        return Beat(BeatKind.REST, max(last.amount.rest_between_sets, moving), following.side)
    return Beat(BeatKind.REST, last.amount.rest_between_reps + moving, following.side)
