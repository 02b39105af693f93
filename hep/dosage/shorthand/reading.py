"""A typed line read into a dosage: what is not said stays, what cannot be read is named."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from hep.dosage.shorthand.patterns import FILLER, WORD, tidy
from hep.dosage.shorthand.rules import RULES
from hep.dosage.span import ONE
from hep.dosage.values import Amount, Basis, Dosage, Frequency, Side

_TWO_DOSES = re.compile(r"^(?P<head>.*?)\bleft: ?(?P<left>.*?)[,; ]*\bright: ?(?P<right>.*)$")
_PAIRED = (Side.BOTH, Side.ALTERNATING)
_NAMES = {"reps": "the repetitions", "times_per_day": "times a day", "hold": "the hold",
          "sets": "the sets", "days": "the days", "time": "the time"}  # fmt: skip
_AMOUNT = ("sets", "reps", "unit", "basis", "load", "tempo", "rest_between_reps",
           "rest_between_sets")  # fmt: skip


@dataclass(frozen=True)
class Typed:
    """What a line made of a dosage; `unread` names what it could not take, in its own words."""

    dosage: Dosage
    unread: tuple[str, ...] = ()

    @property
    def complaint(self) -> str:
        """A sentence that names what could not be read; empty when all was."""
        named = ", ".join(f"“{one}”" for one in self.unread)
        return f"This cannot be read: {named}." if named else ""


@dataclass
class _Heard:
    """What was said so far, by its name, and what was not understood."""

    said: dict[str, Any] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def take(self, name: str, value: Any, words: str) -> None:
        """Remember one thing; the same thing said twice in two ways is not understood."""
        if self.said.get(name, value) != value:
            self.unread.append(f"{words} ({_NAMES.get(name, name)}, said twice)")
        self.said.setdefault(name, value)


def read_line(text: str, current: Dosage, *, sides: bool = True) -> Typed:
    """Read a line such as `3x30s 2/d` over the current dosage.

    A bare number is the hold of an exercise that has one, else the repetitions; `3x30s` is one
    set of three. Without `sides` a side cannot be said. Nothing raises: what cannot be read or
    does not fit is in `unread`.
    """
    plain = tidy(text)
    two = _TWO_DOSES.match(plain)
    heard = _listen(f"{two['head']} {two['left']}" if two else plain, current)
    right = _listen(two["right"], current) if two and sides else None
    unread = heard.unread + (right.unread if right else [])
    if not sides:
        unread += [f"{word} (this exercise has no sides)" for word in _sided_words(heard, two)]
    try:
        return Typed(_dosage(current, heard.said, right.said if right else None), tuple(unread))
    except ValueError as error:
        return Typed(current, (*unread, f"{plain}: {error}"))


def _sided_words(heard: _Heard, two: re.Match[str] | None) -> list[str]:
    """What was said about sides: it is taken away and named."""
    words = ["left and right"] if two else []
    if heard.said.get("basis") is Basis.PER_SIDE:
        words.append(heard.said.pop("basis").value)
    side = heard.said.pop("side", None)
    return [*words, side.value] if side else words


def _listen(text: str, current: Dosage) -> _Heard:
    heard, place, joined = _Heard(), 0, False
    while place < len(text):
        if step := _understood(text, place, heard, current):
            place, joined = place + step, False
        elif skipped := FILLER.match(text, place):
            place = skipped.end()
        else:
            word = WORD.match(text, place)
            words = word[0] if word else text[place:]
            earlier = [heard.unread.pop()] if joined else []
            heard.unread.append(" ".join([*earlier, words]))
            place, joined = place + len(words), True
    return heard


def _understood(text: str, place: int, heard: _Heard, current: Dosage) -> int:
    """How many characters the first rule that fits takes; none fits: 0."""
    for pattern, reader in RULES:
        match = pattern.match(text, place)
        if match is None:
            continue
        try:
            for name, value in reader(match.groupdict()):
                heard.take(_meant(name, heard, current), value, match[0])
        except ValueError as error:
            heard.unread.append(f"{match[0]} ({str(error).rstrip('.')})")
        return max(1, match.end() - place)
    return 0


def _meant(name: str, heard: _Heard, current: Dosage) -> str:
    """What a time or a bare number is about: the hold, the duration or the repetitions."""
    timed = "duration" if current.amount.duration is not None else "hold"
    if name == "time":
        return timed
    if name != "bare":
        return name
    held = current.amount.hold is not None and "hold" not in heard.said
    return "hold" if held and timed == "hold" else "reps"


def _dosage(current: Dosage, said: dict[str, Any], right: dict[str, Any] | None) -> Dosage:
    dosage = _sided(current, said, paired=right is not None)
    amount = _amount(dosage.amount, said)
    other = dosage.right and _amount(dosage.right, said)
    if right is not None:
        other = _amount(current.right or current.amount, right)
    often = said if right is None else {**said, **right}
    return replace(dosage, amount=amount, right=other, frequency=_often(current.frequency, often))


def _sided(current: Dosage, said: dict[str, Any], *, paired: bool) -> Dosage:
    """The dosage on the side that is meant; `each side` and two doses mean both."""
    side = said.get("side")
    if side is None and (paired or said.get("basis") is Basis.PER_SIDE):
        side = current.side if current.side in _PAIRED else Side.BOTH
    return current if side is None or side is current.side else current.on(side)


def _amount(current: Amount, said: dict[str, Any]) -> Amount:
    changes = {name: said[name] for name in _AMOUNT if name in said}
    times = {name: said.get(name) for name in ("hold", "duration")}
    if any(times.values()) or said.get("no_time"):
        changes |= times
    return replace(current, **changes)


def _often(current: Frequency, said: dict[str, Any]) -> Frequency:
    times = said.get("times_per_day", said.get("usual_times", current.times_per_day))
    rhythm, days = said.get("days", (current.rhythm, current.days_per_week))
    return Frequency(times or ONE, rhythm, days, current.when)
