"""Ink: lines, tones, targets, arrows and faces become painted shapes."""

from hep.drawing.body import Look
from hep.drawing.contours import lines
from hep.drawing.ink.arrows import arrows
from hep.drawing.ink.face import face
from hep.drawing.ink.frame import frame, frame_box
from hep.drawing.ink.ghost import ghost
from hep.drawing.ink.ground import ground
from hep.drawing.ink.palette import PEN, UNITS_PER_METRE
from hep.drawing.ink.strokes import halos, inked, strokes
from hep.drawing.ink.targets import AREAS, SEEN, TargetError, targets, visible
from hep.drawing.ink.tones import tones
from hep.drawing.skeleton import Skeleton
from hep.drawing.svg import Shape
from hep.drawing.view import View

__all__ = ["AREAS", "SEEN", "TargetError", "frame_box", "shapes", "units_per_pixel", "visible"]


def units_per_pixel(view: View) -> float:
    """How many paper units one pixel of a view is."""
    return view.projection.pixel * UNITS_PER_METRE


def shapes(
    view: View, skeleton: Skeleton, person: Look, enlarge: float = 1.0, behind: View | None = None
) -> list[Shape]:
    """Everything to paint, from the back to the front; `behind` is the view of a ghost."""
    pen = PEN / (units_per_pixel(view) * enlarge)
    seen = view.depth[view.code > 0]
    found = strokes(
        lines(view), pen, (float(seen.min()), float(seen.max())) if len(seen) else (0.0, 1.0)
    )
    return [
        *ground(view, skeleton, pen),
        *([ghost(behind)] if behind is not None else []),
        *tones(view, skeleton, person),
        *targets(view, skeleton, pen),
        *halos(found, pen),
        *inked(found, pen),
        *face(view, skeleton, person, pen),
        *(frame(view) if skeleton.pose.camera.close_up else []),
        *arrows(view.projection, skeleton, pen),
    ]
