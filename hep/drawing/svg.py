"""The one writer of SVG: opaque paths, one number format with one decimal, nothing else.

One unit is a tenth of a millimetre on paper.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import numpy as np

from hep.drawing.arrays import Array, Ints
from hep.drawing.contours import Curve

UNITS_PER_MM = 10


@dataclass(frozen=True)
class Paint:
    """How a path is painted. `stroke` is a line's tone, `width` its breadth in units."""

    fill: str = "none"
    stroke: str = ""
    width: float = 0.0
    even_odd: bool = False

    def attributes(self) -> str:
        """The paint as SVG attributes."""
        words = [f'fill="{self.fill}"']
        if self.even_odd:
            words.append('fill-rule="evenodd"')
        if self.stroke:
            words.append(f'stroke="{self.stroke}" stroke-width="{number(round(self.width * 10))}"')
        return " ".join(words)


@dataclass(frozen=True)
class Shape:
    """Some curves painted alike, in pixels of the view."""

    curves: tuple[Curve, ...]
    paint: Paint


def number(tenths: int) -> str:
    """A number with one decimal at most, as short as SVG allows: 1.5, -.5, 12."""
    sign, whole, part = ("-" if tenths < 0 else ""), abs(tenths) // 10, abs(tenths) % 10
    if not part:
        return f"{sign}{whole}" if whole else "0"
    return f"{sign}{whole or ''}.{part}"


def path(curve: Curve, scale: float) -> str:
    """A curve's path data, in relative coordinates rounded on an absolute grid."""
    here = _grid(curve.start, scale)
    words, letter = [f"M{_row(here)}"], "M"
    for piece in curve.pieces:
        straight = bool(np.isnan(piece[0, 0]))
        ends = _grid(piece[2:] if straight else piece, scale)
        steps = (ends - here).ravel()
        here = ends[-1]
        now = "l" if straight else "c"
        row = _row(steps)
        words.append(
            row if now == letter and row[0] == "-" else (f" {row}" if now == letter else now + row)
        )
        letter = now
    return "".join(words) + ("z" if curve.closed else "")


def _grid(points: Array, scale: float) -> Ints:
    return np.round(np.asarray(points) * scale * 10).astype(np.int64)


def _row(tenths: Iterable[int]) -> str:
    """Numbers side by side; a minus sign parts as well as a blank does."""
    text = ""
    for value in tenths:
        word = number(int(value))
        text += word if not text or word[0] == "-" else f" {word}"
    return text


def merged(shapes: Iterable[Shape]) -> list[Shape]:
    """Neighbouring shapes with the same paint as one shape."""
    result: list[Shape] = []
    for shape in shapes:
        if not shape.curves:
            continue
        if result and result[-1].paint == shape.paint:
            result[-1] = Shape(result[-1].curves + shape.curves, shape.paint)
        else:
            result.append(shape)
    return result


def document(
    shapes: Iterable[Shape],
    box: tuple[float, float, float, float],
    scale: float,
    title: str,
    description: str,
) -> str:
    """The whole file. `box` is (left, top, width, height) in units."""
    view_box = " ".join(number(round(v * 10)) for v in box)
    paths = "".join(
        f'<path d="{"".join(path(c, scale) for c in s.curves)}" {s.paint.attributes()}/>'
        for s in merged(shapes)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view_box}" role="img"'
        ' stroke-linejoin="round" stroke-linecap="round">'
        f"<title>{escape(title, quote=False)}</title>"
        f"<desc>{escape(description, quote=False)}</desc>"
        f"<g>{paths}</g></svg>\n"
    )
