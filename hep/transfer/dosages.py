"""A dosage as the flat table of a file, the same as in the files of the library."""

from typing import Any

from hep.dosage import Amount, Dosage, Frequency, Span, parse_count

_AMOUNT, _FREQUENCY = Amount(), Frequency()


def table(dosage: Dosage) -> dict[str, Any]:
    """Everything of the dosage that is not as usual, by the names of `hep.library.dosages`."""
    found = {**_amount(dosage.amount), **_frequency(dosage.frequency)}
    if dosage.side is not None:
        found["side"] = dosage.side.value
    if dosage.right is not None:
        found["right"] = _amount(dosage.right)
    if dosage.intensity is not None:
        intensity = vars(dosage.intensity)
        found["intensity"] = {name: part for name, part in intensity.items() if part is not None}
    words = {name: getattr(dosage, name) for name in ("note", "set_by", "protocol", "reason")}
    # Whose default it was is the clinic's own affair, and names a person.
    if dosage.set_by.endswith("'s default"):
        words["set_by"] = "clinician"
    return found | {name: text for name, text in words.items() if text or name == "set_by"}


def _amount(amount: Amount) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("sets", "unit", "basis", "rest_between_reps", "rest_between_sets"):
        if (value := getattr(amount, name)) != getattr(_AMOUNT, name):
            found[name] = value if isinstance(value, int) else str(value.value)
    found["reps"] = _span(amount.reps)
    if amount.hold is not None:
        found["hold"] = _span(amount.hold)
    if amount.duration is not None:
        found["duration"] = _span(amount.duration, " s")
    if amount.load is not None:
        found["load"] = {"kind": amount.load.kind.value, "value": amount.load.value}
    if amount.tempo is not None:
        found["tempo"] = [amount.tempo.up, amount.tempo.pause, amount.tempo.down]
    return found


def _frequency(frequency: Frequency) -> dict[str, Any]:
    found: dict[str, Any] = {"times_per_day": _span(frequency.times_per_day)}
    if frequency.rhythm is not _FREQUENCY.rhythm:
        found["rhythm"] = frequency.rhythm.value
    found["days_per_week"] = frequency.days_per_week
    if frequency.when:
        found["when"] = frequency.when
    return found


def _span(span: Span, unit: str = "") -> str:
    """`5-30`, or `5-30 aim 10 s`: the aim is said where it is not the usual one."""
    aim = "" if parse_count(span.text) == span else f" aim {span.target}"
    return f"{span.text}{aim}{unit}"
