"""Targets: the muscle that should be felt, as a hatched area with a white edge.

The areas are drawing shapes in a bone's coordinates, placed by the muscle's course in standard
anatomy, not by measurement.
"""

from dataclasses import dataclass

import numpy as np

from hep.drawing.arrays import Array, Frame, Mask, between
from hep.drawing.body.parts import LABEL, labels_of
from hep.drawing.contours import polygon, region, runs
from hep.drawing.ink import palette
from hep.drawing.skeleton import Skeleton, outward
from hep.drawing.svg import Paint, Shape
from hep.drawing.view import View

SEEN = 0.0012
"""The least visible area that shows where a muscle is, in square metres."""
SPACING = 0.021
"""Between hatch lines, metres."""


@dataclass(frozen=True)
class Area:
    """An ellipsoid in a bone's frame; `aside` is its offset to the outer side of the body."""

    bone: str
    ahead: float
    aside: float
    up: float
    radii: tuple[float, float, float]
    parts: tuple[str, ...]


_THIGH = ("thigh",)
_HIP = ("thigh", "trunk")
AREAS = {
    "buttock": Area("buttock", -0.085, 0.03, -0.02, (0.085, 0.11, 0.11), _HIP),
    "outer hip": Area("buttock", -0.01, 0.09, 0.02, (0.10, 0.08, 0.10), _HIP),
    "front of hip": Area("buttock", 0.085, 0.0, 0.0, (0.07, 0.085, 0.13), _HIP),
    "hamstring": Area("hip", -0.075, 0.0, -0.22, (0.06, 0.09, 0.19), _THIGH),
    "front thigh": Area("hip", 0.075, 0.0, -0.22, (0.06, 0.085, 0.19), _THIGH),
    "inner thigh": Area("hip", 0.02, -0.06, -0.2, (0.09, 0.07, 0.18), _THIGH),
    "outer thigh": Area("hip", 0.02, 0.08, -0.2, (0.08, 0.06, 0.2), _THIGH),
    "calf": Area("knee", -0.055, 0.0, -0.15, (0.05, 0.07, 0.14), ("shank",)),
    "low calf": Area("knee", -0.05, 0.0, -0.25, (0.045, 0.06, 0.11), ("shank",)),
    "shin": Area("knee", 0.045, 0.02, -0.17, (0.04, 0.05, 0.14), ("shank",)),
    "outer shin": Area("knee", 0.0, 0.05, -0.18, (0.05, 0.04, 0.14), ("shank",)),
    "sole": Area("ankle", 0.04, 0.0, -0.07, (0.11, 0.05, 0.03), ("foot",)),
    "low back": Area("L2", -0.11, 0.0, -0.02, (0.07, 0.13, 0.12), ("trunk",)),
    "back": Area("L2", -0.12, 0.0, 0.08, (0.07, 0.15, 0.24), ("trunk",)),
    "mid back": Area("T5", -0.11, 0.0, -0.06, (0.07, 0.13, 0.13), ("trunk",)),
    "side of trunk": Area("L2", 0.0, 0.13, 0.06, (0.09, 0.06, 0.17), ("trunk",)),
    "belly": Area("L2", 0.11, 0.0, 0.0, (0.06, 0.10, 0.13), ("trunk",)),
    "chest": Area("T5", 0.10, 0.09, -0.01, (0.07, 0.085, 0.075), ("trunk", "upper arm")),
    "front of neck": Area("C7", 0.05, 0.0, 0.03, (0.04, 0.05, 0.07), ("head",)),
    "side of neck": Area("C7", 0.0, 0.05, 0.05, (0.06, 0.06, 0.08), ("head", "trunk")),
    "back of neck": Area("C7", -0.05, 0.0, 0.03, (0.05, 0.07, 0.10), ("head", "trunk")),
    "front of shoulder": Area(
        "shoulder", 0.05, 0.01, -0.04, (0.05, 0.06, 0.08), ("upper arm", "trunk")
    ),
    "outer shoulder": Area(
        "shoulder", 0.0, 0.05, -0.06, (0.06, 0.05, 0.08), ("upper arm", "trunk")
    ),
    "back of shoulder": Area(
        "shoulder", -0.05, 0.0, -0.03, (0.06, 0.08, 0.08), ("upper arm", "trunk")
    ),
    "front upper arm": Area("shoulder", 0.045, 0.0, -0.17, (0.04, 0.05, 0.10), ("upper arm",)),
    "back upper arm": Area("shoulder", -0.045, 0.0, -0.17, (0.04, 0.05, 0.11), ("upper arm",)),
    "inner forearm": Area("elbow", 0.0, -0.035, -0.09, (0.045, 0.03, 0.10), ("forearm",)),
    "outer forearm": Area("elbow", 0.0, 0.035, -0.09, (0.045, 0.03, 0.10), ("forearm",)),
}
_CENTRAL = {"L2", "T5", "C7"}


