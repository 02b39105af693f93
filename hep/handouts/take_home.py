"""The take-home page: a handout as one HTML file that needs nothing else, with a timer and ticks.

It opens from a stick or an e-mail, asks no network for anything and tells nobody what is ticked.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from hep.dosage import Beat, beats
from hep.handouts.pictures import NONE_KEPT, Draw, Kept, Picture
from hep.handouts.refusal import SheetRefused
from hep.handouts.sheet import Sheet
from hep.plans import Library, Plan

# Mail programs and old telephones take a file of this many bytes.
LARGEST = 1_000_000
_ROOM = Path(__file__).parent / "take_home_page"
_SVG = re.compile(
    r'viewBox="([^"]+)"[^>]*>(?:<title>.*?</title>)?(?:<desc>.*?</desc>)?(.*)</svg>', re.S
)


@dataclass(frozen=True)
class Symbol:
    """A drawing kept once in the page, however often it is shown."""

    name: str
    view_box: str
    shapes: str


@dataclass(frozen=True)
class TakeHome:
    """Everything the page holds beyond the words of its sheet.

    `pace` is JSON: for each exercise its beats and how many times a day it is done. `times` are
    the same numbers, in the order of the exercises.
    """

    sheet: Sheet
    symbols: tuple[Symbol, ...]
    pace: str
    times: tuple[int, ...]
    style: str
    script: str

    @property
    def script_digest(self) -> str:
        """What the page's own policy lets run, and nothing else."""
        return f"sha256-{b64encode(sha256(self.script.encode()).digest()).decode()}"


def take_home(
    sheet: Sheet, plan: Plan, library: Library, draw: Draw, kept: Kept = NONE_KEPT
) -> TakeHome:
    """The page of an issued sheet. Raises SheetRefused for what was not issued."""
    if not sheet.issued:
        raise SheetRefused("Only an issued handout can be taken home.")
    symbols = {one.name: one for one in _symbols(sheet, draw, kept)}
    times = tuple(one.dosage.frequency.times_per_day.target for one in plan.exercises)
    paced = [beats(one.dosage, library[one.exercise].timing) for one in plan.exercises]
    pace = [
        {"number": printed.number, "times": often, "beats": [_said(beat) for beat in made]}
        for printed, often, made in zip(sheet.exercises, times, paced, strict=True)
    ]
    style, script = _read("page.css"), _read("page.js")
    return TakeHome(sheet, tuple(symbols.values()), _json(pace), times, style, script)


def _said(beat: Beat) -> dict[str, object]:
    said = {name: value for name, value in vars(beat).items() if value}
    return {**said, "seconds": beat.seconds}


def _json(value: object) -> str:
    """JSON that cannot end the element it stands in."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")


def _symbols(sheet: Sheet, draw: Draw, kept: Kept) -> Iterator[Symbol]:
    for exercise in sheet.exercises:
        for shown in (exercise.start, exercise.end):
            if shown.address and (symbol := _symbol(shown, draw, kept)):
                yield symbol


def _symbol(shown: Picture, draw: Draw, kept: Kept) -> Symbol | None:
    if shown.photo:
        return _photo(shown, kept.photo(shown.photo))
    found = _SVG.search(_svg(shown, draw, kept))
    return Symbol(name(shown), found[1], found[2]) if found else None


def _svg(shown: Picture, draw: Draw, kept: Kept) -> str:
    if shown.own_drawing:
        return kept.own_drawing(shown.own_drawing).decode()
    drawing = draw(shown.pose, shown.side)
    return drawing.svg if drawing else ""


def _photo(shown: Picture, jpeg: bytes) -> Symbol:
    """A photo as a symbol; the file that holds it grows by a third of its size."""
    data = f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"
    size = f'width="{shown.width}" height="{shown.height}"'
    box = f"0 0 {shown.width} {shown.height}"
    return Symbol(name(shown), box, f'<image href="{data}" {size}/>')


def name(shown: Picture) -> str:
    """What a picture is called in the page."""
    if kept := shown.photo or shown.own_drawing:
        return f"own-{kept}"
    return f"{shown.pose}-{shown.side.value}"


@cache
def _read(file: str) -> str:
    return (_ROOM / file).read_text(encoding="utf-8")
