"""Curves: dense polylines become few cubic Bezier pieces within a tolerance.

Each piece keeps the polyline's directions at its ends; the lengths of its two handles are the
least squares solution over the points between. A piece that misses by more than the tolerance is
divided where it misses most.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from hep.drawing.arrays import Array
from hep.drawing.contours.smooth import lengths, smoothed

ROUNDS = 5
HOPELESS = 8.0
"""A piece is bettered at most so often, and not at all when it misses by so many tolerances."""


@dataclass(frozen=True)
class Curve:
    """A path: where it starts, and for each cubic piece two handles and an end, shape (n, 3, 2)."""

    start: Array
    pieces: Array
    closed: bool = False


def polygon(points: Array, closed: bool = True) -> Curve:
    """Straight pieces through points, marked by handles that are not numbers."""
    pieces = np.full((len(points) - 1, 3, 2), np.nan)
    pieces[:, 2] = points[1:]
    return Curve(points[0], pieces, closed)


def joined(one: Curve, two: Curve) -> Curve:
    """One closed outline: along the first curve, straight over, and along the second."""
    bridge = np.full((1, 3, 2), np.nan)
    bridge[0, 2] = two.start
    return Curve(one.start, np.concatenate([one.pieces, bridge, two.pieces]), True)


def fitted(points: Array, tolerance: float, closed: bool = False) -> Curve:
    """The curve through a dense polyline (n, 2), in the polyline's own unit."""
    keep = np.concatenate([[True], np.hypot(*np.diff(points, axis=0).T) > 1e-6])
    points = points[keep]
    if len(points) < 3:
        return polygon(points, closed)
    fit = _Fit(points, _tangents(points, closed), lengths(points), tolerance)
    stops = np.linspace(0, len(points) - 1, 5 if closed and len(points) > 8 else 2).astype(int)
    for a, b in pairwise(stops.tolist()):
        fit.between(a, b)
    return Curve(points[0], np.array(fit.pieces), closed)


def _tangents(points: Array, closed: bool) -> Array:
    """Directions along a polyline, from a few points to either side so that ripples cancel."""
    tangents = np.gradient(smoothed(points, 1.5, closed), axis=0)
    if closed:
        tangents[0] = tangents[-1] = (tangents[0] + tangents[-1]) / 2
    result: Array = tangents / (np.hypot(tangents[:, 0], tangents[:, 1])[:, None] + 1e-9)
    return result


class _Fit:
    """The recursion over one polyline."""

    def __init__(self, points: Array, tangents: Array, walked: Array, tolerance: float) -> None:
        self.points, self.tangents, self.walked = points, tangents, walked
        self.tolerance = tolerance
        self.pieces: list[Array] = []

    def between(self, a: int, b: int) -> None:
        """Append pieces from point a to point b."""
        piece, miss, where = self._piece(a, b)
        if miss <= self.tolerance or b - a <= 2:
            self.pieces.append(piece)
            return
        middle = min(max(where, a + 1), b - 1)
        self.between(a, middle)
        self.between(middle, b)

    def _piece(self, a: int, b: int) -> tuple[Array, float, int]:
        """The best piece from point a to point b, how far it misses, and where."""
        here = self.points[a : b + 1]
        span = self.walked[b] - self.walked[a]
        t = (self.walked[a : b + 1] - self.walked[a]) / span
        for _ in range(ROUNDS):
            piece = self._shaped(a, b, t, span)
            gaps = np.hypot(*(cubic(here[0], piece, t) - here).T)
            worst = int(np.argmax(gaps))
            if gaps[worst] <= self.tolerance or gaps[worst] > HOPELESS * self.tolerance:
                break
            t = _nearer(here, piece, t)
        return piece, float(gaps[worst]), a + worst

    def _shaped(self, a: int, b: int, t: Array, span: float) -> Array:
        """The piece whose handles are the least squares solution for parameters t."""
        p, q = self.points[a], self.points[b]
        one, two = self._handles(a, b, t, span)
        return np.stack([p + self.tangents[a] * one, q - self.tangents[b] * two, q])

    def _handles(self, a: int, b: int, t: Array, span: float) -> tuple[float, float]:
        """Handle lengths by least squares; a third of the way where that makes no sense."""
        third = span / 3
        one, two = 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t)
        p, q = self.points[a], self.points[b]
        rest = self.points[a : b + 1] - np.outer((1 - t) ** 3 + one, p) - np.outer(two + t**3, q)
        u = one[:, None] * self.tangents[a]
        v = -two[:, None] * self.tangents[b]
        uu, uv, vv = (u * u).sum(), (u * v).sum(), (v * v).sum()
        ru, rv = (rest * u).sum(), (rest * v).sum()
        det = uu * vv - uv * uv
        if b - a < 3 or abs(det) < 1e-12:
            return third, third
        x, y = (ru * vv - rv * uv) / det, (rv * uu - ru * uv) / det
        sensible = third * 0.1 < x < span * 1.2 and third * 0.1 < y < span * 1.2
        return (float(x), float(y)) if sensible else (third, third)


def _nearer(points: Array, piece: Array, t: Array) -> Array:
    """Parameters moved by one Newton step to where the piece is nearest to its points."""
    p = np.vstack([points[:1], piece])
    speed, bend = 3 * np.diff(p, axis=0), 6 * np.diff(p, 2, axis=0)
    s = (1 - t)[:, None]
    u = t[:, None]
    gap = cubic(points[0], piece, t) - points
    first = s * s * speed[0] + 2 * s * u * speed[1] + u * u * speed[2]
    second = s * bend[0] + u * bend[1]
    slope = (first * first).sum(1) + (gap * second).sum(1)
    step = (gap * first).sum(1) / np.where(np.abs(slope) < 1e-9, 1e-9, slope)
    moved = np.clip(t - step, 0, 1)
    moved[0], moved[-1] = 0, 1
    return np.maximum.accumulate(moved)


def cubic(start: Array, piece: Array, t: Array) -> Array:
    """Points of one cubic piece at parameters t, shape (n, 2)."""
    s = 1 - t
    weights = np.stack([s**3, 3 * s * s * t, 3 * s * t * t, t**3], axis=1)
    result: Array = weights @ np.vstack([start[None], piece])
    return result
