"""What is printed together, and how."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from hep.handouts.bundles import MOST_MEMBERS, Source, Wanted, Way

WAYS = [SelectChoice(Way.PDF.value, "One PDF"), SelectChoice(Way.ZIP.value, "A zip of PDFs")]
PLANS = [
    SelectChoice(Source.DRAFT.value, "As drafts"),
    SelectChoice(Source.ISSUE.value, "Issue them now"),
]


_TICKS: dict[str, Any] = {
    "validators": [Length(max=MOST_MEMBERS, message=f"Tick at most {MOST_MEMBERS}.")],
    "coerce": int,
    "choices": [],
}


class Ticked(SelectMultipleField):
    """Numbers that were ticked, whatever stands on the page by now."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:
        """Take any number: each is looked up when it is printed."""


class BundleForm(FlaskForm):
    """The plans and handouts that were ticked."""

    plan = Ticked("Plans", **_TICKS)
    handout = Ticked("Handouts", **_TICKS)
    plans = RadioField("Print the plans", choices=PLANS, default=Source.DRAFT.value)
    way = RadioField("As", choices=WAYS, default=Way.PDF.value)

    def validate(self, extra_validators: Any = None) -> bool:
        """Something must be ticked, and not too much together."""
        if not super().validate(extra_validators):
            return False
        count = len(self.wanted())
        if not count:
            self.form_errors.append("Tick at least one plan or handout.")
        if count > MOST_MEMBERS:
            self.form_errors.append(f"Tick at most {MOST_MEMBERS} together.")
        return not self.form_errors

    def wanted(self) -> tuple[Wanted, ...]:
        """What was ticked: the handouts, then the plans."""
        made = [Wanted(Source.HANDOUT, number) for number in self.handout.data or []]
        source = Source(self.plans.data)
        return (*made, *(Wanted(source, number) for number in self.plan.data or []))
