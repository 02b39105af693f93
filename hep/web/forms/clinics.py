"""Forms of the set-up and of the clinic's settings."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, Regexp

from hep.clinics import Clinic, Country
from hep.languages import Language
from hep.printing import Paper, Printing
from hep.web.forms.printing import PAPERS, PrintingForm, choices
from hep.web.forms.texts import LineField, NameField, TextField

# The weeks that published advice names (clinical notes, 3): sources disagree.
PREGNANCY_WEEKS = (12, 16, 20, 28)
_PHONE = re.compile(r"^[0-9+() ./-]{5,30}$")


class ClinicForm(FlaskForm):
    """The clinic as every sheet shows it."""

    name = NameField("Name", [DataRequired("Type the name of the clinic.")])
    address = TextField("Address", [Optional()], most=200)
    phone = LineField("Phone patients should call", [DataRequired("Type a phone number.")])
    country = SelectField("Country", [InputRequired("Choose the country.")])
    emergency = LineField(
        "Emergency number",
        [Optional(), Regexp(r"^[0-9]{2,6}$", message="Use 2 to 6 digits, for example 112.")],
    )
    paper = RadioField("Paper", choices=choices(PAPERS), default=Paper.A4.value)

    def __init__(self, countries: dict[str, Country], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._countries = countries
        named = sorted(countries.values(), key=lambda country: country.name)
        self.country.choices = [SelectChoice("", "Choose a country")] + [
            SelectChoice(country.code, f"{country.name} (emergency {country.emergency})")
            for country in named
        ]

    def validate_phone(self, field: LineField) -> None:
        """A phone number has digits; at least five, or nobody can be reached."""
        digits = sum(character.isdigit() for character in field.data or "")
        if not _PHONE.match(field.data or "") or digits < 5:
            raise ValidationError("This does not look like a phone number. Use 5 digits or more.")

    def clinic(self) -> Clinic:
        """The clinic; the emergency number is the country's unless another is typed."""
        country = self._countries[self.country.data]
        return Clinic(
            name=self.name.data or "",
            phone=self.phone.data or "",
            address=self.address.data or "",
            country=country.code,
            emergency=self.emergency.data or country.emergency,
            language=country.language,
            printing=Printing(paper=Paper(self.paper.data)),
        )


class SettingsForm(ClinicForm):
    """The clinic, how it prints, and how strictly plans are looked at."""

    language = SelectField("Usual language of patients")
    matching = BooleanField("Match plans against recorded conditions")
    red_flag_weeks = IntegerField(
        "Weeks a red-flag no holds", [NumberRange(1, 52, "Use 1 to 52 weeks.")]
    )
    pregnancy_weeks = SelectField("Rules of later pregnancy begin at", coerce=int)
    pain_fine = IntegerField("Pain that is fine, up to", [NumberRange(0, 8, "Use 0 to 8 of 10.")])
    pain_allowed = IntegerField(
        "Pain allowed when it settles by the next morning, up to",
        [NumberRange(1, 9, "Use 1 to 9 of 10.")],
    )

    def __init__(
        self,
        countries: dict[str, Country],
        languages: Mapping[str, Language],
        sent: Any,
        clinic: Clinic,
    ) -> None:
        super().__init__(countries, obj=clinic)
        self._branding = clinic.branding
        self.pregnancy_weeks.choices = [SelectChoice(n, f"{n} weeks") for n in PREGNANCY_WEEKS]
        self.language.choices = [
            SelectChoice(code, language.name) for code, language in languages.items()
        ]
        self.printing = PrintingForm(clinic.printing, languages, sent)

    def validate_pain_allowed(self, field: IntegerField) -> None:
        """What is allowed lies above what is fine."""
        if self.pain_fine.data is not None and (field.data or 0) <= self.pain_fine.data:
            raise ValidationError("Use more than the pain that is fine.")

    def validate(self, extra_validators: Any = None) -> bool:
        """Check how it prints too."""
        printing = self.printing.validate()
        return bool(super().validate(extra_validators)) and printing

    def clinic(self) -> Clinic:
        """The clinic with these settings."""
        return replace(
            super().clinic(),
            printing=self.printing.printing,
            branding=self._branding,
            language=self.language.data,
            matching=bool(self.matching.data),
            red_flag_weeks=self.red_flag_weeks.data or Clinic.red_flag_weeks,
            pregnancy_weeks=self.pregnancy_weeks.data,
            pain_fine=self.pain_fine.data,
            pain_allowed=self.pain_allowed.data,
        )


class SetUpForm(ClinicForm):
    """The clinic and its first account, opened with the code of the terminal."""

    code = StringField("One-time code from the terminal", [InputRequired("Type the code.")])
    account_name = NameField("Your name, as patients know it", [DataRequired("Type your name.")])
    title = NameField("Professional title", [DataRequired("Type your title.")])
    registration = LineField("Registration number (optional)", [Optional()], most=40)
    email = LineField("E-mail or user name", [DataRequired("Type what you sign in with.")])
    password = PasswordField(
        "Password",
        [
            InputRequired("Choose a password."),
            Length(min=12, max=200, message="Use 12 characters or more. A sentence is good."),
        ],
    )
