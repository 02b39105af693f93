"""Props that stand on the floor."""

from hep.drawing.arrays import about_y
from hep.drawing.body.parts import CLOTH, METAL, WOOD
from hep.drawing.props.maker import Maker


def chair(make: Maker) -> None:
    """A chair; `height` of the seat, `arms = 1` gives it armrests."""
    at, h = make.place(), make.number_of("height", 0.45)
    make.box(at.point(0, 0, h - 0.02), (0.215, 0.22, 0.02), at.turn, rounding=0.008)
    for y in (-0.195, 0.195):
        make.bar(at.point(0.2, y, 0.014), at.point(0.19, y, h - 0.045), 0.014)
        make.bar(at.point(-0.2, y, 0.014), at.point(-0.19, y, h - 0.045), 0.014)
        make.bar(at.point(-0.19, y, h - 0.045), at.point(-0.245, y, h + 0.42), 0.014)
        if make.number_of("arms", 0):
            make.bar(at.point(-0.22, y * 1.12, h + 0.2), at.point(0.16, y * 1.12, h + 0.2), 0.016)
            make.bar(at.point(0.16, y * 1.12, h + 0.2), at.point(0.17, y * 1.08, h - 0.03), 0.013)
    back = at.turn @ about_y(-7)
    make.box(at.point(-0.24, 0, h + 0.35), (0.012, 0.2, 0.075), back, rounding=0.008)


def stool(make: Maker) -> None:
    """A seat without a back; `height` of the seat."""
    at, h = make.place(), make.number_of("height", 0.45)
    make.box(at.point(0, 0, h - 0.025), (0.2, 0.2, 0.025), at.turn, rounding=0.012)
    for x in (-0.17, 0.17):
        for y in (-0.17, 0.17):
            make.bar(at.point(x, y, 0.014), at.point(x, y, h - 0.05), 0.015)


def table(make: Maker) -> None:
    """A table; `size` (length, width) and `height`."""
    at, h = make.place(), make.number_of("height", 0.74)
    length, width = make.numbers("size", (0.7, 1.1))
    make.box(at.point(0, 0, h - 0.03), (length / 2, width / 2, 0.03), at.turn, rounding=0.01)
    for x in (-1, 1):
        for y in (-1, 1):
            foot = (x * (length / 2 - 0.06), y * (width / 2 - 0.06))
            make.bar(at.point(*foot, 0.02), at.point(*foot, h - 0.06), 0.02)


def bed(make: Maker) -> None:
    """A bed or treatment couch; `size` (length, width) and `height` of the top."""
    at, h = make.place(), make.number_of("height", 0.5)
    length, width = make.numbers("size", (1.95, 0.75))
    make.box(at.point(0, 0, h - 0.05), (length / 2, width / 2, 0.05), at.turn, CLOTH, 0.02)
    make.box(at.point(0, 0, h - 0.13), (length / 2 - 0.03, width / 2 - 0.03, 0.03), at.turn)
    for x in (-1, 1):
        for y in (-1, 1):
            foot = (x * (length / 2 - 0.12), y * (width / 2 - 0.09))
            make.bar(at.point(*foot, 0.02), at.point(*foot, h - 0.15), 0.025)


def wall(make: Maker) -> None:
    """A wall whose surface faces -x before `facing` turns it; `size` (width, height)."""
    at = make.place()
    width, height = make.numbers("size", (0.84, 1.9))
    make.box(at.point(0.03, 0, height / 2), (0.03, width / 2, height / 2), at.turn, WOOD, 0.004)


def door_frame(make: Maker) -> None:
    """A door frame in the plane across x; `size` (opening, height); `sides = 1` draws one post."""
    at = make.place()
    opening, height = make.numbers("size", (0.86, 2.02))
    posts = (
        (-1, 1)
        if make.number_of("sides", 2) == 2
        else (1 if make.number_of("side", -1) > 0 else -1,)
    )
    for y in posts:
        centre = at.point(0.05, y * (opening / 2 + 0.05), height / 2)
        make.box(centre, (0.05, 0.05, height / 2), at.turn)
    if len(posts) == 2:
        make.box(at.point(0.05, 0, height + 0.05), (0.05, opening / 2 + 0.1, 0.05), at.turn)


def counter(make: Maker) -> None:
    """A kitchen counter; `size` (depth, width) and `height`; its near edge is at x = `at`."""
    at, h = make.place(), make.number_of("height", 0.92)
    depth, width = make.numbers("size", (0.45, 0.95))
    middle = depth / 2
    make.box(at.point(middle, 0, h - 0.02), (middle, width / 2, 0.02), at.turn, rounding=0.006)
    make.box(
        at.point(middle + 0.02, 0, (h - 0.04) / 2),
        (middle - 0.02, width / 2 - 0.015, (h - 0.04) / 2),
        at.turn,
    )


def rail(make: Maker) -> None:
    """A hand rail on two posts across x; `height`, `size` (length,)."""
    at, h = make.place(), make.number_of("height", 0.92)
    half = make.numbers("size", (0.8,))[0] / 2
    make.bar(at.point(0, -half, h), at.point(0, half, h), 0.019, METAL)
    for y in (-half * 0.86, half * 0.86):
        make.bar(at.point(0, y, 0.015), at.point(0, y, h), 0.017, METAL)


def step(make: Maker) -> None:
    """A step; `height`, `size` (depth, width); its near edge is at x = `at`."""
    at, h = make.place(), make.number_of("height", 0.15)
    depth, width = make.numbers("size", (0.34, 0.6))
    make.box(at.point(depth / 2, 0, h / 2), (depth / 2, width / 2, h / 2), at.turn)


def board(make: Maker) -> None:
    """A sliding board flat on the floor or bed; `size` (length, width)."""
    at = make.place()
    length, width = make.numbers("size", (0.75, 0.4))
    make.box(at.point(0, 0, 0.006), (length / 2, width / 2, 0.006), at.turn, rounding=0.003)


KINDS = {
    "chair": chair,
    "stool": stool,
    "table": table,
    "bed": bed,
    "wall": wall,
    "door frame": door_frame,
    "counter": counter,
    "rail": rail,
    "step": step,
    "sliding board": board,
}
