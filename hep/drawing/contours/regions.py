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
    crop = mask[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    margin = PAD + int(2 * blur)
    soft = ndimage.gaussian_filter(np.pad(crop.astype(float), margin), blur)
    shift = np.array([cols[0], rows[0]]) - margin + 0.5
    rings = cast(list[Array], contourpy.contour_generator(z=soft).lines(0.5))
    return [
        fitted(smoothed(ring, 3.0, True) + shift, tolerance, True)
        for ring in rings
        if len(ring) > 8 and abs(area(ring)) > smallest
    ]


def area(ring: Array) -> float:
    """The signed area of a closed polyline."""
    x, y = ring[:, 0], ring[:, 1]
    return 0.5 * float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())
