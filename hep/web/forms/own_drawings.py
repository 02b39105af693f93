"""The clinic's own drawing: the text of a pose, and what the drawing shows in words."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import TextAreaField, ValidationError
from wtforms.validators import InputRequired
from wtforms.widgets import TextArea

from hep.figures.own_poses import PoseText, faults
from hep.web.forms.texts import LineField

LONGEST_POSE = 20_000


class OwnDrawingForm(FlaskForm):
    """Ends in a `PoseText` that the engine can draw."""

    text = TextAreaField("The pose", [InputRequired("Write a pose, or start from a drawing.")])
    title = LineField(
        "Title", [InputRequired("Give it a short title, such as “Left knee bent”.")], most=100
    )
    alt = LineField(
        "What it shows, for who cannot see it",
        [InputRequired("Say what the drawing shows: it is read aloud to who cannot see it.")],
        most=400,
        widget=TextArea(),
    )
    wrong: tuple[Any, ...] = ()

    def validate_text(self, field: TextAreaField) -> None:
        """Name every fault with its line."""
        text = field.data or ""
        if len(text) > LONGEST_POSE:
            raise ValidationError(f"This is too long: use at most {LONGEST_POSE} characters.")
        self.wrong = faults(text)
        if self.wrong:
            raise ValidationError("Nothing was drawn. Mend what is named above, then draw again.")

    def pose(self) -> PoseText:
        """The text in the line endings of this system, with its words."""
        return PoseText(self.title.data, self.alt.data, self.text.data.replace("\r\n", "\n"))
