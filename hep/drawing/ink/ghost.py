"""The ghost: a faint outline of where the body was, for small movements."""

from hep.drawing.contours import region
from hep.drawing.ink import palette
from hep.drawing.svg import Paint, Shape
from hep.drawing.view import View


def ghost(picture: View) -> Shape:
    """The outline of the body in a view, as a thin grey line."""
    outline = tuple(region(picture.body(), blur=2.0, smallest=200))
    return Shape(outline, Paint(stroke=palette.GHOST, width=palette.PEN * 0.5))
