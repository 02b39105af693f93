"""Forms of the door, and of how a clinician likes the tool."""

from dataclasses import replace

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, PasswordField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from hep.accounts import Preferences, Theme
from hep.web.forms.texts import LineField


class SignInForm(FlaskForm):
    """E-mail and password; `held` carries a form that was sent after the session ended."""

    email = LineField("E-mail or user name", [InputRequired("Type your e-mail or user name.")])
    password = PasswordField("Password", [InputRequired("Type your password."), Length(max=200)])
    held = HiddenField()


THEMES = {Theme.SYSTEM: "As this computer", Theme.LIGHT: "Light", Theme.DARK: "Dark"}


class PreferencesForm(FlaskForm):
    """The look, the keys and the tips."""

    theme = RadioField(
        "Colours", choices=[SelectChoice(one.value, name) for one, name in THEMES.items()]
    )
    single_keys = BooleanField("Single letters act as keys: e, s, u, p and /")
    tips = BooleanField("Show tips")

    def preferences(self, current: Preferences) -> Preferences:
        """What was chosen; the guide stays as it is."""
        return replace(
            current,
            theme=Theme(self.theme.data),
            single_keys=self.single_keys.data,
            tips=self.tips.data,
        )
