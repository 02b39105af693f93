"""How long a dosage takes, by the formulas of the clinical notes, section 2.4."""

from dataclasses import dataclass

from hep.dosage.values import Amount, Dosage

SETUP_SECONDS = 15
CHANGE_SIDES_SECONDS = 5


@dataclass(frozen=True)
class Timing:
    """What an exercise brings to the formula.

    `seconds_per_rep` is one repetition of the default dosage, its hold of `default_hold`
    seconds included, both ways for an alternating move.
    """

    seconds_per_rep: float
    default_hold: int = 0


def seconds(dosage: Dosage, timing: Timing) -> float:
    """Seconds for one session of this exercise: both sides, setting up and changing sides."""
    amounts = dosage.amounts
    change = CHANGE_SIDES_SECONDS if len(amounts) == 2 else 0
    return sum(_one_side(amount, timing) for amount in amounts) + SETUP_SECONDS + change


def _one_side(amount: Amount, timing: Timing) -> float:
    return amount.sets * seconds_per_set(amount, timing) + (
        (amount.sets - 1) * amount.rest_between_sets
    )


def seconds_per_set(amount: Amount, timing: Timing) -> float:
    """Seconds for one set: repetitions at their target, and the rests between them."""
    held = amount.hold or amount.duration
    changed = (held.target - timing.default_hold) if held else 0
    rep = timing.seconds_per_rep + changed
    return amount.reps.target * rep + (amount.reps.target - 1) * amount.rest_between_reps
