"""Strokes: which lines are drawn, how strong, and how the pen swells and thins."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from hep.drawing.arrays import Array, Ints, Mask
from hep.drawing.body.parts import FINGERS, JOINED, LABEL, LABELS, PROPS, TOES
from hep.drawing.contours import Border, Curve, Line, fitted, joined, runs, smoothed, spaced
from hep.drawing.ink.palette import INK, PEN, WHITE
from hep.drawing.svg import Paint, Shape

TOLERANCE = 0.4
"""How far, in pixels, a curve may stray from its contour."""
FAINTEST = 0.10
HALO = 1.3
"""The breadth of the white edges, in pens."""
EVEN = 0.18
"""Breadths this near to each other, in pens, are drawn as one: 0.04 mm, a dot at 600 dpi."""
LONG = 14
"""The shortest stretch, in points, worth a line of its own."""
_DIGITS = np.array(
    [
        i
        for i, name in enumerate(LABELS)
        if name.split(" ", 1)[-1] in (*FINGERS, *TOES, "hand", "thumb", "foot")
    ]
)
_EARS = np.array([LABEL["ear"], LABEL["nose"]])


@dataclass(frozen=True)
class Stroke:
    """A line ready for the pen: evenly spaced points (n, 2), breadth at each, its border there."""

    points: Array
    breadth: Array
    border: Border
    closed: bool


def strokes(lines: list[Line], pen: float, depths: tuple[float, float]) -> list[Stroke]:
    """The lines with their breadth; `pen` is the base breadth in pixels."""
    return [_stroke(line, pen, depths) for line in lines if len(line.border.jump) >= 5]


def _stroke(line: Line, pen: float, depths: tuple[float, float]) -> Stroke:
    breadth = _strength(line.border) * _nearness(line.border.depth, depths)
    mode = "wrap" if line.closed else "nearest"
    breadth = ndimage.gaussian_filter1d(breadth, 5, mode=mode) * pen
    points, source = spaced(smoothed(line.points, 1.0, line.closed))
    return Stroke(
        smoothed(points, 2.2, line.closed), breadth[source], _at(line.border, source), line.closed
    )


def _at(border: Border, source: Ints) -> Border:
    return Border(**{name: values[source] for name, values in vars(border).items()})


def _strength(b: Border) -> Array:
    """How strong each crack is drawn, before distance: 1.15 at the outline, 0 for nothing."""
    jump = ndimage.gaussian_filter1d(np.minimum(b.jump, 0.08), 2)
    crease = ndimage.gaussian_filter1d(b.crease, 2)
    same_group, same_material = b.group_a == b.group_b, b.material_a == b.material_b
    depth_edge = np.clip((jump - 0.008) / 0.022, 0, 1)
    fold = np.where(same_group, 0.0, np.clip((crease - 0.22) / 0.4, 0, 1) * 0.8)
    weight = np.maximum(depth_edge, fold)
    inside = same_group & same_material & ~b.background
    weight = np.where(inside, np.clip((jump - 0.016) / 0.02, 0, 1), weight)
    weight = np.where(same_material, weight, np.maximum(weight, 0.62))
    weight = _digits(b, weight, crease + jump * 20)
    prop = (b.group_a >= PROPS) | (b.group_b >= PROPS)
    weight = np.where(prop & same_group & ~b.background, np.maximum(weight, 0.5), weight)
    strength = np.where(b.background, 1.15, weight * 0.82)
    result: Array = strength * np.where(_prop_alone(b), 0.75, 1.0)
    return result


def _digits(b: Border, weight: Array, relief: Array) -> Array:
    """Fingers and toes are parted by thin lines only, and only where there is relief."""
    among = np.isin(b.label_a, _DIGITS) & np.isin(b.label_b, _DIGITS) & (b.group_a == b.group_b)
    thin = np.minimum(weight, 0.45) * np.clip(relief / 0.4, 0, 1)
    result: Array = np.where(among, thin, weight)
    return result


def _prop_alone(b: Border) -> Mask:
    """Where neither side of the line is the body."""
    result: Mask = ((b.group_a >= PROPS) | (b.group_a < 0)) & (
        (b.group_b >= PROPS) | (b.group_b < 0)
    )
    return result


def _nearness(depth: Array, depths: tuple[float, float]) -> Array:
    """Near lines 1.06 of the pen, far ones 0.78."""
    low, high = depths
    share = np.clip((depth - low) / (high - low + 1e-6), 0, 1)
    result: Array = 1.06 - 0.28 * share
    return result


def halos(found: list[Stroke], pen: float) -> list[Shape]:
    """White edges on the far side of parts that pass in front of others."""
    curves = [
        _halo(stroke.points[a:b], stroke.border.far[a:b], pen)
        for stroke in found
        for a, b in runs(_passes(stroke.border))
        if b - a >= 30
    ]
    return [Shape(tuple(curves), Paint(stroke=WHITE, width=PEN * HALO))]


def _passes(b: Border) -> Mask:
    low, high = np.minimum(b.group_a, b.group_b), np.maximum(b.group_a, b.group_b)
    joined_up = np.array([(int(x), int(y)) in JOINED for x, y in zip(low, high, strict=True)])
    result: Mask = (b.jump > 0.03) & ~b.background & ~joined_up & (low != high)
    return result


def _halo(points: Array, far: Array, pen: float) -> Curve:
    way = ndimage.gaussian_filter1d(far, 6, axis=0)
    way /= np.hypot(way[:, 0], way[:, 1])[:, None] + 1e-9
    aside = points + way * pen * (HALO / 2 + 0.2)
    return fitted(aside[4:-4], 0.6)


def inked(found: list[Stroke], pen: float) -> list[Shape]:
    """The strokes as shapes: even stretches as lines of a few breadths, the rest as tapers."""
    tapers: list[Curve] = []
    even: dict[float, list[Curve]] = {}
    for stroke in found:
        for a, b in _drawn(stroke, pen):
            whole = stroke.closed and a == 0 and b == len(stroke.points)
            points, breadth = stroke.points[a:b], stroke.breadth[a:b]
            if whole and np.ptp(breadth) < EVEN * pen:
                even.setdefault(_width(breadth, pen), []).append(fitted(points, TOLERANCE, True))
                continue
            for c, d, is_even in _stretches(breadth / pen):
                part, broad = points[c:d], breadth[c:d]
                if is_even:
                    even.setdefault(_width(broad, pen), []).append(fitted(part, TOLERANCE))
                else:
                    tapers.append(taper(part, broad))
    lines = [
        Shape(tuple(curves), Paint(stroke=INK, width=width))
        for width, curves in sorted(even.items())
    ]
    return [*lines, Shape(tuple(tapers), Paint(fill=INK))]


def _width(breadth: Array, pen: float) -> float:
    """The breadth in units, on a scale of tenths of the pen."""
    return round(round(float(breadth.mean()) / pen * 10) / 10 * PEN, 1)


def _stretches(breadth: Array) -> list[tuple[int, int, bool]]:
    """Divide a line by its breadth (in pens): even stretches, and what lies between them.

    Neighbours share a point, so that no gap opens.
    """
    found: list[tuple[int, int, bool]] = []
    start = done = 0
    while start < len(breadth) - 1:
        stop = _even_until(breadth, start)
        if stop - start >= LONG:
            if start > done:
                found.append((done, start + 1, False))
            found.append((start, stop, True))
            start = done = stop - 1
        else:
            start += 1
    if done < len(breadth) - 1:
        found.append((done, len(breadth), False))
    return [(a, b, is_even) for a, b, is_even in found if b - a > 1]


def _even_until(breadth: Array, start: int) -> int:
    """Just past the last point from `start` on whose breadth stays within EVEN of all others."""
    rest = breadth[start:]
    spread = np.maximum.accumulate(rest) - np.minimum.accumulate(rest)
    wide = np.flatnonzero(spread > EVEN)
    return start + (int(wide[0]) if len(wide) else len(rest))


def _drawn(stroke: Stroke, pen: float) -> list[tuple[int, int]]:
    """The stretches of a stroke strong and long enough to draw."""
    strong = [(a, b) for a, b in runs(stroke.breadth > pen * FAINTEST) if b - a >= 6]
    return [(a, b) for a, b in strong if b - a >= 11 or stroke.breadth[a:b].max() >= pen * 0.5]


def taper(points: Array, breadth: Array) -> Curve:
    """A line of changing breadth as a closed outline with rounded ends."""
    along = np.gradient(points, axis=0)
    along /= np.hypot(along[:, 0], along[:, 1])[:, None] + 1e-9
    side = np.stack([-along[:, 1], along[:, 0]], axis=1) * breadth[:, None] / 2
    return joined(
        fitted(_capped(points + side, along, breadth), TOLERANCE),
        fitted((_capped(points - side, along, breadth))[::-1], TOLERANCE),
    )


def _capped(edge: Array, along: Array, breadth: Array) -> Array:
    """The edge lengthened a little at both ends, so that strokes that meet overlap."""
    edge = edge.copy()
    edge[0] -= along[0] * breadth[0] * 0.4
    edge[-1] += along[-1] * breadth[-1] * 0.4
    return edge
