"""Forms of the clinic's own look, and of the video of an exercise."""

from dataclasses import replace
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, FileField, ValidationError
from wtforms.validators import Optional

from hep import logos
from hep.branding import (
    LONGEST_ADDRESS,
    LONGEST_FOOTER,
    Branding,
    BrandingRefused,
    Logo,
    read_address,
    read_colour,
)
from hep.logos import LogoRefused
from hep.web.forms.texts import LineField


class AddressField(LineField):
    """A public web address, or nothing."""

    def pre_validate(self, form: Any) -> None:
        """Say why an address cannot be printed as a QR code."""
        super().pre_validate(form)
        try:
            self.data = read_address(self.data or "")
        except BrandingRefused as refused:
            raise ValidationError(str(refused)) from refused


class BrandingForm(FlaskForm):
    """The clinic's own look. Ends in a `Branding`; a new logo is apart, for it is to be kept."""

    colour = LineField("Colour of numbers and the clinic's name")
    footer = LineField("At the foot of every page", [Optional()], most=LONGEST_FOOTER)
    web_address = AddressField("Public web address, as a QR code", most=LONGEST_ADDRESS)
    file = FileField("Logo: PNG, JPEG or SVG, 200 kB at most")
    without_logo = BooleanField("Without a logo")
    logo: Logo | None = None

    def take(self, sent: Any) -> None:
        """The file that came with the form; it is no field of text."""
        self.file.data = sent

    def validate_colour(self, field: LineField) -> None:
        """A colour has to be readable on paper."""
        try:
            field.data = read_colour(field.data or "")
        except BrandingRefused as refused:
            raise ValidationError(str(refused)) from refused

    def validate_file(self, field: FileField) -> None:
        """Let through what may be printed of the file, or say why it may not."""
        sent: Any = field.data
        if not sent or not getattr(sent, "filename", ""):
            return
        try:
            self.logo = logos.prepare(sent.read(logos.LARGEST_FILE + 1))
        except LogoRefused as refused:
            raise ValidationError(str(refused)) from refused

    def branding(self, current: Branding) -> Branding:
        """The look as typed, with the logo there is."""
        return replace(
            current,
            colour=self.colour.data,
            footer=self.footer.data or "",
            web_address=self.web_address.data,
            logo="" if self.without_logo.data else current.logo,
        )


class VideoForm(FlaskForm):
    """The address of a video."""

    address = AddressField("Address of a video for patients", most=LONGEST_ADDRESS)
