"""What the patient reads of an own exercise, one field for each part of the sheet."""

import re
from dataclasses import replace
from typing import Any

from wtforms import Form
from wtforms.validators import InputRequired, Optional, ValidationError

from hep.exercises import PatientText
from hep.library.check.patient_text import MOST_STEPS, SHORT_STEPS
from hep.web.forms.texts import LineField, LinesField

_TOKEN = re.compile(r"\{(?:this|other) ([a-z]+)\}")
LINES = ("steps", "exit", "short_steps")


class PatientTextForm(Form):
    """Ends in a `PatientText`. Lists are typed one thing a line."""

    name = LineField("Name for the patient", [InputRequired("Type a name.")], most=80)
    why = LineField("Why it helps", [Optional()], most=300)
    need = LineField("What is needed", [Optional()], most=200)
    start = LineField("Get ready: the start position", [InputRequired("Say how to start.")])
    steps = LinesField(
        "Steps, one a line",
        [InputRequired("Write at least one step.")],
        most_lines=MOST_STEPS,
    )
    exit = LinesField("How to get out of it, one a line", [Optional()], most_lines=4)
    feel = LineField("What to feel", [Optional()], most=300)
    good_sign = LineField("A good sign", [Optional()], most=300)
    fine = LineField("This is fine too", [Optional()], most=300)
    stop_signs = LineField("When to stop", [InputRequired("Say when to stop.")], most=500)
    take_care = LineField("Take care", [Optional()], most=300)
    easier = LineField("To make it easier", [Optional()], most=300)
    harder = LineField("To make it harder", [Optional()], most=300)
    start_caption = LineField("Caption of the start picture", [Optional()], most=80)
    end_caption = LineField("Caption of the end picture", [Optional()], most=80)
    short_steps = LinesField(
        "Short steps for the small layouts, four lines", [Optional()], most_lines=SHORT_STEPS
    )
    side = LineField("What the side means", [Optional()], most=200)

    def __init__(
        self, formdata: Any = None, text: PatientText | None = None, *, parts: tuple[str, ...] = ()
    ) -> None:
        if text is not None and text.short_steps == text.steps[:SHORT_STEPS]:
            text = replace(text, short_steps=())
        super().__init__(formdata, obj=text, prefix="patient-")
        self._parts = parts

    def validate_steps(self, field: LinesField) -> None:
        """Blanks alone are no step."""
        if not field.lines:
            raise ValidationError("Write at least one step.")

    def check_tokens(self, *, sided: bool) -> bool:
        """Whether every `{this knee}` can be filled in; says at its field where one cannot."""
        wrong = [(field, fault) for field in self if (fault := self._fault(field._value(), sided))]
        for field, fault in wrong:
            field.errors = [*field.errors, fault]
        return not wrong

    def _fault(self, text: str, sided: bool) -> str:
        rest = _TOKEN.sub("", text)
        if "{" in rest or "}" in rest:
            return "Braces are kept for sides: write {this knee} or {other leg}."
        found = _TOKEN.findall(text)
        if found and not sided:
            return "An exercise without sides has no {this knee}: name the part without braces."
        unknown = next((part for part in found if part not in self._parts), "")
        known = ", ".join(self._parts)
        return f"No side is known for {unknown!r}. Use {known}." if unknown else ""

    def patient_text(self) -> PatientText:
        """The text as typed; without short steps the first steps stand in for them."""
        steps = self.steps.lines
        short = self.short_steps.lines or steps[:SHORT_STEPS]
        plain = {
            field.short_name: field.data or "" for field in self if field.short_name not in LINES
        }
        return PatientText(**plain, steps=steps, exit=self.exit.lines, short_steps=short)
