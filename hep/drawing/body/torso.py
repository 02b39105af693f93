"""Trunk and neck: one soft mass from the pelvis to the shoulders."""

from dataclasses import replace

from hep.drawing.arrays import Array, part_of, vector
from hep.drawing.body.looks import Look
from hep.drawing.body.modeller import Modeller, X
from hep.drawing.body.parts import SHIRT, SHORTS, SKIN
from hep.drawing.field import Solids, Split
from hep.drawing.skeleton import SIDES, Skeleton, outward
from hep.drawing.skeleton.proportions import HIP_HALF

# The buttock follows this share of the hip's motion.
GLUTE_SHARE = 0.35
HEM = 0.07
"""Where shirt and shorts meet, above the hip axis."""


def torso(skeleton: Skeleton, look: Look, solids: Solids) -> None:
    """Write the trunk."""
    pelvis = skeleton.frames["pelvis"]
    hem = Split(pelvis.point(0, 0, HEM), pelvis.direction(-0.04, 0, 1), SHIRT)
    write = Modeller(solids, pelvis, "torso", "torso", SHORTS, girth=look.trunk, split=hem)
    _pelvis(skeleton, look, write)
    _waist(skeleton, look, write)
    _chest(skeleton, look, write)
    _neck(skeleton, write)


def _pelvis(skeleton: Skeleton, look: Look, write: Modeller) -> None:
    wide = 0.078 if look.build == "f" else 0.07
    write.cone((0, -wide, 0.01), (0, wide, 0.01), 0.098, blend=0.04)
    write.cone((0.005, -0.06, 0.07), (0.005, 0.06, 0.07), 0.093, blend=0.05)
    pelvis = skeleton.frames["pelvis"]
    for side in SIDES:
        out = outward(side)
        turn = part_of(pelvis.turn.T @ skeleton.frames[f"{side} hip"].turn, GLUTE_SHARE)
        at = vector(0, out * HIP_HALF, 0) + turn @ vector(-0.048, out * -0.012, -0.025)
        write.ball((at[0], at[1], at[2]), 0.083, blend=0.05)


def _waist(skeleton: Skeleton, look: Look, write: Modeller) -> None:
    for bone, x, half, z, radius in (
        ("L5", 0.012, 0.045, 0.03, 0.094),
        ("L2", 0.012, 0.05, 0.02, 0.090),
        ("T10", 0.008, 0.056, 0.0, 0.102),
    ):
        at = replace(write, frame=skeleton.frames[bone])
        at.cone((x, -half, z), (x, half, z), radius, blend=0.06)
    if look.trunk > 1.1:
        belly = replace(write, frame=skeleton.frames["L2"])
        belly.ball((0.04, 0, -0.02), 0.088, blend=0.06)


def _chest(skeleton: Skeleton, look: Look, write: Modeller) -> None:
    chest = skeleton.frames["T5"]
    write = replace(write, frame=chest)
    write.cone((0, -0.066, -0.02), (0, 0.066, -0.02), 0.105, blend=0.06, flat=((X, 0.98),))
    breast = 0.066 if look.build == "f" else 0.06
    for side in SIDES:
        y = outward(side) * 0.06
        write.cone((0.05, y, -0.03), (0.045, y, -0.03), breast, blend=0.05)
    _shoulders(skeleton, write)


def _shoulders(skeleton: Skeleton, write: Modeller) -> None:
    chest = skeleton.frames["T5"]
    right, left = (chest.local(skeleton.frames[f"{side} shoulder"].at) for side in SIDES)
    bar = vector(1, 0.8, 1)
    low = vector(0, 0, -0.012)
    write.cone(_point(right * bar + low), _point(left * bar + low), 0.058, blend=0.06)
    neck = chest.local(skeleton.frames["C7"].at) + vector(0, 0, -0.015)
    for shoulder in (right, left):
        tip = shoulder * vector(1, 0.72, 1) + vector(0, 0, 0.01)
        write.cone(_point(neck), _point(tip), 0.05, 0.042, blend=0.05)


def _neck(skeleton: Skeleton, write: Modeller) -> None:
    low = skeleton.frames["C7"]
    top = low.local(skeleton.frames["head"].at) + vector(0, 0, 0.01)
    neck = replace(write, frame=low, label="neck", material=SKIN, split=None, girth=1.0)
    neck.cone((0.004, 0, -0.012), _point(top), 0.056, 0.052, blend=0.012)


def _point(v: Array) -> tuple[float, float, float]:
    return float(v[0]), float(v[1]), float(v[2])
