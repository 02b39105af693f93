"""Branding: what a clinic puts of its own on every sheet, as far as it can still be read."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

# The least contrast of text on its ground (WCAG 2.2, success criterion 1.4.3).
LEAST_CONTRAST = 4.5
HOUSE_COLOUR = "#0b4a5a"
LONGEST_FOOTER = 60
LONGEST_ADDRESS = 120
_COLOUR = re.compile(r"#[0-9a-f]{6}")


class BrandingRefused(ValueError):
    """A colour or an address that cannot be used; the message says why."""


@dataclass(frozen=True)
class Branding:
    """The clinic's own look. `logo` is the SHA-256 of a picture that is kept, or empty.

    `colour` is that of numbers and the clinic's name, as `#rrggbb`; `footer` stands at the foot of
    every page; `web_address` is printed as a QR code.
    """

    colour: str = HOUSE_COLOUR
    footer: str = ""
    web_address: str = ""
    logo: str = ""

    @property
    def own_colour(self) -> str:
        """The colour where it is not the house's, else nothing."""
        return "" if self.colour == HOUSE_COLOUR else self.colour


@dataclass(frozen=True)
class Logo:
    """A picture that may be printed: the bytes of a PNG or an SVG of shapes only, and its type."""

    data: bytes
    mime: str


def contrast(colour: str, ground: str = "#ffffff") -> float:
    """The contrast of two colours by WCAG 2.2, 1 to 21: the same in colour and in grey."""
    light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def read_colour(text: str) -> str:
    """A colour as `#rrggbb` that can be read on white paper. Raises BrandingRefused."""
    colour = text.strip().lower()
    if not _COLOUR.fullmatch(colour):
        raise BrandingRefused("Write the colour as # and six digits, such as #0b4a5a.")
    found = contrast(colour)
    if found < LEAST_CONTRAST:
        raise BrandingRefused(
            f"This colour is too light to read on paper: its contrast is {found:.1f}, and it has "
            f"to be {LEAST_CONTRAST} or more. Choose a darker one."
        )
    return colour


def read_address(text: str) -> str:
    """A public web address for a QR code, or nothing. Raises BrandingRefused.

    An address with a query could name a patient, and a QR code cannot be read by eye.
    """
    address = text.strip()
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or "." not in host or parts.scheme != "https" or re.search(r"\s", address):
        raise BrandingRefused("Write the whole address, such as https://clinic.example/exercises.")
    personal = parts.username or parts.password or parts.query or parts.fragment
    if personal or len(address) > LONGEST_ADDRESS:
        raise BrandingRefused(
            f"Use a plain address of at most {LONGEST_ADDRESS} signs, without ?, # or @."
        )
    return address
