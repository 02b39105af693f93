"""The angles of the joints as the contacts of a pose left them: what a drawing really shows.

A hand or foot that is placed bends the joints above it, whatever the pose states. Degrees, with
the signs of the poses; rounded to whole degrees, so that a ledger of them reads well.
"""

import numpy as np

from hep.drawing.arrays import Array, Frame, vector
from hep.drawing.checks.ranges import fold
from hep.drawing.skeleton import SIDES, Skeleton, outward

Angles = dict[str, dict[str, int]]
DOWN, AHEAD = vector(0, 0, -1), vector(1, 0, 0)


def angles(skeleton: Skeleton) -> Angles:
    """Hip, knee, ankle and shoulder of both sides: flexion as it stands, and how far outwards.

    `raised` is how far the upper arm stands away from the trunk, in any direction.
    """
    return {f"{side} {joint}": found for side in SIDES for joint, found in _limb(skeleton, side)}


def _limb(skeleton: Skeleton, side: str) -> list[tuple[str, dict[str, int]]]:
    frames, out = skeleton.frames, outward(side)
    thigh = _within(frames["pelvis"], frames[f"{side} hip"], DOWN)
    foot = _within(frames[f"{side} knee"], frames[f"{side} ankle"], AHEAD)
    arm = _within(frames["T5"], frames[f"{side} shoulder"], DOWN)
    knee = fold(frames[f"{side} hip"], frames[f"{side} knee"])
    return [
        (
            "hip",
            {"flex": _swing(thigh), "abd": _degrees(np.arcsin(np.clip(out * thigh[1], -1, 1)))},
        ),
        ("knee", {"flex": round(knee)}),
        ("ankle", {"df": _degrees(np.arctan2(foot[2], np.hypot(foot[0], foot[1])))}),
        ("shoulder", {"flex": _swing(arm), "raised": _degrees(np.arccos(np.clip(-arm[2], -1, 1)))}),
    ]


def _within(parent: Frame, child: Frame, direction: Array) -> Array:
    """A direction of the child as its parent sees it."""
    result: Array = parent.turn.T @ child.turn @ direction
    return result


def _swing(bone: Array) -> int:
    """How far a hanging bone swings forwards: 0 hangs, 90 points ahead."""
    return _degrees(np.arctan2(bone[0], -bone[2]))


def _degrees(radians: float) -> int:
    return round(float(np.degrees(radians)))
