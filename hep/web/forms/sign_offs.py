"""Who puts their name under a content."""

from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from hep.web.forms.texts import NameField


class SignOffForm(FlaskForm):
    """A name and a profession."""

    name = NameField("Reviewed by", [InputRequired("Type the name of who reviewed it.")])
    title = NameField("Profession", [InputRequired("Type their profession.")])
