"""How a body comes to rest on the floor, a seat or a bed."""

from collections.abc import Callable

import numpy as np

from hep.drawing.arrays import vector
from hep.drawing.body import Look, handless
from hep.drawing.body.parts import labels_of
from hep.drawing.field import lowest
from hep.drawing.skeleton import SIDES, Skeleton
from hep.drawing.skeleton.proportions import SOLE

# What carries a lying body: everything but arms and head.
LYING = ("trunk", "right thigh", "left thigh")
BACK, FRONT = (0.108, 0.125), (0.120, 0.100)
"""How far chest and pelvis reach behind and before their bones, metres."""
SKULL, SKULL_RADIUS = (0.002, 0.0, 0.1), 0.103
"""The head with its hair, as a ball in the head's frame, metres."""


def settle(skeleton: Skeleton, person: Look) -> None:
    """Bring the body to rest as its pose says."""
    rest = skeleton.pose.settle
    if rest.how == "lie":
        _level_trunk(skeleton)
        _lower(skeleton, person, rest.parts or LYING, rest.height)
        if skeleton.pose.base == "supine" or rest.head is not None:
            _lower_head(skeleton, rest.height if rest.head is None else rest.head)
        _lower(skeleton, person, rest.parts or LYING, rest.height)
    elif rest.how == "rest":
        _lower(skeleton, person, rest.parts or _carrying(skeleton), rest.height)
        if rest.head is not None:
            _lower_head(skeleton, rest.head)
    skeleton.at = skeleton.frames["pelvis"].at


def _carrying(skeleton: Skeleton) -> tuple[str, ...]:
    """Every part but the arms that find their own place later."""
    free = {side for side, arm in skeleton.pose.arms.items() if arm.hand is not None}
    arms = tuple(f"{side} arm" for side in SIDES if side not in free)
    return ("trunk", "head", "right leg", "left leg", *arms)


def _lower(skeleton: Skeleton, person: Look, parts: tuple[str, ...], height: float) -> None:
    """Move the body so that the lowest of its carrying parts is at `height`."""
    level = [part for part in parts if _stands_flat(skeleton, part)]
    lows = [float(skeleton.frames[part.replace("foot", "ankle")].at[2]) - SOLE for part in level]
    others = frozenset().union(*(labels_of(part) for part in parts if part not in level))
    if others:
        solids = handless(skeleton, person)
        lows.append(lowest(solids.reals()[np.isin(solids.codes()[:, 1], list(others))]))
    skeleton.move(vector(0, 0, height - min(lows)))


def _stands_flat(skeleton: Skeleton, part: str) -> bool:
    """Whether this part is a foot that a contact will lay flat, so that its ankle counts."""
    leg = skeleton.pose.legs.get(part.partition(" ")[0])
    return part.endswith(" foot") and leg is not None and (leg.plant or leg.sole == "flat")


def _level_trunk(skeleton: Skeleton) -> None:
    """Tilt the pelvis until chest and pelvis lie equally low."""
    front = -1 if skeleton.pose.base == "supine" else 1
    chest_depth, hip_depth = BACK if front < 0 else FRONT

    def gap(tilt: float) -> float:
        skeleton.extra["pelvis", "lean"] = -front * tilt
        skeleton.rebuild()
        chest = skeleton.frames["T5"].point(front * chest_depth, 0, -0.02)
        return float(chest[2] - skeleton.frames["pelvis"].point(front * hip_depth, 0, -0.03)[2])

    _bisect(gap, -60.0, 60.0)


def _lower_head(skeleton: Skeleton, height: float) -> None:
    """Bend the neck until the head just touches `height`."""
    best, keep = 9.0, 0.0
    for flex in np.arange(-40.0, 60.0, 1.0):
        skeleton.extra["neck", "flex"] = float(flex)
        skeleton.neck()
        low = float(skeleton.frames["head"].point(*SKULL)[2]) - SKULL_RADIUS
        if abs(low - height) < best:
            best, keep = abs(low - height), float(flex)
    skeleton.extra["neck", "flex"] = keep
    skeleton.neck()


def _bisect(gap: Callable[[float], float], low: float, high: float) -> None:
    """Leave the tilt where a rising gap passes through zero."""
    for _ in range(30):
        middle = (low + high) / 2
        if gap(middle) > 0:
            high = middle
        else:
            low = middle
