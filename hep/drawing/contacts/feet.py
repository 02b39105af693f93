"""Feet finding their place."""

import numpy as np

from hep.drawing.arrays import Array, Frame, about_y, about_z, columns, unit, vector
from hep.drawing.body import Look, handless
from hep.drawing.contacts.surface import spot
from hep.drawing.skeleton import Skeleton, hinge_frames, other, outward, two_bones
from hep.drawing.skeleton.proportions import SHANK, SOLE, THIGH
from hep.pose import Contact, Leg

ANKLE_DEPTH = 0.04
"""How far the ankle joint lies above the skin that rests on something."""


def place_feet(skeleton: Skeleton, person: Look) -> None:
    """Plant and place both feet as the pose says, planted ones first."""
    legs = skeleton.pose.legs
    for side, leg in legs.items():
        if leg.plant:
            plant(skeleton, side, leg)
    for side, leg in sorted(
        legs.items(), key=lambda item: item[1].foot is not None and bool(item[1].foot.on)
    ):
        if leg.foot is not None:
            _reach(skeleton, person, side, leg, leg.foot)


def plant(skeleton: Skeleton, side: str, leg: Leg) -> None:
    """Keep the hip's angles; bend the knee until the sole lies flat at the leg's height."""
    knee, hip = skeleton.frames[f"{side} knee"], skeleton.frames[f"{side} hip"]
    bends = np.arange(0.0, 150.0, 0.5)
    shanks = [hip.turn @ about_y(float(bend)) for bend in bends]
    gaps = [abs((knee.at + turn @ vector(0, 0, -SHANK))[2] - leg.height - SOLE) for turn in shanks]
    gaps = [gap if turn[2, 2] > 0 else 9.0 for gap, turn in zip(gaps, shanks, strict=True)]
    skeleton.missed[f"{side} foot"] = float(min(gaps))
    turn = shanks[int(np.argmin(gaps))]
    skeleton.frames[f"{side} knee"] = Frame(turn, knee.at)
    ankle = knee.at + turn @ vector(0, 0, -SHANK)
    toes = vector(*leg.toes_toward) if leg.toes_toward else _flat_forward(hip, turn)
    skeleton.frames[f"{side} ankle"] = Frame(level(toes) @ about_z(outward(side) * 4), ankle)


def _flat_forward(hip: Frame, shank: Array) -> Array:
    """Where planted toes point: the way the thigh runs, or the shank's front if it hangs."""
    thigh = hip.direction(0, 0, -1)
    return thigh if float(np.hypot(thigh[0], thigh[1])) > 0.3 else shank @ vector(1, 0, 0)


def level(toes: Array) -> Array:
    """The turn of a foot whose sole is level and whose toes point along `toes`."""
    front, up = unit(vector(toes[0], toes[1], 0)), vector(0, 0, 1)
    return columns(front, np.cross(up, front), up)


def _reach(skeleton: Skeleton, person: Look, side: str, leg: Leg, foot: Contact) -> None:
    target = _ankle_target(skeleton, person, side, foot)
    toward = (
        vector(*leg.knee_toward)
        if leg.knee_toward
        else skeleton.frames["pelvis"].direction(1, 0, 0)
    )
    hip = skeleton.frames[f"{side} hip"].at
    knee, ankle = two_bones(hip, target, THIGH, SHANK, toward)
    skeleton.missed[f"{side} foot"] = float(np.linalg.norm(ankle - target))
    thigh, shank = hinge_frames(hip, knee, ankle, toward)
    skeleton.frames[f"{side} hip"], skeleton.frames[f"{side} knee"] = thigh, shank
    skeleton.ankle(side)
    if leg.sole == "flat":
        toes = vector(*leg.toes_toward) if leg.toes_toward else shank.direction(1, 0, 0)
        skeleton.frames[f"{side} ankle"] = Frame(level(toes), ankle)
    elif leg.toes_toward:
        skeleton.frames[f"{side} ankle"] = Frame(_pointed(shank, vector(*leg.toes_toward)), ankle)


def _pointed(shank: Frame, toes: Array) -> Array:
    """The turn of a free foot whose toes point along `toes`, its ankle axis kept where it can."""
    front = unit(toes)
    left = unit(np.cross(shank.direction(0, 0, 1), front))
    return columns(front, left, np.cross(front, left))


def _ankle_target(skeleton: Skeleton, person: Look, side: str, foot: Contact) -> Array:
    by = vector(*foot.by)
    if foot.at is not None:
        return vector(*foot.at) + by
    if foot.beside is not None:
        result: Array = skeleton.frames[f"{other(side)} ankle"].at + vector(*foot.beside) + by
        return result
    body = handless(skeleton, person)
    skin = spot(skeleton, body, foot.on, foot.along, foot.side, side)
    target: Array = skin.at + skin.out * ANKLE_DEPTH + by
    return target
