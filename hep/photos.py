"""Photos: whatever a phone or a computer sends, turned into two plain JPEGs or refused.

Only pixels come through: position, camera, date and whatever else a file carries stay behind.
"""

import re
import struct
from dataclasses import dataclass
from io import BytesIO

import pi_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from hep.pixels import only_whole

LARGEST_FILE = 12 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 1200
SHORTEST_SIDE = 200
QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
# A picture that is something else at once is meant to be taken for that by somebody.
_ALSO = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive",
    b"<script": "a web page",
    b"<html": "a web page",
    b"<?php": "a program",
    b"<svg": "a web page",
    b"\x7fELF": "a program",
}
# How files of the four kinds begin, whole or not.
_BEGINS = re.compile(rb"\xff\xd8\xff|\x89PNG|RIFF.{4}WEBP|.{4}ftyp(hei|hev|mif|msf)", re.S)
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, IndexError, KeyError)

pi_heif.register_heif_opener()


class PhotoRefused(ValueError):
    """A file that is not kept; the message says why, and what to send instead."""


@dataclass(frozen=True)
class Prepared:
    """A photo ready to be kept: JPEG bytes, its mirror image, and its size in pixels."""

    jpeg: bytes
    mirrored: bytes
    width: int
    height: int


def prepare(data: bytes) -> Prepared:
    """Decode, turn upright, scale down and encode anew. Raises PhotoRefused."""
    if not data:
        raise PhotoRefused("The file is empty. Choose a photo.")
    if len(data) > LARGEST_FILE:
        raise PhotoRefused(f"The file is larger than {LARGEST_FILE >> 20} MB. Send a smaller one.")
    _refuse_double(data)
    with only_whole():
        image = _upright(_opened(data))
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return Prepared(_jpeg(image), _jpeg(ImageOps.mirror(image)), image.width, image.height)


def _refuse_double(data: bytes) -> None:
    low = data.lower()
    for mark, what in _ALSO.items():
        if mark.lower() in low:
            raise PhotoRefused(
                f"The file is a picture and {what} at once, or no picture. Save it as a plain JPEG."
            )


def _opened(data: bytes) -> Image.Image:
    """The picture, its size judged before a single pixel is decoded."""
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except UnidentifiedImageError:
        if _BEGINS.match(data):
            raise _damaged() from None
        raise PhotoRefused("This is not a JPEG, PNG, HEIC or WebP picture.") from None
    except _BROKEN:
        raise _damaged() from None
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _too_large()
    if max(width, height) < SHORTEST_SIDE:
        raise PhotoRefused(f"The picture is too small to print: {width} by {height} pixels.")
    return image


def _upright(image: Image.Image) -> Image.Image:
    """The pixels as they are to be seen, in plain colours, on white where they let through."""
    try:
        image.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
        turned = ImageOps.exif_transpose(image)
        if turned.mode == "P" or "A" in turned.getbands() or "transparency" in turned.info:
            clear = turned.convert("RGBA")
            ground = Image.new("RGB", clear.size, "white")
            ground.paste(clear, mask=clear.getchannel("A"))
            return ground
        return turned.convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise _too_large() from None
    except _BROKEN:
        raise _damaged() from None


def _jpeg(image: Image.Image) -> bytes:
    """A JPEG of pixels only."""
    plain = Image.new("RGB", image.size)
    plain.paste(image)
    kept = BytesIO()
    plain.save(kept, "JPEG", quality=QUALITY, optimize=True)
    return kept.getvalue()


def _too_large() -> PhotoRefused:
    return PhotoRefused(
        f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels. Send a smaller one."
    )


def _damaged() -> PhotoRefused:
    return PhotoRefused("The file is damaged or not complete. Save the photo again and send it.")
