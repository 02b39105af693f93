"""Vectors, rotations and frames: the small geometry every room of the engine speaks."""

from dataclasses import dataclass
from math import acos, atan2, cos, degrees, radians, sin
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


def vector(*numbers: float) -> Array:
    """A float vector."""
    return np.array(numbers, dtype=np.float64)


def unit(v: Any) -> Array:
    """The direction of `v`; a zero vector stays zero."""
    a = np.asarray(v, dtype=np.float64)
    return a / (float(np.linalg.norm(a)) + 1e-12)


def across(v: Array, axis: Array) -> Array:
    """The part of `v` at right angles to the unit vector `axis`, made unit length."""
    return unit(v - axis * float(v @ axis))


def about_x(angle: float) -> Array:
    """The rotation by `angle` degrees that carries y towards z."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]], dtype=np.float64)


def about_y(angle: float) -> Array:
    """The rotation by `angle` degrees that carries z towards x."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]], dtype=np.float64)


def about_z(angle: float) -> Array:
    """The rotation by `angle` degrees that carries x towards y."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]], dtype=np.float64)


def columns(x: Array, y: Array, z: Array) -> Array:
    """The rotation whose axes are x, y and z."""
    return np.stack([x, y, z], axis=1)


def about(axis: Array, radians_: float) -> Array:
    """The rotation about a unit axis, by Rodrigues' formula."""
    a, b, c = axis
    cross = np.array([[0, -c, b], [c, 0, -a], [-b, a, 0]])
    result: Array = np.eye(3) + sin(radians_) * cross + (1 - cos(radians_)) * cross @ cross
    return result


def turned(v: Array, axis: Array, angle: float) -> Array:
    """A vector turned by `angle` degrees about a unit axis."""
    result: Array = about(axis, radians(angle)) @ v
    return result


def part_of(rotation: Array, share: float) -> Array:
    """The rotation about the same axis by `share` of its angle."""
    angle = acos(float(np.clip((np.trace(rotation) - 1) / 2, -1, 1)))
    if angle < 1e-5:
        return np.eye(3)
    spin = rotation - rotation.T
    axis = unit(vector(spin[2, 1], spin[0, 2], spin[1, 0]))
    return about(axis, min(angle, 3.0) * share)


def between(start: Array, end: Array, share: float) -> Array:
    """The rotation that carries unit vector `start` a share of the way to `end`."""
    axis = np.cross(start, end)
    if float(np.linalg.norm(axis)) < 1e-6:
        return np.eye(3)
    return about(unit(axis), acos(float(np.clip(start @ end, -1, 1))) * share)


@dataclass(frozen=True)
class Frame:
    """A bone's place: `turn` holds its axes (front, left, towards the head), `at` its origin."""

    turn: Array
    at: Array

    def point(self, x: float, y: float, z: float) -> Array:
        """The point with these coordinates in the bone's frame, in the world."""
        result: Array = self.at + self.turn @ vector(x, y, z)
        return result

    def direction(self, x: float, y: float, z: float) -> Array:
        """The direction with these coordinates in the bone's frame, in the world."""
        result: Array = self.turn @ vector(x, y, z)
        return result

    def child(self, offset: Array, turn: Array) -> "Frame":
        """A frame joined to this one at `offset`, turned by `turn`."""
        return Frame(self.turn @ turn, self.at + self.turn @ offset)

    def local(self, points: Array) -> Array:
        """World points (shape (..., 3)) in this bone's coordinates."""
        result: Array = (points - self.at) @ self.turn
        return result


def bend_between(upper: Frame, lower: Frame) -> float:
    """How far the lower bone is bent forwards against the upper one, in degrees."""
    down = upper.turn.T @ lower.direction(0, 0, -1)
    return degrees(atan2(down[0], -down[2]))
