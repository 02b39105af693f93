"""Assets: everything a handout may show besides its text, by its `hep:` address."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import cache
from pathlib import Path

from hep.handouts.draft_mark import ADDRESS, draft_mark
from hep.handouts.pictures import PHOTO, Draw
from hep.handouts.sheet import Sheet
from hep.handouts.ticks import marks, ticks

ROOM = Path(__file__).parent
MIME = {".ttf": "font/ttf", ".svg": "image/svg+xml", ".css": "text/css"}
SVG, JPEG = MIME[".svg"], "image/jpeg"
Photos = Callable[[str], bytes]


def no_photos(name: str) -> bytes:
    """For sheets of the library's own exercises, which have none. Raises LookupError."""
    raise LookupError(name)


@cache
def packaged() -> dict[str, tuple[bytes, str]]:
    """Fonts, icons and style sheets of the package: bytes and media type by address."""
    return {
        f"hep:{folder}/{path.name}": (path.read_bytes(), MIME[path.suffix])
        for folder in ("fonts", "icons", "css")
        for path in sorted((ROOM / folder).iterdir())
        if path.suffix in MIME
    }


def for_sheet(sheet: Sheet, draw: Draw, photo: Photos = no_photos) -> dict[str, str]:
    """What one sheet shows: its drawings and the lines of its tick grid as SVG documents.

    A photo is its JPEG file in base64, so that all of it is text; `photo` reads it by its hash.
    """
    found: dict[str, str] = {}
    for exercise in sheet.exercises:
        for shown in (exercise.start, exercise.end):
            drawing = draw(shown.pose, shown.side) if shown.width and not shown.photo else None
            if shown.photo:
                found[shown.address] = b64encode(photo(shown.photo)).decode()
            elif drawing is not None:
                found[shown.address] = drawing.svg
    return found | _ticks(sheet)


def as_file(address: str, asset: str) -> tuple[bytes, str]:
    """The bytes and the media type of one asset of a sheet."""
    if address.startswith(PHOTO):
        return b64decode(asset), JPEG
    return asset.encode(), SVG


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
