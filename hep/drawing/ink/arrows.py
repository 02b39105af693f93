"""Movement arrows."""

import numpy as np

from hep.drawing.arrays import Array, vector
from hep.drawing.contacts import bone_point
from hep.drawing.contours import Curve, lengths, polygon
from hep.drawing.contours.curves import fitted, joined
from hep.drawing.ink import palette
from hep.drawing.skeleton import Skeleton
from hep.drawing.svg import Paint, Shape
from hep.drawing.view import Projection
from hep.pose import Arrow

HEAD = 8.5
SHAFT = 3.0
"""Length of the head and breadth of the shaft, in pens."""


def arrows(projection: Projection, skeleton: Skeleton, pen: float) -> list[Shape]:
    """Every arrow of a pose, each over a white casing of its own."""
    shapes: list[Shape] = []
    for arrow in skeleton.pose.arrows:
        outline = tuple(_outline(way(projection, skeleton, arrow), pen))
        casing = Paint(palette.WHITE, palette.WHITE, palette.PEN * 2)
        shapes += [Shape(outline, casing), Shape(outline, Paint(fill=palette.MOVE))]
    return shapes


def way(projection: Projection, skeleton: Skeleton, arrow: Arrow) -> Array:
    """The arrow's middle line in pixels, shape (n, 2)."""
    origin = bone_point(skeleton, arrow.near, 0.5)[1] if arrow.near else vector(0, 0, 0)
    a, b = projection.paper(np.stack([origin + vector(*arrow.start), origin + vector(*arrow.end)]))
    side = np.array([-(b - a)[1], (b - a)[0]])
    middle = (a + b) / 2 + side * arrow.bend
    t = np.linspace(0, 1, 40)[:, None]
    result: Array = (1 - t) ** 2 * a + 2 * t * (1 - t) * middle + t * t * b
    return result


def _outline(points: Array, pen: float) -> list[Curve]:
    walked = lengths(points)
    head = min(pen * HEAD, walked[-1] * 0.6)
    last = int(np.searchsorted(walked, walked[-1] - head * 0.8))
    tip = points[-1]
    way = (tip - points[last - 1]) / (np.hypot(*(tip - points[last - 1])) + 1e-9)
    side = np.array([-way[1], way[0]])
    corners = [
        tip,
        tip - way * head + side * head * 0.55,
        tip - way * head * 0.78,
        tip - way * head - side * head * 0.55,
        tip,
    ]
    shaft = points[:last]
    breadth = np.full(len(shaft), pen * SHAFT) * np.interp(np.arange(len(shaft)), [0, 8], [0.5, 1])
    along = np.gradient(shaft, axis=0)
    along /= np.hypot(along[:, 0], along[:, 1])[:, None] + 1e-9
    edge = np.stack([-along[:, 1], along[:, 0]], 1) * breadth[:, None] / 2
    body = joined(fitted(shaft + edge, 0.4), fitted((shaft - edge)[::-1], 0.4))
    return [body, polygon(np.array(corners))]
