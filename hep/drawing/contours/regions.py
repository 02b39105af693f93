"""Regions: masks become smooth closed curves."""

from typing import cast

import contourpy
import numpy as np
from scipy import ndimage

from hep.drawing.arrays import Array, Mask
from hep.drawing.contours.curves import Curve, fitted
from hep.drawing.contours.smooth import smoothed

PAD = 3


def region(
    mask: Mask, *, blur: float = 1.6, smallest: float = 25.0, tolerance: float = 1.0
) -> list[Curve]:
    """The outlines of a mask, holes included, in pixels. Areas below `smallest` are dropped."""
    rows, cols = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return []
    margin = PAD + int(2 * blur)
    used = _padded(mask, (rows[0], rows[-1]), (cols[0], cols[-1]), margin)
    soft = np.pad(ndimage.gaussian_filter(used, blur), 1)
    shift = np.array([cols[0], rows[0]]) - margin - 0.5
    rings = cast(list[Array], contourpy.contour_generator(z=soft).lines(0.5))
    return [
        fitted(smoothed(ring, 3.0, True) + shift, tolerance, True)
        for ring in rings
        if len(ring) > 8 and abs(area(ring)) > smallest
    ]


def _padded(mask: Mask, rows: tuple[int, int], cols: tuple[int, int], margin: int) -> Array:
    """The used part of a mask with room around it; at the picture's edge it goes on beyond."""
    wide = np.pad(mask, margin, mode="edge")
    part = wide[rows[0] : rows[1] + 2 * margin + 1, cols[0] : cols[1] + 2 * margin + 1]
    return part.astype(float)


def area(ring: Array) -> float:
    """The signed area of a closed polyline."""
    x, y = ring[:, 0], ring[:, 1]
    return 0.5 * float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())
