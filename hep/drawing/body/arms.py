"""Arms and sleeves, up to the wrist."""

from dataclasses import replace

from hep.drawing.body import profiles
from hep.drawing.body.looks import Look
from hep.drawing.body.modeller import LIMB_BLEND, Modeller
from hep.drawing.body.parts import SHIRT, SKIN
from hep.drawing.field import Solids
from hep.drawing.skeleton import SIDES, Skeleton, outward
from hep.drawing.skeleton.proportions import FOREARM, UPPER_ARM

SLEEVE_LENGTH = 0.165


def arms(skeleton: Skeleton, look: Look, solids: Solids) -> None:
    """Write both arms without their hands."""
    for side in SIDES:
        _upper_arm(skeleton, look, solids, side)
        name = f"{side} forearm"
        frame = skeleton.frames[f"{side} elbow"]
        forearm = Modeller(solids, frame, name, name, SKIN, girth=look.limb)
        forearm.limb(profiles.FOREARM, FOREARM, 8, LIMB_BLEND)


def _upper_arm(skeleton: Skeleton, look: Look, solids: Solids, side: str) -> None:
    name, frame = f"{side} upper arm", skeleton.frames[f"{side} shoulder"]
    write = Modeller(solids, frame, name, name, SKIN, girth=look.limb)
    since = len(solids.rows)
    write.limb(profiles.UPPER_ARM, UPPER_ARM, 8, LIMB_BLEND)
    write.clothe(since, f"{side} sleeve", SHIRT, thick=0.012, hem=SLEEVE_LENGTH, blend=0.004)
    sleeve = replace(write, label=f"{side} sleeve", material=SHIRT)
    hem = write.beyond((0, 0, -SLEEVE_LENGTH), (0, 0, -1))
    sleeve.cone(
        (-0.002, outward(side) * -0.004, 0), (0, 0, -0.21), 0.057, 0.060, blend=0.01, cut=hem
    )
