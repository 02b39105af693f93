"""Hands finding their place, and arms following."""

import numpy as np

from hep.drawing.arrays import Array, Frame, across, columns, unit, vector
from hep.drawing.body import Look, handless
from hep.drawing.contacts.surface import Spot, spot
from hep.drawing.field import Solids
from hep.drawing.skeleton import SIDES, Skeleton, outward, two_bones
from hep.drawing.skeleton.proportions import FOREARM, UPPER_ARM
from hep.pose import Arm, Contact

PALM = 0.07
"""From the wrist to the middle of the palm."""
THICK = 0.0165
"""From the palm's skin to the plane of the bones."""


def place_hands(skeleton: Skeleton, person: Look) -> None:
    """Bring each hand to its contact; a hand that holds the other hand goes last."""
    arms = skeleton.pose.arms
    body = handless(skeleton, person)
    for side in sorted(SIDES, key=lambda s: _holds_arm(arms.get(s))):
        arm = arms.get(side)
        if arm is not None and arm.hand is not None:
            _reach(skeleton, side, arm, _target(skeleton, body, side, arm.hand))
            body = handless(skeleton, person) if _holds_arm(arms.get(side)) is False else body


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


def _reach(skeleton: Skeleton, side: str, arm: Arm, goal: Spot) -> None:
    """Bend the arm so that the palm comes to its goal.

    Where the wrist must be depends on where the fingers point, and that on the forearm: a few
    rounds settle it.
    """
    shoulder, into = skeleton.frames[f"{side} shoulder"].at, -unit(goal.out)
    toward = _elbow_toward(skeleton, side, arm)
    way = unit(goal.at - shoulder)
    for _ in range(6):
        fingers = across(vector(*arm.fingers_toward) if arm.fingers_toward else way, into)
        wrist = goal.at - fingers * PALM - into * THICK
        elbow, wrist = two_bones(shoulder, wrist, UPPER_ARM, FOREARM, toward)
        way = unit(wrist - elbow)
    reached = wrist + fingers * PALM + into * THICK
    skeleton.missed[f"{side} hand"] = float(np.linalg.norm(reached - goal.at))
    _set_arm(skeleton, side, (shoulder, elbow, wrist), (fingers, into))


def _elbow_toward(skeleton: Skeleton, side: str, arm: Arm) -> Array:
    if arm.elbow_toward:
        return vector(*arm.elbow_toward)
    return skeleton.frames["T5"].direction(-0.6, outward(side) * 0.6, -0.6)


def _set_arm(
    skeleton: Skeleton, side: str, joints: tuple[Array, Array, Array], hand: tuple[Array, Array]
) -> None:
    (shoulder, elbow, wrist), (fingers, into) = joints, hand
    up_arm, up_forearm = unit(shoulder - elbow), unit(elbow - wrist)
    front = across(-up_forearm, up_arm)
    upper = columns(front, np.cross(up_arm, front), up_arm)
    skeleton.frames[f"{side} shoulder"] = Frame(upper, shoulder)
    palm_left = -outward(side) * into
    hand_turn = columns(np.cross(palm_left, -fingers), palm_left, -fingers)
    left = across(palm_left, up_forearm)
    lower = columns(np.cross(left, up_forearm), left, up_forearm)
    skeleton.frames[f"{side} elbow"] = Frame(lower, elbow)
    skeleton.frames[f"{side} wrist"] = Frame(hand_turn, wrist)
