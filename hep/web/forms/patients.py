"""Forms about a patient."""

from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Optional

from hep.patients import Patient
from hep.web.forms.days import DayField
from hep.web.forms.texts import LineField, NameField, TextField


class PatientForm(FlaskForm):
    """Everything that is asked about a patient, and nothing else."""

    name = NameField("Name", [DataRequired("Type the patient's name.")])
    number = LineField("Clinic number (optional)", [Optional()], most=40)
    birth_date = DayField("Date of birth (optional)", [Optional()])
    language = SelectField("Language of the handout")
    notes = TextField("Notes (optional, never printed)", [Optional()])

    def __init__(self, languages: dict[str, str], today: date, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.language.choices = [SelectChoice(code, name) for code, name in languages.items()]
        self._today = today

    def validate_birth_date(self, field: DayField) -> None:
        """Nobody is born in the future or lived before 1900."""
        if field.data and not date(1900, 1, 1) <= field.data <= self._today:
            raise ValidationError("Use a date from 1900 to today.")

    def patient(self, patient_id: int = 0) -> Patient:
        """The patient as typed."""
        return Patient(
            id=patient_id,
            name=self.name.data or "",
            number=self.number.data or "",
            birth_date=self.birth_date.data,
            language=self.language.data,
            notes=self.notes.data or "",
        )
