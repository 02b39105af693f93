"""View: the scene projected onto pixels that know their part, depth and slope."""

from hep.drawing.view.buffers import View, view
from hep.drawing.view.camera import Projection, axes, projection

__all__ = ["Projection", "View", "axes", "projection", "view"]
