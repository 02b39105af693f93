"""Joints within what an adult can do.

Ranges in degrees, rounded outwards from the usual tables of joint motion (American Academy of
Orthopaedic Surgeons), with slack for passive stretches: a drawing beyond them looks broken.
"""

import numpy as np

from hep.drawing.arrays import Frame, bend_between
from hep.drawing.skeleton import SIDES, Skeleton

RANGES = {
    ("hip", "flex"): (-30, 140),
    ("hip", "abd"): (-35, 60),
    ("hip", "er"): (-50, 70),
    ("knee", "flex"): (0, 155),
    ("ankle", "df"): (-65, 30),
    ("ankle", "inv"): (-25, 40),
    ("shoulder", "flex"): (-60, 180),
    ("shoulder", "abd"): (-45, 180),
    ("shoulder", "er"): (-95, 95),
    ("elbow", "flex"): (0, 150),
    ("elbow", "sup"): (-95, 95),
    ("wrist", "ext"): (-85, 85),
    ("wrist", "radial"): (-40, 30),
    ("lumbar", "flex"): (-45, 60),
    ("lumbar", "side"): (-35, 35),
    ("lumbar", "turn"): (-40, 40),
    ("thoracic", "flex"): (-30, 45),
    ("thoracic", "side"): (-35, 35),
    ("thoracic", "turn"): (-50, 50),
    ("neck", "flex"): (-65, 65),
    ("neck", "side"): (-50, 50),
    ("neck", "turn"): (-85, 85),
}
FOLDS = (("hip", "knee", 158), ("shoulder", "elbow", 152))
"""Hinges that contacts bend: upper and lower frame, and how far they may fold."""


def ranges(skeleton: Skeleton) -> list[str]:
    """A finding for every joint bent too far, as written and as contacts left it."""
    found = []
    for joint, movements in skeleton.pose.joints.items():
        kind = joint.rpartition(" ")[2]
        for movement, angle in movements.items():
            low, high = RANGES.get((kind, movement), (-180, 180))
            if not low <= angle <= high:
                found.append(f"range: {joint} {movement} {angle:g} is outside {low} to {high}")
    return found + _folds(skeleton)


def _folds(skeleton: Skeleton) -> list[str]:
    found = []
    for side in SIDES:
        for upper, lower, most in FOLDS:
            bend = fold(skeleton.frames[f"{side} {upper}"], skeleton.frames[f"{side} {lower}"])
            if bend > most:
                found.append(f"range: {side} {lower} is folded {bend:.0f}, more than {most}")
        hip = bend_between(skeleton.frames["pelvis"], skeleton.frames[f"{side} hip"])
        if not -35 <= hip <= 150:
            found.append(f"range: {side} hip swings to {hip:.0f}, outside -35 to 150")
    return found


def fold(upper: Frame, lower: Frame) -> float:
    """The angle between two bones that follow each other, 0 when they are in line."""
    cosine = float(upper.direction(0, 0, 1) @ lower.direction(0, 0, 1))
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
