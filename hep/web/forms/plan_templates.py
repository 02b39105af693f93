"""The forms of plan templates: one made from a plan, and the editor."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import current_app
from flask_wtf import FlaskForm
from itsdangerous import BadSignature, URLSafeSerializer
from wtforms import HiddenField, IntegerField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional

from hep.library import Library
from hep.plan_templates import PlanTemplate
from hep.store import documents
from hep.web.forms.days import DayField
from hep.web.forms.phases import PhaseForm
from hep.web.forms.texts import LineField, TextField

SHARED = [SelectChoice("yes", "The whole clinic"), SelectChoice("", "Only me")]


class NewPlanTemplateForm(FlaskForm):
    """A name for what is made from a plan, and who sees it."""

    title = LineField("Title", [DataRequired("Type a title.")], most=120)
    for_whom = LineField("For whom", [Optional()], most=160)
    shared = SelectField("Who sees it", choices=SHARED, default="yes")

    def named(self, template: PlanTemplate) -> PlanTemplate:
        """The template with what was typed."""
        shared = (self.shared.data or "") == "yes"
        title, for_whom = self.title.data or "", self.for_whom.data or ""
        return replace(template, title=title, for_whom=for_whom, shared=shared)


class PlanTemplateForm(NewPlanTemplateForm):
    """The editor. `draft` carries what was changed so far and is not saved yet, signed."""

    region = SelectField("Region")
    condition = LineField("Condition", [Optional()], most=80)
    goal = TextField("Goal", [Optional()], most=300)
    review_weeks = IntegerField(
        "Review the plan after, weeks",
        [InputRequired("Type the weeks."), NumberRange(1, 52, "Use 1 to 52 weeks.")],
    )
    review_date = DayField("Look at the template again on", [Optional()])
    note = TextField("Note for colleagues", [Optional()], most=600)
    sources = LineField("Sources, with commas between", [Optional()], most=300)
    cards = SelectMultipleField("Education cards to print", validate_choice=True)
    change = LineField("What changed, in a line", [Optional()], most=160)
    draft = HiddenField()

    def __init__(self, template: PlanTemplate, library: Library, formdata: Any = None) -> None:
        self.template = _drafted(template, formdata)
        data = {**vars(self.template), "sources": ", ".join(self.template.sources)}
        data |= {"shared": "yes" if self.template.shared else "", "change": ""}
        super().__init__(formdata=formdata, data={**data, "cards": list(self.template.cards)})
        regions = sorted({one.region for one in library.exercises.values()} | {template.region})
        self.region.choices = [
            SelectChoice(one, one or "Not said") for one in dict.fromkeys(("", *regions))
        ]
        self.cards.choices = [SelectChoice(one.slug, one.title) for one in library.cards.values()]
        self.phases = [
            PhaseForm(phase, number, library, formdata)
            for number, phase in enumerate(self.template.phases, start=1)
        ]
        self.draft.data = _signer().dumps(documents.dump(self.template))

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the template's fields and every phase, so that all messages show at once."""
        checked = [phase.validate() for phase in self.phases]
        return bool(super().validate(extra_validators)) and all(checked)

    def changed(self) -> PlanTemplate:
        """The template as typed."""
        named = self.named(self.template)
        sources = tuple(part.strip() for part in (self.sources.data or "").split(","))
        return replace(
            named,
            phases=tuple(phase.phase() for phase in self.phases),
            region=self.region.data or "",
            condition=self.condition.data or "",
            goal=self.goal.data or "",
            review_weeks=self.review_weeks.data or 1,
            review_date=self.review_date.data,
            note=self.note.data or "",
            sources=tuple(part for part in sources if part),
            cards=tuple(self.cards.data or ()),
            change=self.change.data or "",
        )

    @property
    def faults(self) -> list[str]:
        """Every message, for the top of the page."""
        own = [message for messages in self.errors.values() for message in messages]
        return own + [fault for phase in self.phases for fault in phase.faults]


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="plan template")


def _drafted(template: PlanTemplate, formdata: Mapping[str, str] | None) -> PlanTemplate:
    """What the form was sent with, or the template where that is not ours."""
    try:
        text = _signer().loads((formdata or {}).get("draft", ""))
    except BadSignature:
        return template
    return replace(documents.load(text, PlanTemplate), id=template.id)
