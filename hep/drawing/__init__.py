"""Drawing: the engine that turns a pose into a figure. It reads and writes no files.

Rooms, in the order a figure passes them: skeleton (joint angles become bones), contacts (the body
comes to rest, hands and feet find their places), body and props (bones become solids of a distance
field), view (rays find what each pixel shows), contours (pixels become lines), ink (lines become
shapes), svg (shapes become text). checks looks for faults; raster shows drawings on a screen.
"""

from hep.drawing.figure import Body, Figure, draw, inked, posed, seen

ENGINE = 2
"""Raise this when a change alters drawings; then every committed drawing is stale."""

__all__ = ["ENGINE", "Body", "Figure", "draw", "inked", "posed", "seen"]
