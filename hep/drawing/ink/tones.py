"""Tones: the flat greys under the lines."""

import numpy as np

from hep.drawing.arrays import Mask
from hep.drawing.body import Look
from hep.drawing.body.parts import (
    ARM_LABELS,
    CLOTH,
    HAIR,
    LABEL,
    LEG_LABELS,
    METAL,
    RUBBER,
    SHIRT,
    SHORTS,
    SKIN,
    WOOD,
)
from hep.drawing.contours import region
from hep.drawing.ink import palette
from hep.drawing.skeleton import SIDES, Skeleton
from hep.drawing.svg import Paint, Shape
from hep.drawing.view import View

FAR_BY = 0.10
"""A limb this much farther away than its fellow is toned, metres."""
_LIMBS = (
    (LEG_LABELS, ("hip", "knee", "ankle")),
    (ARM_LABELS, ("shoulder", "elbow", "wrist")),
)


def tones(view: View, skeleton: Skeleton, person: Look) -> list[Shape]:
    """All fills: skin under everything, then cloth, hair, props, and the farther limbs."""
    shapes = [_filled(view.code > 0, person.skin)]
    far = _far_skin(view, skeleton)
    shapes.append(_filled(far, person.far_skin))
    level = view.normal[..., 2] > 0.7
    for material, tone, side_tone in (
        (SHIRT, person.shirt, ""),
        (SHORTS, person.shorts, ""),
        (HAIR, person.hair_tone, ""),
        (CLOTH, palette.CLOTH_TONE, ""),
        (RUBBER, palette.RUBBER_TONE, ""),
        (METAL, palette.METAL_TONE, ""),
        (WOOD, palette.WOOD_TOP, palette.WOOD_SIDE),
    ):
        here = view.material == material
        shapes.append(_filled(here, side_tone or tone))
        if side_tone:
            shapes.append(_filled(here & level, tone))
    return shapes


def _filled(mask: Mask, tone: str) -> Shape:
    return Shape(tuple(region(mask)), Paint(fill=tone, even_odd=True))


def _far_skin(view: View, skeleton: Skeleton) -> Mask:
    far = np.zeros(view.code.shape, bool)
    forward = view.projection.forward
    for names, joints in _LIMBS:
        shown = [view.shows(frozenset(LABEL[f"{side} {n}"] for n in names)) for side in SIDES]
        if min(mask.sum() for mask in shown) < 60:
            continue
        right, left = (
            np.mean([skeleton.frames[f"{side} {j}"].at @ forward for j in joints]) for side in SIDES
        )
        if abs(right - left) > FAR_BY:
            far |= shown[0 if right > left else 1]
    result: Mask = far & (view.material == SKIN)
    return result
