"""Logos: a clinic's picture, let through as pixels or as plain shapes, or refused."""

import re
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image, UnidentifiedImageError

from hep.branding import Logo
from hep.pixels import only_whole

LARGEST_FILE = 200 * 1024
MOST_PIXELS = 16_000_000
LONGEST_SIDE = 800
MOST_SHAPES = 2_000
SVG, PNG = "image/svg+xml", "image/png"
_NAMESPACE = "http://www.w3.org/2000/svg"
# Shapes and what places them. Nothing here can fetch, run, be styled from elsewhere or show text.
SHAPES = frozenset({
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc",
})  # fmt: skip
_ATTRIBUTES = frozenset({
    "viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry",
    "d", "points", "transform", "fill", "stroke", "fill-rule", "stroke-width", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit",
})  # fmt: skip
_PLAIN = re.compile(r"[\w\s#%.,()+-]*")
_BROKEN = (OSError, SyntaxError, ValueError, EOFError)


class LogoRefused(ValueError):
    """A file that is not kept; the message says why, and what to send instead."""


def prepare(data: bytes) -> Logo:
    """A logo that may be printed. Raises LogoRefused."""
    if not data:
        raise LogoRefused("The file is empty. Choose a logo.")
    if len(data) > LARGEST_FILE:
        raise LogoRefused(f"The file is larger than {LARGEST_FILE >> 10} kB. Send a smaller one.")
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        return Logo(_pixels(data), PNG)
    return Logo(_shapes(data), SVG)


def _pixels(data: bytes) -> bytes:
    """The pixels alone, encoded anew as PNG and no larger than print needs."""
    try:
        with only_whole(), Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise LogoRefused("The logo has too many pixels. Send a smaller one.")
            plain = image.convert("RGBA" if image.mode in ("RGBA", "LA", "P") else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise LogoRefused("The logo has too many pixels. Send a smaller one.") from None
    except (UnidentifiedImageError, *_BROKEN) as error:
        if isinstance(error, LogoRefused):
            raise
        raise LogoRefused("The file is damaged. Save the logo again as PNG or SVG.") from None
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    kept = BytesIO()
    plain.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _shapes(data: bytes) -> bytes:
    """The allowed shapes of an SVG, written anew; all else is left out."""
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise LogoRefused("The SVG defines entities of its own. Save it as a plain SVG.") from None
    except (ParseError, ValueError, LookupError):
        raise LogoRefused("This is not a PNG, JPEG or SVG picture.") from None
    if root.tag != f"{{{_NAMESPACE}}}svg":
        raise LogoRefused("This is not a PNG, JPEG or SVG picture.")
    if sum(1 for _ in root.iter()) > MOST_SHAPES:
        raise LogoRefused(f"The SVG has more than {MOST_SHAPES} shapes. Simplify it.")
    _keep_allowed(root)
    if "viewBox" not in root.attrib:
        raise LogoRefused("The SVG has no viewBox. Save it with one.")
    if not any(_name(one) in SHAPES - {"svg", "g", "title", "desc"} for one in root.iter()):
        raise LogoRefused("The SVG has no shapes that can be printed. Turn text into outlines.")
    register_namespace("", _NAMESPACE)
    return tostring(root)


def _keep_allowed(element: Element) -> None:
    for name, value in list(element.attrib.items()):
        if name not in _ATTRIBUTES or not _PLAIN.fullmatch(value) or "url" in value.lower():
            del element.attrib[name]
    for child in list(element):
        if isinstance(child.tag, str) and _name(child) in SHAPES:
            _keep_allowed(child)
        else:
            element.remove(child)


def _name(element: Element) -> str:
    """The name of an SVG element; empty for one of another language."""
    space, _, name = str(element.tag).rpartition("}")
    return name if space == f"{{{_NAMESPACE}" else ""
