"""The dosage form: every part of a dosage as something to type or choose."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form, IntegerField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from hep import dosage as dosages
from hep.dosage import (
    Amount,
    Basis,
    Dosage,
    ExerciseType,
    Frequency,
    Load,
    LoadKind,
    Rhythm,
    Side,
    Span,
    Unit,
)
from hep.dosage.shorthand import Typed, read_line, write_line
from hep.web.forms.spans import CountField, SecondsField, TempoField
from hep.web.forms.texts import LineField

DAYS = [
    SelectChoice("7", "every day"),
    *(SelectChoice(str(number), f"{number} days a week") for number in range(6, 1, -1)),
    SelectChoice("1", "1 day a week"),
    SelectChoice("other", "every other day"),
    SelectChoice("needed", "as needed"),
]
SIDES = [SelectChoice(side.value, side.value.capitalize()) for side in Side]
LOADS = [
    SelectChoice("", "none"),
    SelectChoice(LoadKind.KILOGRAM.value, "kg"),
    SelectChoice(LoadKind.POUND.value, "lb"),
    SelectChoice(LoadKind.BAND.value, "band, colour"),
    SelectChoice(LoadKind.EFFORT.value, "effort, 0 to 10"),
    SelectChoice(LoadKind.PERCENT.value, "percent of strength"),
    SelectChoice(LoadKind.FLEXIBLE_BAR.value, "flexible bar, colour"),
    SelectChoice(LoadKind.BODY_WEIGHT.value, "body weight"),
]
_MEASURED = (LoadKind.KILOGRAM, LoadKind.POUND, LoadKind.EFFORT, LoadKind.PERCENT)
_NUMBERS = re.compile(r"^[0-9]{1,3}([.,][0-9]{1,2})?( ?(-|–|to) ?[0-9]{1,3}([.,][0-9]{1,2})?)?$")
_SECONDS = [Optional(), NumberRange(0, 600, "Use 0 to 600 seconds.")]


class AmountFields(Form):
    """The fields of one amount."""

    sets = IntegerField("Sets", [NumberRange(1, 20, "Use 1 to 20 sets.")], default=1)
    reps = CountField("Repetitions")
    hold = SecondsField("Hold, seconds", optional=True)
    duration = SecondsField("For how long", optional=True, unit_needed=True)

    def amount(self, current: Amount) -> Amount:
        """The current amount with what was typed; an untouched range keeps its aim."""
        return replace(
            current,
            sets=self.sets.data,
            reps=kept(self.reps, current.reps) or current.reps,
            hold=kept(self.hold, current.hold),
            duration=kept(self.duration, current.duration),
        )


class DosageForm(AmountFields):
    """A dosage. Right-hand fields count only when `differs` is ticked.

    What is typed in `line` goes over what the fields say.
    """

    line = LineField("Dosage in one line (for example: 3x30s 2/d)", [Optional()], most=160)
    unit = SelectField("Count", choices=[SelectChoice(unit.value) for unit in Unit])
    basis = SelectField("Counted", choices=[SelectChoice(basis.value) for basis in Basis])
    side = SelectField("Side", choices=[SelectChoice("", "No side"), *SIDES])
    times_per_day = CountField("Times a day")
    days = SelectField("Days", choices=DAYS)
    when = LineField("When (for example: before your first steps)", [Optional()], most=80)
    rest_between_reps = IntegerField("Rest after each, seconds", _SECONDS, default=0)
    rest_between_sets = IntegerField("Rest after each set, seconds", _SECONDS, default=0)
    load_kind = SelectField("Load", choices=LOADS)
    load_value = LineField("How much", [Optional()], most=30)
    tempo = TempoField("Tempo: up-pause-down, seconds")
    intensity = LineField("How far or how hard, in the patient's words", [Optional()], most=120)
    pain_cap = IntegerField(
        "Pain at most, 0 to 10", [Optional(), NumberRange(0, 10, "Use 0 to 10.")]
    )
    note = LineField("Note for the patient", [Optional()], most=300)
    reason = LineField("Reason for going past a limit (not printed)", [Optional()], most=300)
    differs = BooleanField("The right side has a dose of its own")
    right_sets = IntegerField("Sets", [Optional(), NumberRange(1, 20, "Use 1 to 20 sets.")])
    right_reps = CountField("Repetitions", optional=True)
    right_hold = SecondsField("Hold, seconds", optional=True)
    right_duration = SecondsField("For how long", optional=True, unit_needed=True)

    def __init__(
        self, formdata: Any = None, *, current: Dosage, kind: ExerciseType, prefix: str = ""
    ) -> None:
        shown = MultiDict({f"{prefix}{name}": text for name, text in values(current).items()})
        posted = formdata is not None and any(name.startswith(prefix) for name in formdata)
        if posted:
            _overlay(shown, formdata, prefix)
        super().__init__(shown, prefix=prefix)
        self._current, self._kind = current, kind
        self.value: Dosage = current

    def validate_load_value(self, field: LineField) -> None:
        """A load needs its unit, and a number where the unit is one of measure."""
        kind = self.load_kind.data
        if not kind:
            raise ValidationError("Choose what the load is measured in.")
        if kind == LoadKind.BODY_WEIGHT:
            raise ValidationError("Leave this empty for body weight.")
        if kind in _MEASURED and not _NUMBERS.match(field.data):
            raise ValidationError("Use a number like 2.5, or a range like 30-50.")

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check each field, then the whole against the hard limits of the exercise type."""
        if not super().validate(extra_validators):
            return False
        try:
            typed = self.typed(self.dosage())
        except ValueError as error:
            self._say("hold" if "hold" in str(error) else "side", str(error))
            return False
        self.value = typed.dosage
        if typed.unread:
            self._say("line", typed.complaint)
            return False
        problems = dosages.refusals(self.value, self._kind)
        for problem in problems:
            self._say(problem.field, problem.message)
        return not problems

    def _say(self, field: str, message: str) -> None:
        self[field].errors = [*self[field].errors, message]

    def typed(self, dosage: Dosage) -> Typed:
        """The dosage with the typed line over it, and what of the line cannot be read."""
        typed = read_line(self.line.data or "", dosage, sides=self._current.side is not None)
        changed = typed.dosage != dosage
        return (
            replace(typed, dosage=replace(typed.dosage, set_by="clinician")) if changed else typed
        )

    def hear(self, line: str) -> tuple[Dosage, list[str]]:
        """What a line would make of the current dosage, and everything wrong with it."""
        self.line.data = line
        typed = self.typed(self._current)
        refused = [one.message for one in dosages.refusals(typed.dosage, self._kind)]
        return typed.dosage, [*filter(None, [typed.complaint]), *refused]

    def in_sentence(self, name: str) -> bool:
        """Whether the sentence of the patient says it: one set and no hold go without saying."""
        field = self[name]
        unsaid = ("", "1") if name == "sets" else ("",)
        needed = name == "hold" and self._kind.limits.time_refuse[0] > 0
        return bool(field.errors) or needed or field._value() not in unsaid

    @property
    def written(self) -> str:
        """The dosage as one line."""
        return write_line(self.value)

    def dosage(self) -> Dosage:
        """The dosage as typed. Raises ValueError when its parts contradict each other."""
        current = self._current
        amount = replace(self.amount(current.amount), **self._details())
        changed = replace(
            current,
            amount=amount,
            frequency=self._frequency(current.frequency),
            side=Side(self.side.data) if self.side.data else None,
            right=self._right(amount),
            intensity=self._intensity(),
            note=self.note.data or "",
            reason=self.reason.data or "",
        )
        return changed if changed == current else replace(changed, set_by="clinician")

    def _details(self) -> dict[str, Any]:
        kind, value = self.load_kind.data, self.load_value.data or ""
        basis = Basis(self.basis.data)
        return {
            "unit": Unit(self.unit.data),
            "basis": basis if self.side.data or basis is not Basis.PER_SIDE else Basis.TOTAL,
            "load": Load(LoadKind(kind), value) if kind else None,
            "tempo": self.tempo.data,
            "rest_between_reps": self.rest_between_reps.data or 0,
            "rest_between_sets": self.rest_between_sets.data or 0,
        }

    def _frequency(self, current: Frequency) -> Frequency:
        rhythm, days = days_from(self.days.data)
        times = kept(self.times_per_day, current.times_per_day)
        return Frequency(times or current.times_per_day, rhythm, days, self.when.data or "")

    def _right(self, amount: Amount) -> Amount | None:
        if not self.differs.data or self.side.data not in (Side.BOTH, Side.ALTERNATING):
            return None
        current = self._current.right or amount
        hold = kept(self.right_hold, current.hold)
        duration = kept(self.right_duration, current.duration)
        if hold is None and duration is None:
            hold, duration = amount.hold, amount.duration
        return replace(
            amount,
            sets=self.right_sets.data or amount.sets,
            reps=kept(self.right_reps, current.reps) or amount.reps,
            hold=hold,
            duration=duration,
        )

    def _intensity(self) -> dosages.Intensity | None:
        text = self.intensity.data or ""
        cap, known = self.pain_cap.data, self._current.intensity
        if not text and cap is None:
            return None
        return dosages.Intensity(known.kind if known else "own words", text, cap)


