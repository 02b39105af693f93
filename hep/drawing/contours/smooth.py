"""Smoothing and even spacing of polylines."""

import numpy as np
from scipy import ndimage

from hep.drawing.arrays import Array, Ints, Mask


def smoothed(points: Array, sigma: float, closed: bool) -> Array:
    """A polyline smoothed by a Gaussian of `sigma` points; open ends stay where they are."""
    if len(points) < 4:
        return points
    if closed:
        ring = ndimage.gaussian_filter1d(points[:-1], sigma, axis=0, mode="wrap")
        return np.vstack([ring, ring[:1]])
    reach = min(int(4 * sigma) + 2, len(points) - 1)
    before = 2 * points[0] - points[reach:0:-1]
    after = 2 * points[-1] - points[-2 : -reach - 2 : -1]
    long = ndimage.gaussian_filter1d(np.vstack([before, points, after]), sigma, axis=0)
    result: Array = long[len(before) : len(before) + len(points)]
    result[0], result[-1] = points[0], points[-1]
    return result


def lengths(points: Array) -> Array:
    """The way walked at each point of a polyline."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])


def spaced(points: Array, step: float = 1.0) -> tuple[Array, Ints]:
    """The polyline with even spacing, and for each new point the segment it came from."""
    walked = lengths(points)
    count = max(int(walked[-1] / step), 3)
    at = np.linspace(0, walked[-1], count + 1)
    xy = np.stack([np.interp(at, walked, points[:, k]) for k in (0, 1)], axis=1)
    return xy, np.clip(np.searchsorted(walked, at) - 1, 0, len(points) - 2)


def runs(flags: Mask) -> list[tuple[int, int]]:
    """The stretches where flags are true, as (first, past the last)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
