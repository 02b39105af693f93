"""A dosage written as a line that `read_line` reads back."""

from collections.abc import Iterator

from hep.dosage.span import Span, at_least, between, exactly
from hep.dosage.values import Amount, Basis, Dosage, Frequency, Load, LoadKind, Rhythm, Side, Unit

_SIDES = {Side.LEFT: "left", Side.RIGHT: "right", Side.ALTERNATING: "in turns"}
_COLOURED = {LoadKind.BAND: "band", LoadKind.FLEXIBLE_BAR: "flexible bar"}
_WEIGHED = {LoadKind.KILOGRAM: "kg", LoadKind.POUND: "lb", LoadKind.PERCENT: "percent"}


def write_line(dosage: Dosage) -> str:
    """The line a clinician would type for this dosage: `3x30 s, left, 2/d, every day`.

    When, the note, the intensity and the reasons have fields of their own.
    """
    amounts = [", ".join(_amount(dosage.amount))]
    if dosage.right is not None:
        amounts = [f"left: {amounts[0]}", f"right: {', '.join(_amount(dosage.right))}"]
    where = list(_where(dosage))
    parts = [*where[:1], "; ".join(amounts), *where[1:], *_often(dosage.frequency)]
    return ", ".join(filter(None, parts))


def _span(span: Span) -> str:
    usual = _usual(span)
    return span.text if span == usual else f"{span.text} aim {span.target}"


def _usual(span: Span) -> Span:
    if span.high is None:
        return at_least(span.low)
    return exactly(span.low) if span.is_exact else between(span.low, span.high)


def _amount(amount: Amount) -> Iterator[str]:
    yield _count(amount)
    if amount.hold is not None and amount.unit is not Unit.REPS:
        yield f"hold {_span(amount.hold)} s"
    if amount.duration is not None:
        yield f"for {_span(amount.duration)} s"
    if amount.basis is Basis.EACH_WAY:
        yield "each way"
    if amount.load is not None:
        yield _load(amount.load)
    if amount.tempo is not None:
        yield f"tempo {amount.tempo.up}-{amount.tempo.pause}-{amount.tempo.down}"
    if amount.rest_between_reps:
        yield f"rest {amount.rest_between_reps} s between reps"
    if amount.rest_between_sets:
        yield f"rest {amount.rest_between_sets} s between sets"


def _count(amount: Amount) -> str:
    reps = _span(amount.reps)
    if amount.unit is not Unit.REPS:
        return f"{amount.sets} set{'s'[: amount.sets - 1]} of {reps} {amount.unit.value}"
    if amount.hold is None:
        return f"{amount.sets}x{reps}"
    once = f"{reps}x{_span(amount.hold)} s"
    return once if amount.sets == 1 else f"{amount.sets}x{once}"


def _load(load: Load) -> str:
    if load.kind in _COLOURED:
        value = load.value if load.value.isalpha() else f'"{load.value}"'
        return f"{value} {_COLOURED[load.kind]}" if load.value else _COLOURED[load.kind]
    if load.kind is LoadKind.BODY_WEIGHT:
        return "body weight"
    if load.kind is LoadKind.EFFORT:
        return f"effort {load.value}".strip()
    return f"{load.value} {_WEIGHED[load.kind]}".strip()


def _where(dosage: Dosage) -> Iterator[str]:
    """The side, then how the count is meant on it."""
    if dosage.side in _SIDES:
        yield _SIDES[dosage.side]
    elif dosage.side is Side.BOTH and not _each_side(dosage):
        yield "both sides"
    else:
        yield ""
    paired = dosage.side in (Side.BOTH, Side.ALTERNATING) and dosage.right is None
    if paired and dosage.amount.basis is not Basis.EACH_WAY:
        yield "each side" if dosage.amount.basis is Basis.PER_SIDE else "in all"


def _each_side(dosage: Dosage) -> bool:
    return dosage.right is None and dosage.amount.basis is Basis.PER_SIDE


def _often(frequency: Frequency) -> Iterator[str]:
    yield f"{_span(frequency.times_per_day)}/d"
    if frequency.rhythm is Rhythm.DAYS_A_WEEK:
        yield "every day" if frequency.days_per_week == 7 else f"{frequency.days_per_week}/wk"
    else:
        yield frequency.rhythm.value
