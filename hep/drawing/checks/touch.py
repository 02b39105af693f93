"""What touches what: nothing may sink into the floor, a prop or another part of the body."""

from dataclasses import dataclass

import numpy as np

from hep.drawing.arrays import Array
from hep.drawing.body.parts import GROUP, GROUPS, JOINED, NEIGHBOURS, PROPS
from hep.drawing.field import Scene, Solids, ends, lowest, scene
from hep.drawing.figure import Body
from hep.drawing.props.carried import HELD

SOFT = frozenset({"pillow", "towel", "roll", "ball", *HELD})
"""Props that give way."""
OVERLAP, FLOOR, PROP = 0.030, 0.014, 0.022
"""How deep flesh may press into flesh, the floor and a hard prop, metres."""
# Parts that rest on each other whenever a hip or a knee is fully bent.
_FOLDING = frozenset(
    {
        (GROUP["torso"], GROUP["right shank"]),
        (GROUP["torso"], GROUP["left shank"]),
        (GROUP["right thigh"], GROUP["left thigh"]),
    }
)


@dataclass(frozen=True)
class Samples:
    """Points along the axes of one group's cones, with the flesh's thickness around each."""

    points: Array
    thick: Array


def samples(body: Body, group: int) -> Samples:
    """The samples of a group; cut cones (cloth, hair) are left out."""
    own = (body.scene.codes[:, 0] == group) & (body.scene.reals[:, 21] == 0)
    reals = body.scene.reals[own]
    a, b = ends(reals)
    share = np.linspace(0, 1, 5)[None, :, None]
    points = a[:, None] * (1 - share) + b[:, None] * share
    thick = reals[:, 7, None] * (1 - share[..., 0]) + reals[:, 8, None] * share[..., 0]
    return Samples(points.reshape(-1, 3), (thick * reals[:, 19, None]).ravel())


def group_scene(body: Body, groups: set[int]) -> Scene:
    """Only the solids of some groups."""
    few = Solids()
    for row, tag in zip(body.solids.rows, body.solids.tags, strict=True):
        if tag[0] in groups:
            few.add(row, *tag)
    return scene(few, NEIGHBOURS)


def overlaps(body: Body) -> list[str]:
    """A finding for every two parts of the body that sink into each other."""
    found = []
    parts = [samples(body, group) for group in range(PROPS)]
    for b in range(PROPS):
        other = group_scene(body, {b})
        for a in range(b):
            if (a, b) in JOINED | _FOLDING:
                continue
            depth = float((parts[a].thick - other.distance(parts[a].points)).max())
            if depth > OVERLAP:
                found.append(f"overlap: {GROUPS[a]} and {GROUPS[b]} by {depth * 1000:.0f} mm")
    return found


def floor(body: Body) -> list[str]:
    """A finding when a part is below the floor."""
    found = []
    for group in range(PROPS):
        low = lowest(body.scene.reals[body.scene.codes[:, 0] == group])
        if low < -FLOOR:
            found.append(f"floor: {GROUPS[group]} is {-low * 1000:.0f} mm below the floor")
    return found


def prop_depths(body: Body) -> list[tuple[int, str, float]]:
    """For every body part and prop that does not give way, how deep one is in the other."""
    found = []
    for number, prop in enumerate(body.skeleton.pose.props):
        if not (body.scene.codes[:, 0] == PROPS + number).any():
            continue
        solid = group_scene(body, {PROPS + number})
        for group in range(PROPS):
            part = samples(body, group)
            found.append(
                (group, prop.kind, float((part.thick - solid.distance(part.points)).max()))
            )
    return found


def into_props(body: Body) -> list[str]:
    """A finding for every body part inside a prop."""
    return [
        f"prop: {GROUPS[group]} is {depth * 1000:.0f} mm inside the {kind}"
        for group, kind, depth in prop_depths(body)
        if depth > PROP and kind not in SOFT
    ]
