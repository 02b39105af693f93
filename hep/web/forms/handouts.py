"""What is chosen and decided before a handout is printed."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Form, HiddenField, IntegerField
from wtforms.validators import InputRequired, Optional

from hep.safety import Condition, Finding
from hep.safety.decisions import Decisions, contraindicated, seen
from hep.web.forms.printing import PrintingForm
from hep.web.forms.texts import LineField, TextField


class ReasonForm(Form):
    """Why a contraindicated exercise is printed, and what the patient reads beside it."""

    reason = TextField("Why is it right for this patient?", [Optional()], most=500)
    told = LineField("What the patient reads beside it (optional)", [Optional()], most=200)


class PrintForm(FlaskForm):
    """How it is printed, the decisions, and what was looked at: only that is issued.

    `looked_at` is the fingerprint of the findings that stood on the page, `despite` the reasons
    that were written in the builder.
    """

    revision = IntegerField(validators=[InputRequired()])
    looked_at = HiddenField()
    read = BooleanField("I have read these")
    unasked = BooleanField("Print without asking. It is noted that they were not asked.")

    def __init__(
        self,
        findings: Iterable[Finding],
        way: PrintingForm,
        formdata: Any = None,
        *,
        despite: Mapping[int, str],
        **data: Any,
    ) -> None:
        super().__init__(formdata=formdata, data=data)
        self.way = way
        self.reasons = {
            key: ReasonForm(formdata, prefix=f"ex{key}-", data={"reason": despite.get(key, "")})
            for key in contraindicated(findings)
        }

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the reasons and how it is printed too."""
        checked = [form.validate() for form in self.reasons.values()]
        checked.append(self.way.validate())
        return bool(super().validate(extra_validators)) and all(checked)

    def decisions(
        self, findings: Iterable[Finding], flags: Iterable[Condition], episode: int | None
    ) -> Decisions:
        """What was decided, as it is kept with the handout."""
        unasked = tuple(one.slug for one in flags) if self.unasked.data else ()
        return Decisions(
            reasons={key: form.reason.data or "" for key, form in self.reasons.items()},
            told={key: form.told.data for key, form in self.reasons.items() if form.told.data},
            precautions_read=bool(self.read.data),
            flags_not_asked=unasked,
            episode=episode,
            seen=seen(findings),
        )
