"""The bar that changes several exercises at once."""

from collections.abc import Iterable
from typing import Any

from wtforms import Form, IntegerField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from hep.dosage import Side
from hep.plans import Plan, Several
from hep.web.forms.dosage import DAYS, days_from
from hep.web.forms.spans import CountField

KEEP = SelectChoice("", "Keep")
TIMES = [
    SelectChoice(value, label)
    for value, label in (("1", "Once"), ("2", "Twice"), ("1-2", "1 or 2 times"), ("3", "3 times"))
]


class SeveralForm(Form):
    """Which exercises, and what is to be the same for them; empty keeps."""

    chosen = SelectMultipleField("Exercises", coerce=int, validate_choice=False)
    side = SelectField(
        "Side", choices=[KEEP, *(SelectChoice(one.value) for one in Side)], default=""
    )
    times = CountField("Times a day", optional=True)
    days = SelectField("Days", choices=[KEEP, *DAYS], default="")
    sets = IntegerField("Sets", [Optional(), NumberRange(1, 20, "Use 1 to 20 sets.")])

    def __init__(self, formdata: Any = None) -> None:
        super().__init__(formdata, prefix="all-")

    def keys(self, plan: Plan) -> frozenset[int]:
        """The chosen exercises that are in the plan."""
        return frozenset(self.chosen.data or ()) & {one.key for one in plan.exercises}

    def several(self) -> Several:
        """What is to be the same for them."""
        return Several(
            side=Side(self.side.data) if self.side.data else None,
            times_per_day=self.times.data,
            days=days_from(self.days.data) if self.days.data else None,
            sets=self.sets.data,
        )

    @property
    def faults(self) -> Iterable[str]:
        """Every message, with its field."""
        return [
            f"{self[name].label.text}: {message}"
            for name, messages in self.errors.items()
            for message in messages
        ]
