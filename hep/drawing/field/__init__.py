"""Field: solids as rows of numbers, and the compiled distance to them."""

from hep.drawing.field.layout import MATERIALS
from hep.drawing.field.scene import Scene, scene
from hep.drawing.field.solids import Cut, Solids, Split, box, cone, ends, inflated, lowest

__all__ = [
    "MATERIALS",
    "Cut",
    "Scene",
    "Solids",
    "Split",
    "box",
    "cone",
    "ends",
    "inflated",
    "lowest",
    "scene",
]
