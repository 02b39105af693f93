"""What the clinician reads of an own exercise."""

from typing import Any

from wtforms import Form, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from hep.exercises import ClinicalText
from hep.web.forms.texts import LinesField, TextField

USUAL_STRENGTH = "common practice"


class ClinicalTextForm(Form):
    """Ends in a `ClinicalText`."""

    indication = TextField("Indication", [Optional()], most=600)
    contraindications = TextField("Contraindications, in words", [Optional()], most=600)
    progress_when = TextField("Progress when", [Optional()], most=400)
    regress_when = TextField("Regress when", [Optional()], most=400)
    common_errors = LinesField("Common errors, one a line", [Optional()], most_lines=8)
    cues = LinesField("Cues, one a line", [Optional()], most_lines=8)
    evidence = TextField("Evidence: what it rests on", [Optional()], most=600)
    evidence_strength = SelectField("How sure that is")

    def __init__(
        self,
        formdata: Any = None,
        text: ClinicalText | None = None,
        *,
        strengths: tuple[str, ...] = (USUAL_STRENGTH,),
    ) -> None:
        usual = {} if text else {"evidence_strength": USUAL_STRENGTH}
        super().__init__(formdata, obj=text, prefix="clinical-", data=usual)
        self.evidence_strength.choices = [SelectChoice(one) for one in strengths]

    def clinical_text(self) -> ClinicalText:
        """The text as typed."""
        lists: dict[str, Any] = {"common_errors": self.common_errors.lines, "cues": self.cues.lines}
        plain: dict[str, Any] = {
            f.short_name: f.data or "" for f in self if f.short_name not in lists
        }
        return ClinicalText(**(plain | lists))
