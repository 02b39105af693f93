"""The form of one phase of a plan template: what opens it, and a dosage form for each exercise."""

from dataclasses import replace
from typing import Any

from wtforms import Form, IntegerField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional

from hep import plans
from hep.library import Library
from hep.plans import Group, Phase, Plan, PrescribedExercise, Stage
from hep.web.forms.dosage import DosageForm
from hep.web.forms.texts import LineField, TextField

STAGES = [SelectChoice("", "Not said"), *(SelectChoice(one.value, one.value) for one in Stage)]
MOST_CRITERIA = 8


class PhaseForm(Form):
    """One phase; its fields stand under a prefix of its own."""

    title = LineField("Title of the phase", [Optional()], most=80)
    stage = SelectField("How far along", choices=STAGES)
    weeks = IntegerField(
        "Weeks", [InputRequired("Type the weeks."), NumberRange(1, 52, "Use 1 to 52 weeks.")]
    )
    entry = TextField("What opens it, one criterion a line", [Optional()], most=600)

    def __init__(self, phase: Phase, number: int, library: Library, formdata: Any = None) -> None:
        prefix = f"p{number}-"
        shown = {
            "title": phase.title,
            "stage": phase.stage.value if phase.stage else "",
            "weeks": phase.weeks,
            "entry": "\n".join(phase.entry),
        }
        super().__init__(formdata, prefix=prefix, data=shown)
        self.number, self.current, self._library = number, phase, library
        known = [one for one in phase.exercises if one.exercise in library.exercises]
        self.dosages = {one.key: self._dosage_form(one, formdata) for one in known}
        self.groups = {one.key: self._group(one, formdata) for one in phase.exercises}

    def name_of(self, key: int, field: str) -> str:
        """The name of a field of one exercise: `p1x3-group`."""
        return f"p{self.number}x{key}-{field}"

    def _dosage_form(self, one: PrescribedExercise, formdata: Any) -> DosageForm:
        kind = self._library.type_of(self._library.exercises[one.exercise])
        prefix = self.name_of(one.key, "")
        return DosageForm(formdata, current=one.dosage, kind=kind, prefix=prefix)

    def _group(self, one: PrescribedExercise, formdata: Any) -> Group:
        posted = formdata.get(self.name_of(one.key, "group"), "") if formdata else ""
        return Group(posted) if posted in list(Group) else one.group

    def validate_entry(self, field: TextField) -> None:
        """A handful of criteria, not an essay."""
        if len(field.data.splitlines()) > MOST_CRITERIA:
            raise ValidationError(f"Use at most {MOST_CRITERIA} criteria.")

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the phase's fields and every dosage, so that all messages show at once."""
        checked = [form.validate() for form in self.dosages.values()]
        return bool(super().validate(extra_validators)) and all(checked)

    def phase(self) -> Phase:
        """The phase as typed."""
        exercises = tuple(
            replace(one, dosage=self.dosages[one.key].value) if one.key in self.dosages else one
            for one in self.current.exercises
        )
        plan = Plan(exercises=exercises)
        for key, group in self.groups.items():
            if group is not plan.get(key).group:
                plan = plans.change_group(plan, key, group)
        entry = tuple(line.strip() for line in (self.entry.data or "").splitlines())
        return Phase(
            title=self.title.data or "",
            weeks=self.weeks.data or 1,
            entry=tuple(line for line in entry if line),
            exercises=plan.exercises,
            stage=Stage(self.stage.data) if self.stage.data else None,
        )

    @property
    def faults(self) -> list[str]:
        """Every message, with the exercise it belongs to."""
        own = [message for messages in self.errors.values() for message in messages]
        names = {
            one.key: self._library.exercises[one.exercise].plain_name
            for one in self.current.exercises
            if one.key in self.dosages
        }
        return [f"Phase {self.number}: {message}" for message in own] + [
            f"Phase {self.number}, {names[key]}: {message}"
            for key, form in self.dosages.items()
            for messages in form.errors.values()
            for message in messages
        ]
