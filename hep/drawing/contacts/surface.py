"""Points on the skin: where a hand or foot can rest on a body part."""

from dataclasses import dataclass

import numpy as np

from hep.drawing.arrays import Array, Frame, unit, vector
from hep.drawing.body.parts import NEIGHBOURS, labels_of
from hep.drawing.field import Scene, Solids, scene
from hep.drawing.skeleton import Skeleton, outward
from hep.drawing.skeleton.proportions import FOREARM, SHANK, THIGH, UPPER_ARM

# Part of a limb -> (the joint whose frame it lives in, its length).
BONES = {
    "thigh": ("hip", THIGH),
    "shank": ("knee", SHANK),
    "upper arm": ("shoulder", UPPER_ARM),
    "forearm": ("elbow", FOREARM),
    "hip": ("hip", 0.0),
    "shoulder": ("shoulder", 0.0),
    "wrist": ("wrist", 0.0),
    "knee": ("knee", 0.0),
    "ankle": ("ankle", 0.0),
    "elbow": ("elbow", 0.0),
    "hand": ("wrist", 0.11),
}
JOINTS = {
    "wrist": ("forearm", "hand"),
    "shoulder": ("upper arm",),
    "hip": ("thigh",),
    "knee": ("thigh", "shank"),
    "ankle": ("shank", "foot"),
    "elbow": ("upper arm", "forearm"),
}
# Part of the trunk -> (bone, start, way that `along` runs).
TRUNK = {
    "pelvis": ("pelvis", (0.0, 0.0, 0.0), (0.0, 0.0, 0.12)),
    "belly": ("L2", (0.0, 0.0, -0.06), (0.0, 0.0, 0.12)),
    "chest": ("T5", (0.0, 0.0, -0.10), (0.0, 0.0, 0.14)),
    "back": ("T10", (0.0, 0.0, -0.10), (0.0, 0.0, 0.2)),
    "head": ("head", (0.02, 0.0, 0.02), (0.0, 0.0, 0.14)),
    "neck": ("C7", (0.0, 0.0, 0.0), (0.0, 0.0, 0.09)),
}


@dataclass(frozen=True)
class Spot:
    """A point on the skin and the direction out of it."""

    at: Array
    out: Array


class PlaceError(ValueError):
    """A body part or side that does not exist; the message names those that do."""


def bone_point(skeleton: Skeleton, part: str, along: float) -> tuple[Frame, Array]:
    """The frame of a body part and a point inside it. Raises PlaceError."""
    if part in TRUNK:
        bone, start, way = TRUNK[part]
        frame = skeleton.frames[bone]
        return frame, frame.point(*(vector(*start) + vector(*way) * along))
    side, _, name = part.partition(" ")
    if name == "foot":
        frame = skeleton.frames[f"{side} ankle"]
        return frame, frame.point(-0.05 + 0.2 * along, 0, -0.04)
    if name not in BONES or side not in ("right", "left"):
        raise PlaceError(f"{part!r} is not one of {', '.join([*TRUNK, *BONES, 'foot'])}")
    joint, length = BONES[name]
    frame = skeleton.frames[f"{side} {joint}"]
    return frame, frame.point(0, 0, -length * along)


def direction(frame: Frame, part: str, side: str, hand_side: str) -> Array:
    """The world direction of a side's words ("outer", "front inner", "top"). Raises PlaceError."""
    limb_side = part.partition(" ")[0]
    out = outward(limb_side if limb_side in ("right", "left") else hand_side)
    words = {
        "front": frame.direction(1, 0, 0),
        "back": frame.direction(-1, 0, 0),
        "outer": frame.direction(0, out, 0),
        "inner": frame.direction(0, -out, 0),
        "top": _level(frame, part, 1),
        "under": _level(frame, part, -1),
        "head": frame.direction(0, 0, 1),
    }
    try:
        return unit(sum((words[word] for word in side.split()), vector(0, 0, 0)))
    except KeyError as error:
        raise PlaceError(f"side {side!r} is not made of {', '.join(words)}") from error


def _level(frame: Frame, part: str, sign: int) -> Array:
    """Straight up or down, but at right angles to a long bone."""
    v = frame.turn.T @ vector(0, 0, sign)
    long_bone = part.partition(" ")[2] in BONES
    return unit(frame.turn @ (v * vector(1, 1, 0) if long_bone else v))


def spot(
    skeleton: Skeleton, body: Solids, part: str, along: float, side: str, hand_side: str
) -> Spot:
    """The point where the skin of `part` is met, going out from its bone on `side`."""
    frame, inside = bone_point(skeleton, part, along)
    out = direction(frame, part, side, hand_side)
    skin = part_scene(body, part)
    steps = np.linspace(0.0, 0.25, 126)
    distance = skin.distance(inside + out * steps[:, None])
    inside_steps = np.flatnonzero(distance < 0)
    reach = steps[inside_steps[-1]] if len(inside_steps) else 0.03
    at = inside + out * reach
    return Spot(at, unit(out * 0.3 + slope(skin, at) * 0.7))


def slope(skin: Scene, at: Array) -> Array:
    """The direction straight out of the skin at a point."""
    step = np.eye(3) * 0.006
    return unit(skin.distance(at + step) - skin.distance(at - step))


def part_scene(body: Solids, part: str) -> Scene:
    """Only the solids of one body part."""
    return chosen(body, _labels(part))


def _labels(part: str) -> frozenset[int]:
    side, _, name = part.partition(" ")
    if name in JOINTS:
        return frozenset().union(*(labels_of(f"{side} {limb}") for limb in JOINTS[name]))
    if part in ("belly", "chest", "back", "pelvis"):
        return labels_of("trunk")
    return labels_of("head") if part in ("head", "neck") else labels_of(part)


def chosen(body: Solids, labels: frozenset[int]) -> Scene:
    """Only the solids with these labels."""
    few = Solids()
    for row, tag in zip(body.rows, body.tags, strict=True):
        if tag[1] in labels:
            few.add(row, *tag)
    return scene(few, NEIGHBOURS)
