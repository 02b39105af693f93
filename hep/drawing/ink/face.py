"""The face: brows, eyes, nose, mouth and ear as lines on the head, drawn where they can be seen."""

from collections.abc import Callable

import numpy as np

from hep.drawing.arrays import Array, Mask
from hep.drawing.body import Look
from hep.drawing.body.head import HEAD_SCALE
from hep.drawing.body.parts import LABEL
from hep.drawing.contours import Curve, runs
from hep.drawing.ink.palette import INK
from hep.drawing.ink.strokes import taper
from hep.drawing.skeleton import Skeleton
from hep.drawing.svg import Paint, Shape
from hep.drawing.view import View

BEHIND = 0.014
"""A face line may lie this far under the skin and still count as seen, metres."""
_FACE = frozenset(LABEL[name] for name in ("head", "ear", "nose"))
T = np.linspace(0, 1, 13)
Trace = tuple[Array, float]


def face(view: View, skeleton: Skeleton, person: Look, pen: float) -> list[Shape]:
    """The visible face lines."""
    curves: list[Curve] = []
    for points, breadth in _traces(person):
        world = skeleton.frames["head"].at + points * HEAD_SCALE @ skeleton.frames["head"].turn.T
        paper = view.projection.paper(world)
        for a, b in runs(_seen(view, world, paper)):
            if b - a >= 3:
                curves.append(_line(paper[a:b], breadth * pen))
    return [Shape(tuple(curves), Paint(fill=INK))]


def _line(points: Array, breadth: float) -> Curve:
    count = len(points)
    rise = np.minimum(np.arange(count), np.arange(count)[::-1]) / (count * 0.25) + 0.35
    return taper(points, breadth * np.clip(rise, 0, 1))


def _seen(view: View, world: Array, paper: Array) -> Mask:
    x, y = paper[:, 0].astype(int), paper[:, 1].astype(int)
    p = view.projection
    inside = (x >= 0) & (x < p.width) & (y >= 0) & (y < p.height)
    x, y = np.clip(x, 0, p.width - 1), np.clip(y, 0, p.height - 1)
    on_top = view.depth[y, x] > p.depth(world) - BEHIND
    result: Mask = inside & on_top & np.isin(view.label[y, x], list(_FACE))
    return result


def _traces(person: Look) -> list[Trace]:
    """Every line of the face in the head's frame, with its breadth in pens."""
    found: list[Trace] = []
    for side in (-1, 1):
        found.append((_eye(side), 0.95))
        found.append((_brow(side), 0.75 if person.build == "m" else 0.6))
        if person.hair != "bob":
            found.append((_ear(side), 0.45))
        if person.older:
            found.append((_fold(side), 0.4))
    nose = _curve(lambda k: (0.124 - 0.010 * abs(k) ** 1.5, 0.0145 * k, 0.040 + 0.004 * abs(k)))
    mouth = _curve(lambda k: (0.105 - 0.016 * abs(k) ** 1.6, 0.026 * k, 0.019 + 0.003 * k * k))
    return [*found, (nose, 0.55), (mouth, 0.65)]


def _curve(place: Callable[[float], tuple[float, float, float]]) -> Array:
    return np.array([place(float(k)) for k in np.linspace(-1, 1, 15)])


def _eye(side: int) -> Array:
    a = 0.27 + 0.34 * T
    return np.stack(
        [0.018 + 0.0905 * np.cos(a), side * 0.076 * np.sin(a), 0.072 + 0.005 * np.sin(np.pi * T)], 1
    )


def _brow(side: int) -> Array:
    a = 0.20 + 0.46 * T
    return np.stack(
        [0.018 + 0.0945 * np.cos(a), side * 0.080 * np.sin(a), 0.093 + 0.006 * np.sin(np.pi * T)], 1
    )


def _ear(side: int) -> Array:
    a = np.linspace(2.2, -1.4, 13)
    return np.stack(
        [0.006 + 0.014 * np.cos(a), np.full(13, side * 0.089), 0.060 + 0.02 * np.sin(a)], 1
    )


def _fold(side: int) -> Array:
    """The fold from nose to mouth, which marks age."""
    return np.stack([0.112 - 0.022 * T**1.3, side * (0.016 + 0.016 * T), 0.042 - 0.026 * T], 1)
