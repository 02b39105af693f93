"""Assets: everything a handout may show besides its text, by its `hep:` address."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import cache
from pathlib import Path

from hep.branding import Logo
from hep.handouts.codes import drawn
from hep.handouts.draft_mark import ADDRESS, draft_mark
from hep.handouts.pictures import NONE_KEPT, PHOTO, Draw, Kept
from hep.handouts.sheet import LOGO, Sheet
from hep.handouts.ticks import marks, ticks

ROOM = Path(__file__).parent
MIME = {".ttf": "font/ttf", ".svg": "image/svg+xml", ".css": "text/css"}
SVG, JPEG, PNG = MIME[".svg"], "image/jpeg", "image/png"
Logos = Callable[[str], Logo]


def no_logos(digest: str) -> Logo:
    """For sheets of no clinic, which have none. Raises LookupError."""
    raise LookupError(digest)


@cache
def packaged() -> dict[str, tuple[bytes, str]]:
    """Fonts, icons and style sheets of the package: bytes and media type by address."""
    return {
        f"hep:{folder}/{path.name}": (path.read_bytes(), MIME[path.suffix])
        for folder in ("fonts", "icons", "css")
        for path in sorted((ROOM / folder).iterdir())
        if path.suffix in MIME
    }


def for_sheet(
    sheet: Sheet, draw: Draw, kept: Kept = NONE_KEPT, logo: Logos = no_logos
) -> dict[str, str]:
    """What one sheet shows: its drawings and the lines of its tick grid as SVG documents.

    A photo is its JPEG file in base64, so that all of it is text; `kept` reads it, and
    the clinic's own drawings. So is a logo of pixels, which `logo` reads; one of shapes is an
    SVG document.
    """
    found: dict[str, str] = {}
    for exercise in sheet.exercises:
        for shown in (exercise.start, exercise.end):
            if shown.photo:
                found[shown.address] = b64encode(kept.photo(shown.photo)).decode()
            elif shown.own_drawing:
                found[shown.address] = kept.own_drawing(shown.own_drawing).decode()
            elif shown.width and (drawing := draw(shown.pose, shown.side)):
                found[shown.address] = drawing.svg
    return found | _marks_of_the_clinic(sheet, logo) | _ticks(sheet)


def as_file(address: str, asset: str) -> tuple[bytes, str]:
    """The bytes and the media type of one asset of a sheet."""
    if address.startswith(PHOTO):
        return b64decode(asset), JPEG
    if address.startswith(LOGO) and not asset.startswith("<"):
        return b64decode(asset), PNG
    return asset.encode(), SVG


def _marks_of_the_clinic(sheet: Sheet, logo: Logos) -> dict[str, str]:
    """The logo, and the QR codes."""
    found = {code.address: drawn(code) for code in sheet.codes}
    if sheet.logo:
        kept = logo(sheet.clinic.branding.logo)
        shapes = kept.mime == SVG
        found[sheet.logo] = kept.data.decode() if shapes else b64encode(kept.data).decode()
    return found


def _ticks(sheet: Sheet) -> dict[str, str]:
    if sheet.tick_grid is None:
        return {ADDRESS: draft_mark(sheet.words["draft"])}
    charts = sheet.tick_grid.charts
    counts = {exercise.marks for exercise in sheet.exercises} - {0}
    lines = {chart.ticks: ticks(len(chart.days)) for chart in charts}
    return lines | {
        chart.marks(count): marks(len(chart.days), chart.day_width, count)
        for chart in charts
        for count in counts
    }
