"""Fingers closing on what the hand touches: each joint bends until its phalanx meets a surface."""

import numpy as np

from hep.drawing.arrays import Array, Frame
from hep.drawing.body.hands import FINGER_RADII, Bends, Grip, finger_points, thumb_points
from hep.drawing.body.parts import FINGERS
from hep.drawing.field import Scene
from hep.drawing.skeleton import Skeleton
from hep.pose import Arm

BENDS = np.arange(-12.0, 92.0, 4.0)
LOOSE = (14.0, 20.0, 16.0)
"""How a finger hangs that meets nothing, joint by joint."""
SLACK = 0.001


def grip(skeleton: Skeleton, side: str, arm: Arm, around: Scene) -> Grip:
    """How the hand of `side` holds what is around it."""
    wrist = skeleton.frames[f"{side} wrist"]
    bends = [_finger(name, side, wrist, arm.spread, around) for name in FINGERS]
    thumb = _thumb(side, wrist, 35.0 if arm.thumb is None else arm.thumb, around)
    return Grip((bends[0], bends[1], bends[2], bends[3]), thumb, arm.spread)


def _finger(name: str, side: str, wrist: Frame, fan: float, around: Scene) -> Bends:
    bends = [0.0, 0.0, 0.0]
    for joint in range(3):
        bends[joint] = _closed(name, side, wrist, fan, around, bends, joint)
    return bends[0], bends[1], bends[2]


def _closed(
    name: str, side: str, wrist: Frame, fan: float, around: Scene, bends: list[float], joint: int
) -> float:
    """The last bend of this joint before its phalanx would sink into something."""
    samples = []
    for bend in BENDS:
        tried = (*bends[:joint], float(bend), *bends[joint + 1 :])
        points = finger_points(name, side, (tried[0], tried[1], tried[2]), fan)
        a, b = points[joint], points[joint + 1]
        samples += [a + (b - a) * share for share in (0.5, 0.8, 1.0)]
    free = _clearance(np.array(samples), wrist, around).reshape(len(BENDS), 3).min(axis=1)
    hits = np.flatnonzero(free < FINGER_RADII[joint + 1] - SLACK)
    if not len(hits):
        return LOOSE[joint]
    return float(BENDS[max(int(hits[0]) - 1, 0)])


def _thumb(side: str, wrist: Frame, away: float, around: Scene) -> Bends:
    turns = np.arange(0.0, 75.0, 5.0)
    tips = np.array([thumb_points(side, (away, float(t), 18.0))[k] for t in turns for k in (1, 2)])
    free = _clearance(tips, wrist, around).reshape(len(turns), 2).min(axis=1)
    hits = np.flatnonzero(free < 0.011)
    inward = 15.0 if not len(hits) else float(turns[max(int(hits[0]) - 1, 0)])
    return away, inward, 18.0


def _clearance(points: Array, wrist: Frame, around: Scene) -> Array:
    return around.distance(wrist.at + points @ wrist.turn.T)
