"""Two bones reaching for a point: the bend of a knee or an elbow."""

from math import sqrt

import numpy as np

from hep.drawing.arrays import Array, Frame, across, columns, unit


def two_bones(
    root: Array, target: Array, upper: float, lower: float, toward: Array
) -> tuple[Array, Array]:
    """The middle joint and the end of two bones from `root` that reach for `target`.

    The middle joint bends `toward` that direction. The end stops short of a target out of reach.
    """
    way = target - root
    along = unit(way)
    reach = min(float(np.linalg.norm(way)), (upper + lower) * 0.999)
    reach = max(reach, abs(upper - lower) + 1e-3)
    foot = (upper**2 - lower**2 + reach**2) / (2 * reach)
    height = sqrt(max(upper**2 - foot**2, 0.0))
    return root + along * foot + across(toward, along) * height, root + along * reach


def hinge_frames(root: Array, middle: Array, end: Array, toward: Array) -> tuple[Frame, Frame]:
    """The frames of an upper and a lower leg whose knee bends `toward`."""
    up_thigh, up_shank = unit(root - middle), unit(middle - end)
    bulge = middle - (root + end) / 2
    bend = unit(bulge) if float(np.linalg.norm(bulge)) > 0.01 else unit(toward)
    left = unit(np.cross(unit(root - end), bend))
    thigh = columns(np.cross(left, up_thigh), left, up_thigh)
    shank = columns(np.cross(left, up_shank), left, up_shank)
    return Frame(thigh, root), Frame(shank, middle)
