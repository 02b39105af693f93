"""Props the body lies on, holds or wears."""

from math import cos, pi, sin

import numpy as np

from hep.drawing.arrays import Array, Frame, across, unit, vector
from hep.drawing.body.parts import CLOTH, METAL, RUBBER, WOOD
from hep.drawing.props.maker import Maker
from hep.drawing.skeleton import outward

UP = vector(0, 0, 1)


def pillow(make: Maker) -> None:
    """A pillow; `thick` is how high it stands, `size` (depth, width)."""
    at = make.place(make.number_of("height", 0.0))
    thick = make.number_of("thick", 0.1)
    depth, width = make.numbers("size", (0.26, 0.42))
    radius, half = depth / 2, max(width / 2 - depth / 4, 0.02)
    centre = at.at + UP * thick / 2
    a, b = centre - at.turn @ vector(0, half, 0), centre + at.turn @ vector(0, half, 0)
    make.soft(a, b, radius, (UP, thick / depth), CLOTH)


def roll(make: Maker) -> None:
    """A rolled towel or foam roller lying across; `radius`, `size` (length,)."""
    at, r = make.place(), make.number_of("radius", 0.06)
    half = make.numbers("size", (0.4,))[0] / 2
    centre = at.at + UP * (0 if make.has("near") else r)
    y = at.turn @ vector(0, half, 0)
    make.bar(centre - y, centre + y, r, CLOTH)


def towel(make: Maker) -> None:
    """A folded towel lying flat; `size` (length, width), `thick`."""
    at, thick = make.place(make.number_of("height", 0.0)), make.number_of("thick", 0.02)
    length, width = make.numbers("size", (0.4, 0.25))
    make.box(at.point(0, 0, thick / 2), (length / 2, width / 2, thick / 2), at.turn, CLOTH, 0.008)


def ball(make: Maker) -> None:
    """A ball; `radius`. It lies on the floor unless `at` has a height or `near` places it."""
    at, r = make.place(), make.number_of("radius", 0.05)
    low = 0 if make.has("near") or len(make.numbers("at", ())) == 3 else r
    make.bar(at.at + UP * low, at.at + UP * low, r, RUBBER if r < 0.05 else CLOTH)


def stick(make: Maker) -> None:
    """A stick through both hands, or from `at` along `way`; `length`."""
    half = make.number_of("length", 0.9) / 2
    if make.has("way"):
        centre, way = make.place().at, unit(vector(*make.numbers("way", (1, 0, 0))))
    else:
        right, left = (grasp(make, side) for side in ("right", "left"))
        centre, way = (right + left) / 2, unit(left - right)
    make.bar(centre - way * half, centre + way * half, 0.0125)


def dumbbell(make: Maker) -> None:
    """A small weight in the hand `hand`."""
    side = make.word("hand", "right")
    wrist = make.skeleton.frames[f"{side} wrist"]
    centre, way = grasp(make, side), wrist.direction(1, 0, 0)
    make.bar(centre - way * 0.075, centre + way * 0.075, 0.013, METAL)
    for sign in (-1, 1):
        make.bar(centre + way * sign * 0.062, centre + way * sign * 0.095, 0.031, METAL)


def grasp(make: Maker, side: str) -> Array:
    """The point in a hand where something held runs through the curled fingers."""
    return make.skeleton.frames[f"{side} wrist"].point(0, outward(side) * -0.030, -0.082)


def strap(make: Maker) -> None:
    """A strap round a foot with both ends in the hands; `foot` names it, `hands` both or one."""
    side = make.word("foot", "right")
    hands = ("right", "left") if make.word("hands", "both") == "both" else (make.word("hands"),)
    ankle = make.skeleton.frames[f"{side} ankle"]
    sole = [ankle.point(0.085, y, -0.073) for y in (-0.045, 0.0, 0.045)]
    make.ribbon(sole, ankle.direction(1, 0, 0), 0.016, RUBBER)
    ends = {"right": ankle.point(0.078, -0.05, -0.055), "left": ankle.point(0.078, 0.05, -0.055)}
    for number, edge in enumerate(("right", "left")):
        hand = hands[min(number, len(hands) - 1)]
        _strand(make, hand, ends[edge], sole[0 if edge == "right" else 2])


def _strand(make: Maker, hand: str, edge: Array, sole: Array) -> None:
    held = grasp(make, hand)
    tail = held + unit(held - edge) * 0.05
    make.ribbon([sole, edge, held, tail], vector(0, 0, 1), 0.014, RUBBER)


def band(make: Maker) -> None:
    """A long band between two places: `start` and `end` name a hand, a part or give a point."""
    points = [_place(make, make.word(key), key) for key in ("start", "end")]
    make.ribbon(points, vector(0, 0, 1), 0.016, RUBBER)


def _place(make: Maker, name: str, key: str) -> Array:
    if name.endswith(" hand"):
        return grasp(make, name.partition(" ")[0])
    if make.has(f"{key}_at"):
        return vector(*make.numbers(f"{key}_at", (0, 0, 0)))
    return make.part(name, make.number_of(f"{key}_along", 0.5))


def loop(make: Maker) -> None:
    """A loop band or belt round both thighs or shanks; `on` names the part, `along` the place."""
    part, along = make.word("on", "thigh"), make.number_of("along", 0.85)
    centres = [make.part(f"{side} {part}", along) for side in ("right", "left")]
    bone = make.skeleton.frames["right hip" if part == "thigh" else "right knee"]
    _ring(make, centres[0], centres[1], bone, make.number_of("radius", 0.075))


def _ring(make: Maker, a: Array, b: Array, bone: Frame, radius: float) -> None:
    axis = bone.direction(0, 0, 1)
    side = across(b - a, axis)
    front = np.cross(axis, side)
    points = [a + (front * cos(t) - side * sin(t)) * radius for t in np.linspace(0, pi, 9)]
    points += [b + (-front * cos(t) + side * sin(t)) * radius for t in np.linspace(0, pi, 9)]
    make.ribbon([*points, points[0]], axis, 0.02, RUBBER)


def card(make: Maker) -> None:
    """A small card to look at, upright; `size` (width, height)."""
    at = make.place()
    width, height = make.numbers("size", (0.12, 0.16))
    make.box(at.at, (0.003, width / 2, height / 2), at.turn, WOOD, 0.002)


KINDS = {
    "pillow": pillow,
    "roll": roll,
    "towel": towel,
    "ball": ball,
    "stick": stick,
    "dumbbell": dumbbell,
    "strap": strap,
    "band": band,
    "loop band": loop,
    "card": card,
}
HELD = frozenset({"strap", "band", "stick", "dumbbell", "loop band"})
"""Props that follow the hands, so that the fingers cannot close on them first."""
