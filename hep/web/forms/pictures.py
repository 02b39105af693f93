"""The pictures of an own exercise: a photo with what it shows, or a drawing of the library."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import FileField, ValidationError
from wtforms.validators import InputRequired

from hep import photos
from hep.photos import PhotoRefused, Prepared
from hep.web.forms.texts import LineField


class PhotoForm(FlaskForm):
    """Ends in a `Prepared` photo."""

    file = FileField("Photo: JPEG, PNG, HEIC or WebP, 12 MB at most")
    alt = LineField(
        "What it shows, for who cannot see it",
        [InputRequired("Say what the photo shows: it is read aloud to who cannot see it.")],
        most=200,
    )

    def take(self, sent: Any) -> None:
        """The file that came with the form; it is no field of text."""
        self.file.data = sent

    def validate_file(self, field: FileField) -> None:
        """Make of the file what is kept, or say why it is not."""
        sent: Any = field.data
        if not sent or not getattr(sent, "filename", ""):
            raise ValidationError("Choose a file.")
        try:
            self.prepared = photos.prepare(sent.read(photos.LARGEST_FILE + 1))
        except PhotoRefused as refused:
            raise ValidationError(str(refused)) from refused

    def photo(self) -> Prepared:
        """The photo as it is kept."""
        return self.prepared
