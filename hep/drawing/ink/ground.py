"""The ground: mat, floor line, and the shadow where the body touches them."""

import numpy as np
from scipy import ndimage

from hep.drawing.arrays import Array, vector
from hep.drawing.body.parts import PROPS
from hep.drawing.contours import polygon, region
from hep.drawing.field import ends
from hep.drawing.ink import palette
from hep.drawing.ink.frame import inside
from hep.drawing.ink.palette import EDGE
from hep.drawing.skeleton import Skeleton
from hep.drawing.svg import Paint, Shape
from hep.drawing.view import View

THICK = 0.018
MARGIN = 0.12
NEAR = 0.038
"""Ground nearer than this to the body is in its shadow, metres."""
COARSE = 3


def ground(view: View, skeleton: Skeleton, pen: float) -> list[Shape]:
    """Everything drawn before the body."""
    shapes: list[Shape] = []
    near = bool(skeleton.pose.camera.close_up)
    for prop in skeleton.pose.props:
        given = dict(prop.settings)
        if prop.kind == "mat":
            size = given.get("area") or _mat_area(view)
            shapes += _mat(view, size)  # type: ignore[arg-type]
        if prop.kind == "floor" and given.get("line", True) and not near:
            shapes.append(_floor_line(view, given.get("span"), pen))  # type: ignore[arg-type]
    flat = any(prop.kind in ("mat", "floor") for prop in skeleton.pose.props)
    return [*shapes, *_shadow(view)] if flat else []


def _mat_area(view: View) -> tuple[float, float, float, float]:
    """A mat a hand's breadth larger than what lies low: (x from, x to, y from, y to)."""
    own = view.scene.codes[:, 0] < PROPS
    a, b = ends(view.scene.reals[own])
    points = np.concatenate([a, b])
    low = points[points[:, 2] < 0.45]
    near, far = points[:, 0].min() - MARGIN, points[:, 0].max()
    far = low[:, 0].max() + MARGIN if low[:, 0].max() > far - 0.25 else far - 0.05
    left = max(-0.55, min(-0.34, low[:, 1].min() - MARGIN))
    right = min(0.55, max(0.34, low[:, 1].max() + MARGIN))
    return float(near), float(far), float(left), float(right)


def _mat(view: View, area: tuple[float, ...]) -> list[Shape]:
    x0, x1, y0, y1 = area
    projection = view.projection
    forward = projection.forward
    end = x0 if forward[0] > 0 else x1
    near = y0 if forward[1] > 0 else y1
    faces = (
        (palette.MAT_TOP, [(x0, y0, 0), (x1, y0, 0), (x1, y1, 0), (x0, y1, 0)]),
        (palette.MAT_END, [(end, y0, 0), (end, y1, 0), (end, y1, -THICK), (end, y0, -THICK)]),
        (palette.MAT_NEAR, [(x0, near, 0), (x1, near, 0), (x1, near, -THICK), (x0, near, -THICK)]),
    )
    shown = [(tone, inside(view, projection.paper(np.array(c, dtype=float)))) for tone, c in faces]
    return [
        Shape((polygon(points),), Paint(fill=tone, stroke=EDGE, width=palette.PEN * 0.4))
        for tone, points in shown
        if len(points) > 2
    ]


def _floor_line(view: View, span: tuple[float, float] | None, pen: float) -> Shape:
    """A line on the floor along the picture, through the body's middle."""
    right = view.projection.right
    own = view.scene.codes[:, 0] < PROPS + 100
    centre = view.scene.reals[own, 39:42]
    along = centre @ right
    middle = vector(float(np.median(centre[:, 0])), float(np.median(centre[:, 1])), 0)
    a, b = span or (float(along.min()) - 0.15, float(along.max()) + 0.15)
    flat = vector(right[0], right[1], 0)
    middle = middle - flat * float(middle @ flat)
    points = view.projection.paper(np.stack([middle + flat * a, middle + flat * b]))
    return Shape((polygon(points, False),), Paint(stroke=EDGE, width=palette.PEN * 0.8))


def _shadow(view: View) -> list[Shape]:
    """The floor points nearest to the body."""
    p = view.projection
    if -p.forward[2] <= 0.05:
        return []
    rows, cols = np.mgrid[0 : p.height : COARSE, 0 : p.width : COARSE]
    points = _floor_points(p.axes(), (cols + 0.5) * p.pixel, (rows + 0.5) * p.pixel)
    distance = view.scene.distance(points.reshape(-1, 3)).reshape(rows.shape)
    dark = (
        ndimage.zoom((distance < NEAR).astype(float), COARSE, order=1)[: p.height, : p.width] > 0.5
    )
    curves = region(dark, blur=6, smallest=200, tolerance=1.0)
    return [Shape(tuple(curves), Paint(fill=palette.SHADOW, even_odd=True))]


def _floor_points(axes: Array, across: Array, down: Array) -> Array:
    origin = axes[0] + axes[1] * across[..., None] - axes[2] * down[..., None]
    result: Array = origin + axes[3] * (-origin[..., 2] / axes[3][2])[..., None]
    return result