class TargetError(ValueError):
    """A muscle area that does not exist; the message names those that do."""


def targets(view: View, skeleton: Skeleton, pen: float) -> list[Shape]:
    """The hatched areas of a pose."""
    shapes: list[Shape] = []
    for name in skeleton.pose.highlight:
        mask = visible(view, skeleton, name)
        if mask.any():
            shapes += _hatched(view, mask, pen)
    return shapes


def visible(view: View, skeleton: Skeleton, name: str) -> Mask:
    """The pixels that show a muscle area ("right buttock", "low back"). Raises TargetError."""
    first, _, rest = name.partition(" ")
    side, area_name = (first, rest) if first in ("right", "left") else ("", name)
    if area_name not in AREAS:
        raise TargetError(f"{name!r} is not one of {', '.join(AREAS)}")
    area = AREAS[area_name]
    out = outward(side) if side else 0
    frame = _frame(skeleton, area.bone, side)
    centre = frame.point(area.ahead, out * area.aside, area.up)
    local = (view.position - centre) @ frame.turn
    inside = ((local / np.array(area.radii)) ** 2).sum(-1) < 1
    result: Mask = inside & view.shows(_labels(area, side)) & (view.code > 0)
    return result


def _labels(area: Area, side: str) -> frozenset[int]:
    names = [part if part in ("trunk", "head") else f"{side} {part}" for part in area.parts]
    found = frozenset().union(*(labels_of(name) for name in names))
    return found - {LABEL["hair"]}


def _frame(skeleton: Skeleton, bone: str, side: str) -> Frame:
    if bone in _CENTRAL:
        return skeleton.frames[bone]
    if bone != "buttock":
        return skeleton.frames[f"{side} {bone}"]
    pelvis, hip = skeleton.frames["pelvis"], skeleton.frames[f"{side} hip"]
    # The buttock lies between pelvis and thigh: it follows half of the thigh's swing, and none of
    # its turning about its own length.
    swing = between(pelvis.direction(0, 0, -1), hip.direction(0, 0, -1), 0.5)
    return Frame(swing @ pelvis.turn, hip.at)


def _hatched(view: View, mask: Mask, pen: float) -> list[Shape]:
    outline = tuple(region(mask, blur=4, smallest=80, tolerance=0.6))
    edge = Paint(fill=palette.TARGET, stroke=palette.WHITE, width=palette.PEN * 1.1)
    lines = _hatch_lines(mask, SPACING / view.projection.pixel)
    hatch = Paint(stroke=palette.HATCH, width=palette.PEN * 0.45)
    return [Shape(outline, edge), Shape(tuple(polygon(line, False) for line in lines), hatch)]


def _hatch_lines(mask: Mask, spacing: float) -> list[Array]:
    """Slanting lines (each (2, 2)) clipped to a mask."""
    rows, cols = np.nonzero(mask)
    found = []
    width = mask.shape[1]
    for offset in np.arange(
        (cols + 0.6 * rows).min() + spacing / 2, (cols + 0.6 * rows).max(), spacing
    ):
        y = np.arange(rows.min(), rows.max() + 1)
        x = offset - 0.6 * y
        inside = (x >= 0) & (x < width - 1)
        here = np.zeros(len(y), bool)
        here[inside] = mask[y[inside], x[inside].astype(int)]
        found += [
            np.array([[x[a], y[a]], [x[b - 1], y[b - 1]]]) + 0.5 for a, b in runs(here) if b - a > 4
        ]
    return found
