"""Hands. In the wrist's frame the fingers point down (-z), the thumb forwards (+x)."""

from dataclasses import dataclass, replace
from math import cos, radians, sin

from hep.drawing.arrays import Array, Frame, vector
from hep.drawing.body.modeller import Modeller, Y
from hep.drawing.body.parts import FINGERS, SKIN
from hep.drawing.field import Solids
from hep.drawing.skeleton import outward

Bends = tuple[float, float, float]
# Knuckle place (x, z) and length of each finger, metres.
KNUCKLES = {
    "index": (0.029, -0.074, 0.072),
    "middle": (0.0095, -0.080, 0.080),
    "ring": (-0.0095, -0.076, 0.075),
    "little": (-0.028, -0.068, 0.060),
}
PHALANX_SHARES = (0.495, 0.33, 0.275)
FINGER_RADII = (0.0096, 0.0090, 0.0084, 0.0076)


@dataclass(frozen=True)
class Grip:
    """How a hand is held: three bends per finger and three angles of the thumb, in degrees.

    `fan` spreads the fingers apart. The thumb's angles are away from the index finger, towards
    the palm, and the bend of its tip.
    """

    fingers: tuple[Bends, Bends, Bends, Bends]
    thumb: Bends = (35.0, 15.0, 18.0)
    fan: float = 0.0


def relaxed(curl: float = 18.0, thumb: float = 35.0, fan: float = 0.0) -> Grip:
    """Fingers evenly curled; 0 is a flat hand, 80 a fist."""
    bends = (curl * 0.8, curl, curl)
    return Grip((bends, bends, bends, bends), (thumb, min(15.0, curl), 18.0 + 0.3 * curl), fan)


def palm(solids: Solids, wrist: Frame, side: str) -> None:
    """Write the palm."""
    write = _hand(solids, wrist, side)
    write.cone((0, 0, 0.005), (0.004, 0, -0.03), 0.024, 0.031, blend=0.015, flat=((Y, 0.62),))
    write.cone((0.013, 0, -0.035), (0.017, 0, -0.078), 0.026, 0.022, blend=0.012, flat=((Y, 0.55),))
    write.cone(
        (-0.012, 0, -0.035), (-0.016, 0, -0.074), 0.026, 0.022, blend=0.012, flat=((Y, 0.55),)
    )


def fingers(solids: Solids, wrist: Frame, side: str, grip: Grip) -> None:
    """Write fingers and thumb."""
    write = _hand(solids, wrist, side)
    for name, bends in zip(FINGERS, grip.fingers, strict=True):
        points = finger_points(name, side, bends, grip.fan)
        finger = write.as_label(f"{side} {name}")
        for i in range(3):
            finger.cone(
                _plain(points[i]),
                _plain(points[i + 1]),
                FINGER_RADII[i],
                FINGER_RADII[i + 1],
                blend=0.005,
            )
    _thumb(write.as_label(f"{side} thumb"), side, grip.thumb)


def finger_points(name: str, side: str, bends: Bends, fan: float = 0.0) -> list[Array]:
    """Knuckle, middle joints and tip of a finger, in the wrist's frame."""
    x, z, length = KNUCKLES[name]
    at, angle = vector(x, 0, z), 0.0
    points = [at]
    lean = radians(fan * (x / 0.029))
    for bend, share in zip(bends, PHALANX_SHARES, strict=True):
        angle += radians(bend)
        forward = vector(
            sin(lean) * cos(angle), -outward(side) * sin(angle), -cos(lean) * cos(angle)
        )
        at = at + forward * length * share
        points.append(at)
    return points


def _thumb(write: Modeller, side: str, bends: Bends) -> None:
    points = thumb_points(side, bends)
    write.cone(_plain(points[0]), _plain(points[1]), 0.016, 0.0125, blend=0.012)
    write.cone(_plain(points[1]), _plain(points[2]), 0.0118, 0.0092, blend=0.006)


def thumb_points(side: str, bends: Bends) -> list[Array]:
    """Base, middle joint and tip of the thumb, in the wrist's frame."""
    away, inward, tip = bends
    base = vector(0.020, outward(side) * -0.004, -0.022)
    middle = base + _thumb_direction(away, inward, side) * 0.047
    return [base, middle, middle + _thumb_direction(away - tip, inward + tip * 0.3, side) * 0.040]


def _thumb_direction(away: float, inward: float, side: str) -> Array:
    a, i = radians(away), radians(inward)
    return vector(sin(a) * cos(i), -outward(side) * sin(i), -cos(a) * cos(i))


def _hand(solids: Solids, wrist: Frame, side: str) -> Modeller:
    write = Modeller(solids, wrist, f"{side} hand", f"{side} hand", SKIN)
    return replace(write, girth=1.0)


def _plain(p: Array) -> tuple[float, float, float]:
    return float(p[0]), float(p[1]), float(p[2])
