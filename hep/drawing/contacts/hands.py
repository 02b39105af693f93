"""Hands finding their place, and arms following."""

from dataclasses import dataclass

import numpy as np

from hep.drawing.arrays import Array, Frame, across, columns, turned, unit, vector
from hep.drawing.body import Look, handless
from hep.drawing.body.parts import LABELS, arm_labels
from hep.drawing.contacts.surface import Spot, chosen, spot
from hep.drawing.field import Scene, Solids
from hep.drawing.skeleton import SIDES, Skeleton, outward, two_bones
from hep.drawing.skeleton.proportions import FOREARM, UPPER_ARM
from hep.pose import Arm, Contact

PALM = 0.07
"""From the wrist to the middle of the palm."""
THICK = 0.0165
"""From the palm's skin to the plane of the bones."""
CLEAR = 0.012
"""An arm may press so far into the body before its elbow looks for another way, metres."""
TURNS = (0, 25, -25, 50, -50, 75, -75, 100, -100, 130, -130)
EFFORT = 0.0001
"""Each degree an elbow turns away from its usual place weighs as this much depth, metres."""
EVERYTHING = frozenset(range(len(LABELS)))


def place_hands(skeleton: Skeleton, person: Look) -> None:
    """Bring each hand to its contact; a hand that holds the other arm goes last."""
    arms = skeleton.pose.arms
    for side in sorted(SIDES, key=lambda s: _holds_arm(arms.get(s))):
        arm = arms.get(side)
        if arm is not None and arm.hand is not None:
            body = handless(skeleton, person)
            rest = chosen(body, EVERYTHING - arm_labels(side))
            _reach(skeleton, side, arm, _target(skeleton, body, side, arm.hand), rest)


def _holds_arm(arm: Arm | None) -> bool:
    on = arm.hand.on if arm is not None and arm.hand is not None else ""
    return on.endswith(("arm", "hand", "elbow"))


def _target(skeleton: Skeleton, body: Solids, side: str, hand: Contact) -> Spot:
    """The point the palm comes to, and the direction out of the surface there."""
    if hand.floor is not None:
        shoulder = skeleton.frames[f"{side} shoulder"].at
        ahead, aside = hand.floor
        height = hand.by[2]
        at = vector(shoulder[0] + ahead, shoulder[1] + outward(side) * aside, height)
        return Spot(at, vector(0, 0, 1))
    if hand.at is not None:
        return Spot(vector(*hand.at) + vector(*hand.by), -unit(vector(*hand.facing)))
    if hand.on.endswith(" hand"):
        return _on_hand(skeleton, hand)
    found = spot(skeleton, body, hand.on, hand.along, hand.side, side)
    return Spot(found.at + vector(*hand.by), found.out)


def _on_hand(skeleton: Skeleton, hand: Contact) -> Spot:
    """On the back or in the palm of the other hand."""
    wrist = skeleton.frames[hand.on.replace("hand", "wrist")]
    out = outward(hand.on.partition(" ")[0]) * (1 if hand.side == "back" else -1)
    normal = wrist.direction(0, out, 0)
    return Spot(wrist.point(0, 0, -0.11 * hand.along) + normal * 0.018 + vector(*hand.by), normal)


def _reach(skeleton: Skeleton, side: str, arm: Arm, goal: Spot, around: Scene) -> None:
    """Bend the arm so that the palm comes to its goal, its elbow clear of the body."""
    if arm.elbow_toward:
        best = _bent(skeleton, side, arm, goal, vector(*arm.elbow_toward))
    else:
        best = _clearest(skeleton, side, arm, goal, around)
    reached = best.wrist + best.fingers * PALM - goal.out * THICK
    skeleton.missed[f"{side} hand"] = float(np.linalg.norm(reached - goal.at))
    _set_arm(skeleton, side, best, -unit(goal.out))


@dataclass(frozen=True)
class Bend:
    """An arm that reaches its goal."""

    shoulder: Array
    elbow: Array
    wrist: Array
    fingers: Array


def _bent(skeleton: Skeleton, side: str, arm: Arm, goal: Spot, toward: Array) -> Bend:
    """The arm with its elbow `toward` that direction.

    Where the wrist must be depends on where the fingers point, and that on the forearm: a few
    rounds settle it.
    """
    shoulder, into = skeleton.frames[f"{side} shoulder"].at, -unit(goal.out)
    way = unit(goal.at - shoulder)
    for _ in range(6):
        fingers = across(vector(*arm.fingers_toward) if arm.fingers_toward else way, into)
        wrist = goal.at - fingers * PALM - into * THICK
        elbow, wrist = two_bones(shoulder, wrist, UPPER_ARM, FOREARM, toward)
        way = unit(wrist - elbow)
    return Bend(shoulder, elbow, wrist, fingers)


def _clearest(skeleton: Skeleton, side: str, arm: Arm, goal: Spot, around: Scene) -> Bend:
    """The arm whose elbow lies as usual, or turned just so far that nothing is in its way."""
    usual = skeleton.frames["T5"].direction(-0.6, outward(side) * 0.6, -0.6)
    axis = unit(goal.at - skeleton.frames[f"{side} shoulder"].at)
    bends = [_bent(skeleton, side, arm, goal, turned(usual, axis, angle)) for angle in TURNS]
    costs = [
        max(_sunk(bend, around) - CLEAR, 0.0) + abs(angle) * EFFORT
        for bend, angle in zip(bends, TURNS, strict=True)
    ]
    return bends[int(np.argmin(costs))]


def _sunk(bend: Bend, around: Scene) -> float:
    """How deep an arm's bones with their flesh lie in the rest of the body, metres.

    The forearm counts only as far as the hand does not bring it to what it touches.
    """
    share = np.linspace(0, 1, 7)[:, None]
    upper = bend.shoulder + (bend.elbow - bend.shoulder) * (0.45 + 0.55 * share)
    lower = bend.elbow + (bend.wrist - bend.elbow) * share * 0.65
    depth = 0.038 - around.distance(np.concatenate([upper, lower]))
    return float(depth.max())


def _set_arm(skeleton: Skeleton, side: str, bend: Bend, into: Array) -> None:
    up_arm, up_forearm = unit(bend.shoulder - bend.elbow), unit(bend.elbow - bend.wrist)
    front = across(-up_forearm, up_arm)
    upper = columns(front, np.cross(up_arm, front), up_arm)
    skeleton.frames[f"{side} shoulder"] = Frame(upper, bend.shoulder)
    palm_left = -outward(side) * into
    hand_turn = columns(np.cross(palm_left, -bend.fingers), palm_left, -bend.fingers)
    left = across(palm_left, up_forearm)
    lower = columns(np.cross(left, up_forearm), left, up_forearm)
    skeleton.frames[f"{side} elbow"] = Frame(lower, bend.elbow)
    skeleton.frames[f"{side} wrist"] = Frame(hand_turn, bend.wrist)
