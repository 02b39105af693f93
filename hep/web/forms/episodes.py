"""Forms about an episode."""

from flask_wtf import FlaskForm
from wtforms.validators import DataRequired

from hep.web.forms.texts import LineField


class EpisodeForm(FlaskForm):
    """What an episode is called."""

    title = LineField(
        "Title", [DataRequired("Type what it is about, for example: left knee.")], most=80
    )
