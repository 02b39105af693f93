"""The screening page: one small form for each condition."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Form, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Optional

from hep.dosage import Side
from hep.safety import REGIONS, Answer, Condition, NeedsRegion, Screening
from hep.store.screening import Given
from hep.web.forms.days import DayField
from hep.web.forms.texts import LineField, NameField

ANSWERS = [SelectChoice(answer.value, answer.value.capitalize()) for answer in Answer]
SIDES = [
    SelectChoice("", "side?"),
    *(SelectChoice(side.value) for side in (Side.LEFT, Side.RIGHT, Side.BOTH)),
]


class ConditionForm(Form):
    """One condition: the answer, and the details of a yes."""

    answer = RadioField("Answer", choices=ANSWERS)
    side = SelectField("Side", choices=SIDES)
    region = SelectField(
        "Region", choices=[SelectChoice("", "region?"), *map(SelectChoice, REGIONS)]
    )
    since = DayField("Since", [Optional()])
    until = DayField("Until", [Optional()])
    order = LineField("Order of the surgeon or doctor", [Optional()], most=300)

    def __init__(
        self, condition: Condition, screening: Screening, today: date, posted: Any
    ) -> None:
        self.condition, self.known = condition, screening.answer(condition, today)
        self._current = _values(condition, screening, self.known)
        prefix = f"{condition.slug}-"
        shown = MultiDict({f"{prefix}{name}": text for name, text in self._current.items()})
        for name in posted or ():
            if name.startswith(prefix):
                shown[name] = posted[name]
        super().__init__(shown, prefix=prefix)

    def given(self) -> Given | None:
        """The answer when it says something new, else None."""
        yes = self.answer.data == Answer.YES
        said = Given(
            self.condition.slug,
            Answer(self.answer.data),
            Side(self.side.data) if yes and self.side.data else None,
            self.region.data if yes else "",
            self.since.data if yes else None,
            self.until.data if yes else None,
            self.order.data or "" if yes else "",
            asked=self.condition.label,
        )
        now = {name: field._value() if hasattr(field, "_value") else field.data or ""
               for name, field in ((one.short_name, one) for one in self)}  # fmt: skip
        unchanged = said.answer is self.known and (not yes or now == self._current)
        return None if unchanged else said

    def no_in_group(self) -> Given:
        """The no of somebody who was asked about the whole area at once."""
        condition = self.condition
        return Given(condition.slug, Answer.NO, as_group=True, asked=condition.label)

    @property
    def asks_region(self) -> bool:
        """Whether the region is asked."""
        return self.condition.needs_region is not NeedsRegion.NO


def _values(condition: Condition, screening: Screening, known: Answer) -> dict[str, str]:
    recorded = screening.recorded(condition)
    values = dict.fromkeys(("side", "region", "since", "until", "order"), "")
    if recorded is not None and known is Answer.YES:
        values |= {
            "side": recorded.side.value if recorded.side else "",
            "region": recorded.region,
            "since": recorded.since.isoformat() if recorded.since else "",
            "until": recorded.until.isoformat() if recorded.until else "",
            "order": recorded.order,
        }
    return {"answer": known.value, **values}


class ScreeningForm(FlaskForm):
    """Every condition at once; only what was changed is recorded."""

    def __init__(
        self, conditions: Mapping[str, Condition], screening: Screening, today: date, posted: Any
    ) -> None:
        super().__init__(formdata=posted)
        self.conditions = {
            slug: ConditionForm(condition, screening, today, posted)
            for slug, condition in conditions.items()
        }

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every condition, so that all messages show at once."""
        checked = [form.validate() for form in self.conditions.values()]
        return bool(super().validate(extra_validators)) and all(checked)

    def given(self, none_of: str = "") -> list[Given]:
        """What was said; with `none_of`, every condition of that area nobody asked is a no."""
        found = []
        for form in self.conditions.values():
            said = form.given()
            in_group = form.condition.area == none_of
            if in_group and (said is None or said.answer is Answer.NOT_ASKED):
                if form.known is Answer.NOT_ASKED or said is not None:
                    found.append(form.no_in_group())
            elif said is not None:
                found.append(said)
        return found


class ClearanceForm(FlaskForm):
    """Who reviewed a red flag, and what was done."""

    reviewed_by = NameField("Reviewed by", [DataRequired("Type who reviewed it.")])
    profession = NameField("Profession", [DataRequired("Type their profession.")])
    day = DayField("Date", [InputRequired("Choose the day.")])
    action = LineField("What was done", [DataRequired("Type what was done.")], most=300)
    note = LineField("Note", [Optional()], most=300)

    def fields(self) -> dict[str, str]:
        """The clearance as the store keeps it."""
        return {
            "reviewed_by": self.reviewed_by.data or "",
            "profession": self.profession.data or "",
            "day": self.day.data.isoformat(),
            "action": self.action.data or "",
            "note": self.note.data or "",
        }
