"""Contours: pixels become smooth lines and regions."""

from hep.drawing.contours.curves import Curve, cubic, fitted, joined, polygon
from hep.drawing.contours.lines import Border, Line, lines
from hep.drawing.contours.regions import region
from hep.drawing.contours.smooth import lengths, runs, smoothed, spaced

__all__ = [
    "Border",
    "Curve",
    "Line",
    "cubic",
    "fitted",
    "joined",
    "lengths",
    "lines",
    "polygon",
    "region",
    "runs",
    "smoothed",
    "spaced",
]
