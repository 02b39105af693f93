"""The dosage of one prescribed exercise, as one value."""

from dataclasses import dataclass, replace
from enum import StrEnum

from hep.dosage.span import ONE, Span


class Side(StrEnum):
    """The side an exercise is prescribed for; an exercise without sides has None."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    ALTERNATING = "alternating"

    @property
    def opposite(self) -> "Side":
        """The other one of left and right; both and alternating are their own."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


class Basis(StrEnum):
    """What the number of repetitions counts."""

    PER_SIDE = "per side"
    EACH_WAY = "each way"
    TOTAL = "total"


class Unit(StrEnum):
    """What is counted."""

    REPS = "reps"
    STEPS = "steps"
    LENGTHS = "lengths"
    BREATHS = "breaths"
    LETTERS = "letters"
    ROUNDS = "rounds"
    WALKS = "walks"


class Rhythm(StrEnum):
    """On which days."""

    DAYS_A_WEEK = "days a week"
    EVERY_OTHER_DAY = "every other day"
    AS_NEEDED = "as needed"


class LoadKind(StrEnum):
    """What the load is measured in."""

    KILOGRAM = "kg"
    POUND = "lb"
    BAND = "band"
    EFFORT = "effort"
    PERCENT = "percent"
    FLEXIBLE_BAR = "flexible bar"
    BODY_WEIGHT = "body weight"


@dataclass(frozen=True)
class Load:
    """A load: `2.5` kg, a `red` band, an effort of `5` out of 10; body weight has no value.

    `value` is empty while the clinician has yet to choose it.
    """

    kind: LoadKind
    value: str = ""


@dataclass(frozen=True)
class Tempo:
    """Seconds for the way up, the pause and the way down of one repetition."""

    up: int
    pause: int
    down: int


@dataclass(frozen=True)
class Intensity:
    """How far to go: a kind such as `edge`, one patient sentence, and the pain cap (0-10)."""

    kind: str
    text: str
    pain_cap: int | None = None


@dataclass(frozen=True)
class Amount:
    """How much in one go. Times in seconds. A hold and a duration never stand together."""

    sets: int = 1
    reps: Span = ONE
    unit: Unit = Unit.REPS
    basis: Basis = Basis.TOTAL
    hold: Span | None = None
    duration: Span | None = None
    load: Load | None = None
    tempo: Tempo | None = None
    rest_between_reps: int = 0
    rest_between_sets: int = 0

    def __post_init__(self) -> None:
        if self.hold is not None and self.duration is not None:
            raise ValueError("Use a hold or a duration, not both.")


@dataclass(frozen=True)
class Frequency:
    """How often: times a day on which days, or at most so often when needed."""

    times_per_day: Span = ONE
    rhythm: Rhythm = Rhythm.DAYS_A_WEEK
    days_per_week: int = 7
    when: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.days_per_week <= 7:
            raise ValueError("Days a week go from 1 to 7.")

    @property
    def days(self) -> float:
        """Days a week on average; as needed counts as every day, the worst case for limits."""
        if self.rhythm is Rhythm.EVERY_OTHER_DAY:
            return 3.5
        return 7 if self.rhythm is Rhythm.AS_NEEDED else self.days_per_week


@dataclass(frozen=True)
class Dosage:
    """The whole dosage. `right` is the amount for the right side where it differs.

    `set_by` says who chose it: a source id, `library` or `clinician`.
    `protocol` or `reason` lifts soft warnings, never hard limits.
    """

    amount: Amount
    frequency: Frequency = Frequency()
    side: Side | None = None
    right: Amount | None = None
    intensity: Intensity | None = None
    note: str = ""
    set_by: str = "clinician"
    protocol: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if self.right is not None and self.side not in (Side.BOTH, Side.ALTERNATING):
            raise ValueError("A different dose for each side needs both sides.")
        if self.right == self.amount:
            object.__setattr__(self, "right", None)
        if self.side is None and self.amount.basis is Basis.PER_SIDE:
            raise ValueError("A count for each side needs a side.")
        self._count_one_side()

    def _count_one_side(self) -> None:
        """On one side, or with a dose for each, a total and a count per side are the same."""
        if self.side in (Side.LEFT, Side.RIGHT) or self.right is not None:
            for name in ("amount", "right"):
                amount = getattr(self, name)
                if amount is not None and amount.basis is Basis.TOTAL:
                    object.__setattr__(self, name, replace(amount, basis=Basis.PER_SIDE))

    @property
    def n_sides(self) -> int:
        """How many times the amount is done: once for each side where both are prescribed.

        A total already counts both sides, and so does an exercise without a side.
        """
        both = self.side in (Side.BOTH, Side.ALTERNATING)
        return 2 if both and self.amount.basis is not Basis.TOTAL else 1

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The amount of each go, left before right."""
        if self.right is not None:
            return (self.amount, self.right)
        return (self.amount,) * self.n_sides

    def on(self, side: Side | None) -> "Dosage":
        """The same dosage for another side; a dose for each side falls away with one side."""
        if side in (Side.BOTH, Side.ALTERNATING):
            return replace(self, side=side)
        amount = self.right if side is Side.RIGHT and self.right is not None else self.amount
        return replace(self, side=side, amount=amount, right=None)
