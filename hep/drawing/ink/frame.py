"""The frame of a close-up: what lies beyond it is covered, and a thin line goes round."""

import numpy as np

from hep.drawing.arrays import Array
from hep.drawing.contours import Curve, polygon
from hep.drawing.ink import palette
from hep.drawing.svg import Paint, Shape
from hep.drawing.view import View

INSET, BEYOND = 3.0, 60.0
"""How far the frame lies inside of the picture, and how much beyond it is covered, pixels."""


def frame(view: View) -> list[Shape]:
    """A white surround with the picture's window in it, and the window's edge."""
    window, outside = _corners(view, INSET), _corners(view, -BEYOND)
    cover = Shape((_closed(outside), _closed(window[::-1])), Paint(palette.WHITE, even_odd=True))
    edge = Shape((_closed(window),), Paint(stroke=palette.EDGE, width=palette.PEN * 0.6))
    return [cover, edge]


def frame_box(view: View, scale: float) -> tuple[float, float, float, float]:
    """Left, top, width and height of the window with its edge, in units."""
    low, high = _corners(view, INSET - 1)[0] * scale, _corners(view, INSET - 1)[2] * scale
    left, top = (float(np.floor(v)) for v in low)
    return left, top, float(np.ceil(high[0])) - left, float(np.ceil(high[1])) - top


def inside(view: View, points: Array) -> Array:
    """A convex polygon (n, 2) cut to the picture and its covered surround."""
    low, high = _corners(view, -BEYOND)[0], _corners(view, -BEYOND)[2]
    for axis, limit, sign in ((0, low[0], 1), (1, low[1], 1), (0, high[0], -1), (1, high[1], -1)):
        points = _cut(points, axis, float(limit), sign)
    return points


def _cut(points: Array, axis: int, limit: float, sign: int) -> Array:
    """The part of a polygon on one side of a line, corner by corner."""
    kept: list[Array] = []
    for here, there in zip(points, np.roll(points, -1, axis=0), strict=True):
        a, b = (here[axis] - limit) * sign, (there[axis] - limit) * sign
        if a >= 0:
            kept.append(here)
        if a * b < 0:
            kept.append(here + (there - here) * a / (a - b))
    return np.array(kept).reshape(-1, 2)


def _corners(view: View, inset: float) -> Array:
    w, h, i = view.projection.width, view.projection.height, inset
    return np.array([[i, i], [w - i, i], [w - i, h - i], [i, h - i]], dtype=float)


def _closed(points: Array) -> Curve:
    return polygon(points, closed=True)
