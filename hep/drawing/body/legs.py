"""Legs, feet and shorts."""

from dataclasses import replace

from hep.drawing.arrays import Frame, about_y
from hep.drawing.body import profiles
from hep.drawing.body.looks import Look
from hep.drawing.body.modeller import LIMB_BLEND, Modeller
from hep.drawing.body.parts import SHORTS, SKIN, TOES
from hep.drawing.field import Solids
from hep.drawing.skeleton import SIDES, Skeleton, outward
from hep.drawing.skeleton.proportions import SHANK, THIGH

SHORTS_LENGTH = 0.25
# Length and sideways place of each toe: tip forward, tip sideways, thickness.
_TOE_TIPS = ((0.176, -0.024), (0.174, -0.003), (0.168, 0.0125), (0.159, 0.026), (0.147, 0.038))


def legs(skeleton: Skeleton, look: Look, solids: Solids) -> None:
    """Write both legs."""
    for side in SIDES:
        _thigh(skeleton, look, solids, side)
        knee = skeleton.frames[f"{side} knee"]
        shank = Modeller(solids, knee, f"{side} shank", f"{side} shank", SKIN, girth=look.limb)
        shank.limb(profiles.SHANK, SHANK, 10, LIMB_BLEND)
        ankle = skeleton.frames[f"{side} ankle"]
        foot = replace(shank, frame=ankle, label=f"{side} foot", girth=1.0)
        _foot(foot, outward(side))
        _toes(foot, side, skeleton.angle(f"{side} toes", "ext"))


def _thigh(skeleton: Skeleton, look: Look, solids: Solids, side: str) -> None:
    hip, name = skeleton.frames[f"{side} hip"], f"{side} thigh"
    write = Modeller(solids, hip, name, name, SKIN, girth=look.limb)
    since = len(solids.rows)
    write.limb(profiles.THIGH, THIGH, 9, LIMB_BLEND)
    write.clothe(since, f"{side} shorts", SHORTS, thick=0.010, hem=SHORTS_LENGTH, blend=0.03)
    write.cone((0.012, 0, -THIGH + 0.01), (0.018, 0, -THIGH - 0.004), 0.041, 0.038)
    cloth = write.as_label(f"{side} shorts", SHORTS)
    hem = write.beyond((0, 0, -SHORTS_LENGTH), (0, 0, -1))
    cloth.cone((-0.004, outward(side) * 0.004, 0), (0, 0, -0.30), 0.090, 0.080, cut=hem)


def _foot(write: Modeller, out: int) -> None:
    write.cone((0, 0, 0.015), (-0.005, 0, -0.015), 0.034, 0.034)
    write.cone((-0.042, 0, -0.036), (-0.036, 0, -0.038), 0.0305)
    write.cone((0.005, 0, -0.012), (0.10, out * -0.008, -0.045), 0.034, 0.0215)
    write.cone((-0.03, 0, -0.05), (0.11, out * 0.014, -0.051), 0.0165, 0.0155, blend=0.02)
    write.cone(
        (0.112, out * -0.024, -0.049), (0.108, out * 0.024, -0.051), 0.0185, 0.0155, blend=0.02
    )
    write.cone(
        (0.105, out * -0.024, -0.050), (0.130, out * -0.026, -0.0515), 0.018, 0.0155, blend=0.012
    )


def _toes(foot: Modeller, side: str, extension: float) -> None:
    out = outward(side)
    # The toes bend together about the ball of the foot.
    ball = foot.frame.child(
        foot.frame.turn.T @ (foot.place((0.122, 0, -0.052)) - foot.frame.at), about_y(-extension)
    )
    write = replace(foot, frame=Frame(ball.turn, ball.at))
    for name, (x, y) in zip(TOES, _TOE_TIPS, strict=True):
        toe = write.as_label(f"{side} {name}")
        if name == "big toe":
            toe.cone(
                (0.012, out * -0.027, -0.001),
                (x - 0.122, out * y, -0.002),
                0.0145,
                0.0118,
                blend=0.006,
            )
        else:
            toe.cone(
                (0.003, out * y * 0.9, -0.001),
                (x - 0.122, out * y, -0.005),
                0.0115,
                0.0092,
                blend=0.006,
            )
