"""The flat dosage table of a content file: `hold = "5-30 aim 15"`, `reps = "2-3"`."""

from collections.abc import Mapping
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

_AMOUNT = {
    "sets": int,
    "reps": lambda text: parse_count(str(text)),
    "unit": Unit,
    "basis": Basis,
    "hold": lambda text: parse_seconds(str(text)),
    "duration": lambda text: parse_seconds(str(text), unit_needed=True),
    "load": lambda table: Load(LoadKind(table["kind"]), table.get("value", "")),
    "tempo": lambda parts: Tempo(*parts),
    "rest_between_reps": int,
    "rest_between_sets": int,
}
_FREQUENCY = {
    "times_per_day": lambda text: parse_count(str(text)),
    "rhythm": Rhythm,
    "days_per_week": int,
    "when": str,
}
_WHOLE = {
    "side": Side,
    "intensity": lambda table: Intensity(**table),
    "note": str,
    "set_by": str,
    "protocol": str,
    "reason": str,
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
    return {name: reader(table[name]) for name, reader in readers.items() if name in table}


def _refuse_unknown(table: Mapping[str, Any]) -> None:
    if unknown := set(table) - set(_AMOUNT) - set(_FREQUENCY) - set(_WHOLE):
        raise ValueError(f"unknown dosage field {', '.join(sorted(unknown))}")
