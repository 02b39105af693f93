"""The flat dosage table of a content file: `hold = "5-30 aim 15"`, `reps = "2-3"`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from hep.dosage import (
    Amount,
    Basis,
    Dosage,
    Frequency,
    Intensity,
    Load,
    LoadKind,
    Rhythm,
    Side,
    Tempo,
    Unit,
    parse_count,
    parse_seconds,
)


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= 100_000:
        raise ValueError("use a whole number.")
    return value


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("write it as text, in quotes.")
    return value


def _load(table: Mapping[str, Any]) -> Load:
    return Load(LoadKind(table["kind"]), _words(table.get("value", "")))


def _tempo(parts: list[Any]) -> Tempo:
    up, pause, down = parts
    return Tempo(_number(up), _number(pause), _number(down))


def _intensity(table: Mapping[str, Any]) -> Intensity:
    read = Intensity(**table)
    cap = read.pain_cap
    if cap is not None and (type(cap) is not int or not 0 <= cap <= 10):
        raise ValueError("pain_cap: use a whole number from 0 to 10.")
    return replace(read, kind=_words(read.kind), text=_words(read.text))


_AMOUNT = {
    "sets": _number,
    "reps": lambda text: parse_count(str(text)),
    "unit": Unit,
    "basis": Basis,
    "hold": lambda text: parse_seconds(str(text)),
    "duration": lambda text: parse_seconds(str(text), unit_needed=True),
    "load": _load,
    "tempo": _tempo,
    "rest_between_reps": _number,
    "rest_between_sets": _number,
}
_FREQUENCY = {
    "times_per_day": lambda text: parse_count(str(text)),
    "rhythm": Rhythm,
    "days_per_week": _number,
    "when": _words,
}
_WHOLE = {
    "side": Side,
    "right": lambda table: Amount(**_read(table, _AMOUNT)),
    "intensity": _intensity,
    "note": _words,
    "set_by": _words,
    "protocol": _words,
    "reason": _words,
}


def dosage_from(table: Mapping[str, Any]) -> Dosage:
    """A dosage from its table. Raises ValueError naming an unknown or unreadable field.

    A count per side without a side means both sides.
    """
    both = {"side": "both"} if table.get("basis") == Basis.PER_SIDE else {}
    whole = _read({**both, **table}, _WHOLE)
    amount, frequency = Amount(**_read(table, _AMOUNT)), Frequency(**_read(table, _FREQUENCY))
    _refuse_unknown(table)
    return Dosage(amount, frequency, **whole)


def dosage_over(default: Dosage, table: Mapping[str, Any]) -> Dosage:
    """The default dosage with the fields of the table in their place."""
    _refuse_unknown(table)
    return replace(
        default,
        amount=replace(default.amount, **_read(table, _AMOUNT)),
        frequency=replace(default.frequency, **_read(table, _FREQUENCY)),
        **_read(table, _WHOLE),
    )


def _read(table: Mapping[str, Any], readers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _field(name, table[name], read) for name, read in readers.items() if name in table
    }


def _field(name: str, value: Any, read: Callable[[Any], Any]) -> Any:
    try:
        return read(value)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{name}: {error}") from error


def _refuse_unknown(table: Mapping[str, Any]) -> None:
    if unknown := set(table) - set(_AMOUNT) - set(_FREQUENCY) - set(_WHOLE):
        raise ValueError(f"unknown dosage field {', '.join(sorted(unknown))}")
