"""Body: bones become solids."""

from hep.drawing.body.arms import arms
from hep.drawing.body.hands import Grip, fingers, palm, relaxed
from hep.drawing.body.head import head
from hep.drawing.body.legs import legs
from hep.drawing.body.looks import LOOKS, Look, look
from hep.drawing.body.torso import torso
from hep.drawing.field import Solids
from hep.drawing.skeleton import SIDES, Skeleton

__all__ = ["LOOKS", "Grip", "Look", "fingers", "handless", "look", "palm", "relaxed", "whole"]


def handless(skeleton: Skeleton, person: Look) -> Solids:
    """The body up to its wrists."""
    solids = Solids()
    torso(skeleton, person, solids)
    head(skeleton, person, solids)
    arms(skeleton, person, solids)
    legs(skeleton, person, solids)
    return solids


def whole(skeleton: Skeleton, person: Look, grips: dict[str, Grip]) -> Solids:
    """The body with its hands, each held as `grips` says."""
    solids = handless(skeleton, person)
    for side in SIDES:
        wrist = skeleton.frames[f"{side} wrist"]
        palm(solids, wrist, side)
        fingers(solids, wrist, side, grips.get(side, relaxed()))
    return solids
