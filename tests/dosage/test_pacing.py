"""The timer does what the dosage says, no more and no less."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from hep.dosage import (
    Amount,
    Basis,
    BeatKind,
    Dosage,
    Side,
    Timing,
    at_least,
    beats,
    exactly,
    seconds,
)
from hep.dosage.pacing import READY_SECONDS
from hep.dosage.timing import CHANGE_SIDES_SECONDS, SETUP_SECONDS
from tests.dosage.strategies import dosages

PULL = Amount(reps=exactly(2), hold=at_least(30), basis=Basis.PER_SIDE)
SLOW = Timing(35, 30)


def short(dosage: Dosage, timing: Timing = SLOW) -> list[tuple[str, int, str]]:
    return [(one.kind.value, one.seconds, one.side or "") for one in beats(dosage, timing)]


def test_a_hold_on_both_sides_starts_with_the_right_one() -> None:
    assert short(Dosage(PULL, side=Side.BOTH)) == [
        ("ready", 5, ""),
        ("hold", 30, "right"),
        ("rest", 5, "right"),
        ("hold", 30, "right"),
        ("change", 5, "left"),
        ("hold", 30, "left"),
        ("rest", 5, "left"),
        ("hold", 30, "left"),
    ]


def test_sides_take_turns() -> None:
    holds = [side for kind, _, side in short(Dosage(PULL, side=Side.ALTERNATING)) if kind == "hold"]
    assert holds == [Side.RIGHT, Side.LEFT] * 2


def test_repetitions_without_a_hold_are_counted_by_the_patient() -> None:
    [_, first, rest, second] = beats(
        Dosage(Amount(sets=2, reps=exactly(10), rest_between_sets=60)), Timing(4)
    )
    assert (first.kind, first.seconds, first.count, first.number, first.of) == (
        BeatKind.DO,
        0,
        10,
        1,
        2,
    )
    assert (rest.kind, rest.seconds) == (BeatKind.REST, 60)
    assert second.number == 2


def test_the_timer_takes_as_long_as_was_reckoned() -> None:
    amount = Amount(sets=2, reps=exactly(3), hold=exactly(30), basis=Basis.PER_SIDE)
    for side in (Side.LEFT, Side.BOTH):
        dosage = Dosage(amount, side=side)
        paced = sum(one.seconds for one in beats(dosage, SLOW)) - READY_SECONDS
        reckoned = seconds(dosage, SLOW) - SETUP_SECONDS
        # The way out of the last hold is not timed: there is nothing to wait for.
        assert reckoned - 2 * CHANGE_SIDES_SECONDS <= paced <= reckoned


@given(dosages(), st.sampled_from([Timing(4), SLOW]))
def test_every_hold_and_every_set_comes_once(dosage: Dosage, timing: Timing) -> None:
    made = beats(dosage, timing)
    efforts = [one for one in made if one.kind in (BeatKind.HOLD, BeatKind.DO)]
    wanted = sum(
        amount.sets * (amount.reps.target if amount.hold or amount.duration else 1)
        for amount in dosage.amounts
    )
    assert len(efforts) == wanted
    assert all(one.seconds or one.count for one in efforts)
    assert Counter(one.kind for one in made)[BeatKind.READY] == 1
    kinds = [one.kind in (BeatKind.HOLD, BeatKind.DO) for one in made]
    assert kinds == [False, *([True, False] * wanted)][: 2 * wanted]
