"""The builder's form: the plan's own fields and a dosage form for each exercise."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    Form,
    HiddenField,
    IntegerField,
    SelectMultipleField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from hep import plans
from hep.library import Library
from hep.plans import Group, Plan, PrescribedExercise
from hep.safety.decisions import SHORTEST_REASON
from hep.web.forms.days import DayField
from hep.web.forms.dosage import DosageForm
from hep.web.forms.texts import LineField, TextField

FURTHEST_REVIEW = timedelta(days=730)


TOO_SHORT = f"Say who decided and why, in {SHORTEST_REASON} characters or more."


class DespiteForm(Form):
    """Why one exercise is given in spite of a contraindication."""

    despite = TextField(
        "Why it is right for this patient",
        [Optional(), Length(SHORTEST_REASON, message=TOO_SHORT)],
        most=500,
    )


class PlanForm(FlaskForm):
    """A plan as the builder shows it; `revision` is the one it was opened at."""

    revision = IntegerField(validators=[InputRequired(), NumberRange(1)])
    title = LineField("Title of the plan", [Optional()], most=120)
    goal = TextField("Goal, in the patient's words", [Optional()], most=300)
    review_date = DayField("Review date", [InputRequired("Choose the day of the review.")])
    next_appointment = LineField("Next appointment (optional)", [Optional()], most=80)
    cards = SelectMultipleField("About your condition", validate_choice=True)
    cards_shown = HiddenField()

    def __init__(
        self, plan: Plan, library: Library, *, revision: int, today: date, formdata: Any = None
    ) -> None:
        self._plan, self._library, self._today = plan, library, today
        super().__init__(formdata=_complete(formdata, plan), data=_values(plan, revision))
        self.cards.choices = [
            SelectChoice(card.slug, card.title) for card in library.cards.values()
        ]
        self.dosages = {
            one.key: self._dosage_form(one, formdata)
            for one in plan.exercises
            if one.exercise in library.exercises
        }
        self.reasons = {
            one.key: DespiteForm(formdata, prefix=f"ex{one.key}-", data={"despite": one.despite})
            for one in plan.exercises
        }
        self.groups = {one.key: _group(one, formdata) for one in plan.exercises}

    def _dosage_form(self, one: PrescribedExercise, formdata: Any) -> DosageForm:
        kind = self._library.type_of(self._library.exercises[one.exercise])
        return DosageForm(formdata, current=one.dosage, kind=kind, prefix=f"ex{one.key}-")

    @property
    def _forms(self) -> list[tuple[int, Form]]:
        """The forms of the exercises, each with its key."""
        return [*self.dosages.items(), *self.reasons.items()]

    def validate_review_date(self, field: DayField) -> None:
        """A review lies ahead, and within two years; one that has passed may stay as it was."""
        if field.data == self._plan.review_date:
            return
        if field.data and not self._today <= field.data <= self._today + FURTHEST_REVIEW:
            raise ValidationError("Choose a day from today to two years ahead.")

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the plan's fields and every dosage, so that all messages show at once."""
        checked = [form.validate() for _, form in self._forms]
        return bool(super().validate(extra_validators)) and all(checked)

    def plan(self) -> Plan:
        """The plan as typed."""
        exercises = tuple(
            replace(
                one,
                dosage=self.dosages[one.key].value if one.key in self.dosages else one.dosage,
                despite=self.reasons[one.key].despite.data or "",
            )
            for one in self._plan.exercises
        )
        plan = replace(
            self._plan,
            title=self.title.data or "",
            goal=self.goal.data or "",
            review_date=self.review_date.data,
            next_appointment=self.next_appointment.data or "",
            cards=tuple(self.cards.data or ()),
            exercises=exercises,
        )
        for key, group in self.groups.items():
            if group is not self._plan.get(key).group:
                plan = plans.change_group(plan, key, group)
        return plan

    @property
    def faults(self) -> list[str]:
        """Every message, with the exercise it belongs to, for the top of the page."""
        own = [message for messages in self.errors.values() for message in messages]
        known = self._library.exercises
        names = {one.key: known[one.exercise].plain_name if one.exercise in known else one.exercise
                 for one in self._plan.exercises}  # fmt: skip
        return own + [
            f"{names[key]}: {message}"
            for key, form in self._forms
            for messages in form.errors.values()
            for message in messages
        ]


def _group(one: PrescribedExercise, formdata: Any) -> Group:
    posted = formdata.get(f"ex{one.key}-group", "") if formdata else ""
    return Group(posted) if posted in list(Group) else one.group


def _values(plan: Plan, revision: int) -> dict[str, Any]:
    return {
        "revision": revision,
        "title": plan.title,
        "goal": plan.goal,
        "review_date": plan.review_date,
        "next_appointment": plan.next_appointment,
        "cards": list(plan.cards),
        "cards_shown": "1",
    }


def _complete(formdata: Any, plan: Plan) -> Any:
    """What was posted, with the plan's own values where a field was not posted at all."""
    if formdata is None:
        return None
    posted = formdata.copy()
    for name, value in _values(plan, 0).items():
        missing = name not in posted and name not in ("revision", "cards", "cards_shown")
        if missing:
            posted[name] = "" if value is None else str(value)
    if "cards_shown" not in posted:
        posted.setlist("cards", list(plan.cards))
    return posted
