"""Head, face and hair."""

from hep.drawing.body.looks import Look
from hep.drawing.body.modeller import Modeller, Y, Z
from hep.drawing.body.parts import HAIR, SKIN
from hep.drawing.field import Solids
from hep.drawing.skeleton import Skeleton

HEAD_SCALE = 0.95
# A sphere in front of the face keeps the hair out of it: a plane looked like a bathing cap.
FACE = ((0.150, 0.0, 0.030), 0.138)


def head(skeleton: Skeleton, look: Look, solids: Solids) -> None:
    """Write the head."""
    write = Modeller(solids, skeleton.frames["head"], "head", "head", SKIN, scale=HEAD_SCALE)
    _skull(write, look)
    if look.hair != "bob":
        _ears(write.as_label("ear"))
    hair = write.as_label("hair", HAIR)
    _crown(hair, look)
    {"bun": _bun, "tail": _tail, "bob": _bob, "curls": _curls}.get(look.hair, _nothing)(hair)


def _skull(write: Modeller, look: Look) -> None:
    jaw = 1.06 if look.build == "m" else 1.0
    write.ball((0.018, 0, 0.092), 0.097, flat=((Y, 0.80), (Z, 1.0)))
    write.cone(
        (0.055, 0, 0.060), (0.064, 0, 0.005), 0.048, 0.034 * jaw, blend=0.035, flat=((Y, 1.05),)
    )
    write.cone((0.074, 0, -0.006), (0.079, 0, -0.008), 0.024 * jaw, 0.021 * jaw, blend=0.02)
    write.cone((0.086, 0, 0.028), (0.086, 0, 0.012), 0.0195, 0.0165, blend=0.014)
    write.cone((0.02, -0.034 * jaw, 0.012), (0.02, 0.034 * jaw, 0.012), 0.036, blend=0.04)
    write.cone((0.100, 0, 0.088), (0.1155, 0, 0.050), 0.0075, 0.0115, blend=0.014)


def _ears(write: Modeller) -> None:
    for side in (-1, 1):
        write.cone(
            (0.004, side * 0.076, 0.068),
            (0.0, side * 0.074, 0.045),
            0.024,
            0.016,
            blend=0.006,
            flat=((Y, 0.4),),
        )


def _crown(hair: Modeller, look: Look) -> None:
    high = 0.030 if look.hair == "thinning" else 0.0
    cut = hair.without_sphere((FACE[0][0], 0, FACE[0][2] + high), FACE[1] + high)
    hair.ball(
        (0.002, 0, 0.106),
        0.109 if look.hair != "thinning" else 0.104,
        blend=0.004,
        flat=((Y, 0.85),),
        cut=cut,
    )
    nape = hair.beyond((0.0, 0, 0.085), (1, 0, -0.25))
    hair.cone((-0.022, 0, 0.06), (-0.022, 0, 0.045), 0.085, 0.075, flat=((Y, 0.86),), cut=nape)


def _bun(hair: Modeller) -> None:
    hair.cone((-0.104, 0, 0.155), (-0.108, 0, 0.16), 0.042, blend=0.008)


def _tail(hair: Modeller) -> None:
    hair.cone((-0.108, 0, 0.11), (-0.15, 0, 0.03), 0.028, 0.022, blend=0.01)


def _bob(hair: Modeller) -> None:
    cut = hair.without_sphere((0.150, 0, 0.030), 0.150)
    for side in (-1, 1):
        hair.cone((-0.02, side * 0.044, 0.08), (-0.028, side * 0.05, 0.01), 0.054, 0.050, cut=cut)
    hair.cone((-0.06, 0, 0.08), (-0.05, 0, 0.005), 0.062, 0.055)


def _curls(hair: Modeller) -> None:
    cut = hair.without_sphere((0.152, 0, 0.030), 0.140)
    for x, y, z in (
        (0.055, 0.0, 0.19),
        (0.0, 0.045, 0.2),
        (0.0, -0.045, 0.2),
        (-0.06, 0.0, 0.195),
        (-0.1, 0.03, 0.14),
        (-0.1, -0.03, 0.14),
        (-0.035, 0.07, 0.15),
        (-0.035, -0.07, 0.15),
        (0.05, 0.05, 0.175),
        (0.05, -0.05, 0.175),
    ):
        hair.ball((x, y, z), 0.034, blend=0.008, cut=cut)


def _nothing(hair: Modeller) -> None:
    """Short hair needs nothing more than the crown."""
