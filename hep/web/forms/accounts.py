"""Forms of the door."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField
from wtforms.validators import InputRequired, Length

from hep.web.forms.texts import LineField


class SignInForm(FlaskForm):
    """E-mail and password; `held` carries a form that was sent after the session ended."""

    email = LineField("E-mail or user name", [InputRequired("Type your e-mail or user name.")])
    password = PasswordField("Password", [InputRequired("Type your password."), Length(max=200)])
    held = HiddenField()