def days_from(value: str) -> tuple[Rhythm, int]:
    """The days that a choice of `DAYS` stands for."""
    return _RHYTHMS.get(value, Rhythm.DAYS_A_WEEK), int(value) if value.isdecimal() else 7


_RHYTHMS = {"other": Rhythm.EVERY_OTHER_DAY, "needed": Rhythm.AS_NEEDED}


def kept(field: CountField, current: Span | None) -> Span | None:
    """What was typed, or the current span where it was left as it was, so that its aim stays."""
    typed: Span | None = field.data
    same = typed is not None and current is not None and typed.text == current.text
    return current if same and "aim" not in field.typed.lower() else typed


def _overlay(shown: MultiDict[str, str], formdata: Any, prefix: str) -> None:
    """Put what was posted over the current values; an unticked box is not posted at all."""
    shown.poplist(f"{prefix}differs")
    for name in formdata:
        if name.startswith(prefix):
            shown.setlist(name, formdata.getlist(name))


def values(dosage: Dosage) -> dict[str, str]:
    """The dosage as the form shows it: the text of each field."""
    intensity = dosage.intensity
    shown = {
        **_amount_values(dosage.amount, ""),
        **_detail_values(dosage.amount),
        "side": dosage.side.value if dosage.side else "",
        "times_per_day": dosage.frequency.times_per_day.text,
        "days": _days_value(dosage.frequency),
        "when": dosage.frequency.when,
        "intensity": intensity.text if intensity else "",
        "pain_cap": _text(intensity.pain_cap if intensity else None),
        "note": dosage.note,
        "reason": dosage.reason,
    }
    if dosage.right is not None:
        shown |= {"differs": "y", **_amount_values(dosage.right, "right_")}
    return shown


def _amount_values(amount: Amount, prefix: str) -> dict[str, str]:
    return {
        f"{prefix}sets": str(amount.sets),
        f"{prefix}reps": amount.reps.text,
        f"{prefix}hold": amount.hold.text if amount.hold else "",
        f"{prefix}duration": SecondsField.shown(amount.duration),
    }


def _detail_values(amount: Amount) -> dict[str, str]:
    tempo = amount.tempo
    return {
        "unit": amount.unit.value,
        "basis": amount.basis.value,
        "rest_between_reps": str(amount.rest_between_reps),
        "rest_between_sets": str(amount.rest_between_sets),
        "load_kind": amount.load.kind.value if amount.load else "",
        "load_value": amount.load.value if amount.load else "",
        "tempo": f"{tempo.up}-{tempo.pause}-{tempo.down}" if tempo else "",
    }


def _days_value(frequency: Frequency) -> str:
    special = {rhythm: value for value, rhythm in _RHYTHMS.items()}
    return special.get(frequency.rhythm, str(frequency.days_per_week))


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
