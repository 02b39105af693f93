"""A body must rest on something, with its weight above what it rests on.

Shares of body mass per segment as tabled by Winter, Biomechanics and Motor Control of Human
Movement; trunk without head and limbs.
"""

import numpy as np
from scipy.spatial import ConvexHull, QhullError

from hep.drawing.arrays import Array, Mask
from hep.drawing.body.parts import GROUP, GROUPS, PROPS
from hep.drawing.checks.touch import Samples, group_scene, samples
from hep.drawing.figure import Body
from hep.drawing.skeleton import SIDES, Skeleton

NEAR = 0.022
"""A part this near to the floor or a prop touches it, metres."""
LEAN = 0.08
"""How far the weight may lie outside of its support before a drawing looks like falling."""
_TRUNK = (("pelvis", 0.142), ("L2", 0.139), ("T5", 0.216), ("head", 0.081))
_LIMBS = (
    ("hip", "knee", 0.100),
    ("knee", "ankle", 0.0465),
    ("ankle", "ankle", 0.0145),
    ("shoulder", "elbow", 0.028),
    ("elbow", "wrist", 0.016),
    ("wrist", "wrist", 0.006),
)
HANDS = ("right hand", "left hand")


def support(body: Body) -> list[str]:
    """A finding when nothing carries the body, or its weight is not above what does."""
    points = touching(body)
    if not len(points):
        return ["support: the body floats, nothing touches the floor or a prop"]
    beyond = outside(points[:, :2], weight(body.skeleton)[:2])
    if beyond > LEAN:
        return [f"support: the weight is {beyond * 1000:.0f} mm beyond what carries it"]
    return []


def touching(body: Body) -> Array:
    """The points where the body touches the floor or a prop, shape (n, 3)."""
    props = {PROPS + i for i in range(len(body.skeleton.pose.props))}
    there = props & set(body.scene.codes[:, 0].tolist())
    solid = group_scene(body, there) if there else None
    found = []
    for group in range(PROPS):
        part = samples(body, group)
        gap = part.points[:, 2] - part.thick
        if solid is not None:
            gap = np.minimum(gap, solid.distance(part.points) - part.thick)
        found.append(_spread(part, gap < NEAR))
    return np.concatenate(found)


def _spread(part: Samples, touches: Mask) -> Array:
    """Touching points, widened by half the flesh around them."""
    p, r = part.points[touches], part.thick[touches, None] * 0.5
    return np.concatenate(
        [p + r * np.array(d) for d in ((1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0))]
    )


def weight(skeleton: Skeleton) -> Array:
    """The body's centre of mass."""
    total, centre = 0.0, np.zeros(3)
    for bone, mass in _TRUNK:
        centre = centre + skeleton.frames[bone].at * mass
        total += mass
    for side in SIDES:
        for upper, lower, mass in _LIMBS:
            a, b = skeleton.frames[f"{side} {upper}"].at, skeleton.frames[f"{side} {lower}"].at
            centre = centre + (a + b) / 2 * mass
            total += mass
    return centre / total


def outside(points: Array, centre: Array) -> float:
    """How far a point lies outside the hull of others, metres; 0 inside it."""
    try:
        hull = ConvexHull(points)
    except QhullError:
        return float(np.hypot(*(points - centre).T).min())
    return float(max(0.0, (hull.equations[:, :2] @ centre + hull.equations[:, 2]).max()))


def hands(body: Body) -> list[str]:
    """A finding when both hands are in the same place without holding each other."""
    arms = body.skeleton.pose.arms
    holding = any(
        arm.hand is not None and arm.hand.on.endswith(("hand", "wrist")) for arm in arms.values()
    )
    right, left = (samples(body, GROUP[name]) for name in HANDS)
    gap = np.linalg.norm(right.points[:, None] - left.points[None], axis=-1)
    depth = float((right.thick[:, None] + left.thick[None] - gap).max())
    if holding or depth < 0.018:
        return []
    return [
        f"hands: {GROUPS[GROUP['right hand']]} and left hand share a place ({depth * 1000:.0f} mm)"
    ]
