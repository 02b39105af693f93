"""Assets: everything a handout may show besides its text, by its `hep:` address."""

from functools import cache
from pathlib import Path

from hep.handouts.draft_mark import ADDRESS, draft_mark
from hep.handouts.pictures import Draw
from hep.handouts.sheet import Sheet
from hep.handouts.ticks import marks, ticks

ROOM = Path(__file__).parent
MIME = {".ttf": "font/ttf", ".svg": "image/svg+xml", ".css": "text/css"}
SVG = MIME[".svg"]


@cache
def packaged() -> dict[str, tuple[bytes, str]]:
    """Fonts, icons and style sheets of the package: bytes and media type by address."""
    return {
        f"hep:{folder}/{path.name}": (path.read_bytes(), MIME[path.suffix])
        for folder in ("fonts", "icons", "css")
        for path in sorted((ROOM / folder).iterdir())
        if path.suffix in MIME
    }


def for_sheet(sheet: Sheet, draw: Draw) -> dict[str, str]:
    """The SVG documents one sheet needs: its drawings and the lines of its tick grid."""
    found: dict[str, str] = {}
    for exercise in sheet.exercises:
        for shown in (exercise.start, exercise.end):
            drawing = draw(shown.pose, shown.side) if shown.address else None
            if drawing is not None:
                found[shown.address] = drawing.svg
    return found | _ticks(sheet)


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
