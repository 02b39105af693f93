"""What the drawing must show: the muscle area, the whole figure, a size that fits a page."""

import numpy as np

from hep.drawing.contacts import bone_point
from hep.drawing.figure import Body, seen
from hep.drawing.ink import SEEN, visible
from hep.drawing.ink.palette import MM_PER_METRE
from hep.drawing.view import View

COARSE = 0.004
"""Sight is checked on a coarser grid than drawings are made on, metres."""
WIDEST, TALLEST = 70.0, 72.0
"""The largest drawing a handout column takes, millimetres."""


def sight(body: Body) -> list[str]:
    """A finding for a hidden target, or a figure that is cut off or too large."""
    picture = seen(body, COARSE)
    return [*_targets(body, picture), *_frame(body, picture)]


def _targets(body: Body, picture: View) -> list[str]:
    found = []
    for name in body.skeleton.pose.highlight:
        area = int(visible(picture, body.skeleton, name).sum()) * picture.projection.pixel**2
        if area < SEEN:
            found.append(f"highlight: {name} is not visible from this camera")
    return found


def _frame(body: Body, picture: View) -> list[str]:
    camera, p = body.skeleton.pose.camera, picture.projection
    if camera.close_up:
        middle = p.paper(bone_point(body.skeleton, camera.close_up, 0.5)[1])
        inside = 0 < middle[0] < p.width and 0 < middle[1] < p.height
        return [] if inside else [f"frame: {camera.close_up} is outside the picture"]
    rows, cols = np.nonzero(picture.body())
    if not len(rows):
        return ["frame: the body is not in the picture"]
    size = np.array([np.ptp(cols), np.ptp(rows)]) * p.pixel * MM_PER_METRE
    if size[0] > WIDEST or size[1] > TALLEST:
        return [f"frame: {size[0]:.0f} x {size[1]:.0f} mm is larger than {WIDEST:g} x {TALLEST:g}"]
    edge = min(rows.min(), cols.min(), p.height - 1 - rows.max(), p.width - 1 - cols.max())
    return [] if edge > 0 else ["frame: the figure is cut off"]
