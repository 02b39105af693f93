"""Forms of the door."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length


class SignInForm(FlaskForm):
    """E-mail and password; `held` carries a form that was sent after the session ended."""

    email = StringField(
        "E-mail or user name", [InputRequired("Type your e-mail or user name."), Length(max=200)]
    )
    password = PasswordField("Password", [InputRequired("Type your password."), Length(max=200)])
    held = HiddenField()


class SignOutForm(FlaskForm):
    """Nothing but the token."""
