"""What is chosen before a handout is printed."""

from flask_wtf import FlaskForm
from wtforms import IntegerField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from hep.clinics import Paper

PAPERS = [SelectChoice(Paper.A4.value, "A4"), SelectChoice(Paper.LETTER.value, "Letter")]


class PrintForm(FlaskForm):
    """The paper, and the revision that was looked at: only that one is issued."""

    revision = IntegerField(validators=[InputRequired()])
    paper = RadioField("Paper", choices=PAPERS)
