"""The dosage sentences read back into a dosage: the inverse of `hep.dosage.wording`."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hep.dosage.span import Span, at_least, between, exactly, parse_count
from hep.dosage.values import (
    Amount,
    Basis,
    Dosage,
    Frequency,
    Load,
    LoadKind,
    Rhythm,
    Side,
    Tempo,
    Unit,
)
from hep.dosage.wording import Words

_HOLE = re.compile(r"\\\{(\w+)\\\}")


def read(text: str, words: Words) -> Dosage:
    """Read what `sentences` wrote, joined by blanks.

    Raises ValueError naming the first sentence that cannot be read.
    """
    left, right, side = _split_sides(text, words)
    dosage = _read_one(left, words)
    if right is not None:
        other = _read_one(right, words)
        return replace(other, amount=_per_side(dosage.amount), right=_per_side(other.amount),
                       side=side)  # fmt: skip
    return dosage


def _per_side(amount: Amount) -> Amount:
    return amount if amount.basis is Basis.EACH_WAY else replace(amount, basis=Basis.PER_SIDE)


def _split_sides(text: str, words: Words) -> tuple[str, str | None, Side | None]:
    left, right = (words[key].format(text="") for key in ("left", "right"))
    if not text.startswith(left) or right not in text:
        return text, None, None
    first, second = text[len(left) :].split(right, 1)
    return first.strip(), second, Side.BOTH


def _read_one(text: str, words: Words) -> Dosage:
    state: dict[str, Any] = {"amount": {}, "frequency": {}, "side": None}
    rest = text.strip()
    while rest:
        rest = _read_sentence(rest, words, state).strip()
    return Dosage(Amount(**state["amount"]), Frequency(**state["frequency"]), state["side"])


def _read_sentence(text: str, words: Words, state: dict[str, Any]) -> str:
    for key, reader in _READERS.items():
        for entry in (name for name in words if name == key or _family(name) == key):
            if match := _pattern(words[entry]).match(text):
                reader(match, entry, words, state)
                return text[match.end() :]
    raise ValueError(f"This part of the dosage cannot be read: {text}")


def _family(name: str) -> str:
    family = name.split("_")[0]
    return family if family in ("load", "tempo") else name


def _pattern(template: str) -> re.Pattern[str]:
    """The expression that matches a sentence made from `template`, a group for each hole."""
    return re.compile(_HOLE.sub(r"(?P<\1>[^:]*?)", re.escape(template)) + r"(?=\s|$)")


def _match(template: str, text: str) -> re.Match[str] | None:
    return re.fullmatch(_HOLE.sub(r"(?P<\1>.*?)", re.escape(template)), text)


def _hold(match: re.Match[str], entry: str, words: Words, state: dict[str, Any]) -> None:
    state["amount"][entry] = _time(match["time"], words)


def _time(text: str, words: Words) -> Span:
    for key, factor in (("seconds", 1), ("second", 1), ("minutes", 60), ("minute", 60)):
        if match := _match(words[key], text):
            span = _span(match["n"], words)
            high = None if span.high is None else span.high * factor
            low = span.low * factor
            return at_least(low) if high is None else between(low, high)
    raise ValueError(f"This time cannot be read: {text}")


def _span(text: str, words: Words) -> Span:
    """The inverse of `span_words`."""
    if least := _match(words["span_least"], text):
        return at_least(int(least["low"]))
    for key in ("span_range", "span_pair"):
        if ends := _match(words[key], text):
            return between(int(ends["low"]), int(ends["high"]))
    return parse_count(text)


def _do(match: re.Match[str], entry: str, words: Words, state: dict[str, Any]) -> None:
    text = f"{match['count']}{match['where']}"
    basis, side, count = _read_where(text, words)
    sets = _match(words["sets"], count)
    state["amount"] |= {"sets": int(sets["sets"]) if sets else 1, "basis": basis}
    state["amount"] |= _read_reps(sets["reps"] if sets else count, words)
    state["side"] = side


def _read_where(text: str, words: Words) -> tuple[Basis, Side | None, str]:
    """The longest ending that fits, since ` each way` also ends shorter wordings."""
    endings = sorted(
        (name for name in words if name.startswith("where_") and text.endswith(words[name])),
        key=lambda name: len(words[name]),
    )
    if not endings:
        return Basis.TOTAL, None, text
    rest = endings[-1].removeprefix("where_")
    basis = next(basis for basis in Basis if rest.startswith(basis.value.replace(" ", "_")))
    side = rest.removeprefix(basis.value.replace(" ", "_")).strip("_")
    return basis, Side(side) if side else None, text.removesuffix(words[endings[-1]])


def _read_reps(text: str, words: Words) -> dict[str, Any]:
    for unit in (*(unit for unit in Unit if unit is not Unit.REPS), Unit.REPS):
        for key in (unit.value, f"{unit.value}_one"):
            if match := _match(words[key], text) if key in words else None:
                return {"reps": _span(match["n"], words), "unit": unit}
    raise ValueError(f"This count cannot be read: {text}")


def _load(match: re.Match[str], entry: str, words: Words, state: dict[str, Any]) -> None:
    kind = next(kind for kind in LoadKind if "load_" + kind.value.replace(" ", "_") == entry)
    state["amount"]["load"] = Load(kind, _read_value(match.groupdict().get("value", ""), words))


def _read_value(text: str, words: Words) -> str:
    """The inverse of `value_words`."""
    if ends := _match(words["span_range"], text):
        return f"{ends['low']} to {ends['high']}"
    named = (key for key, said in words.items() if key.startswith("value_") and said == text)
    return next(named, text).removeprefix("value_")


def _tempo(match: re.Match[str], entry: str, words: Words, state: dict[str, Any]) -> None:
    said = {name: int(number) for name, number in match.groupdict().items()}
    state["amount"]["tempo"] = Tempo(said["up"], said.get("pause", 0), said["down"])


def _rest(match: re.Match[str], entry: str, words: Words, state: dict[str, Any]) -> None:
    name = "rest_between_reps" if entry == "rest_reps" else "rest_between_sets"
    state["amount"][name] = int(match["n"])


def _a_day(match: re.Match[str], entry: str, words: Words, state: dict[str, Any]) -> None:
    state["frequency"] |= {"times_per_day": _read_times(match["times"], words)}
    if entry == "as_needed":
        state["frequency"]["rhythm"] = Rhythm.AS_NEEDED
        return
    state["frequency"] |= _read_days(match["days"], words)


def _read_times(text: str, words: Words) -> Span:
    for key, number in (("once", 1), ("twice", 2)):
        if text.lower() == words[key].lower():
            return exactly(number)
    match = _match(words["times"].lower(), text.lower())
    if match is None:
        raise ValueError(f"This number of times cannot be read: {text}")
    return _span(match["n"], words)


def _read_days(text: str, words: Words) -> dict[str, Any]:
    if text == words["every_other_day"]:
        return {"rhythm": Rhythm.EVERY_OTHER_DAY}
    if text in (words["every_day"], words["one_day"]):
        return {"days_per_week": 7 if text == words["every_day"] else 1}
    match = _match(words["days"], text)
    if match is None:
        raise ValueError(f"These days cannot be read: {text}")
    return {"days_per_week": int(match["n"])}


def _when(match: re.Match[str], entry: str, words: Words, state: dict[str, Any]) -> None:
    state["frequency"]["when"] = match["text"]


_READERS: dict[str, Callable[[re.Match[str], str, Words, dict[str, Any]], None]] = {
    "hold": _hold,
    "duration": _hold,
    "do": _do,
    "load": _load,
    "tempo": _tempo,
    "rest_reps": _rest,
    "rest_sets": _rest,
    "as_needed": _a_day,
    "a_day": _a_day,
    "when": _when,
}
