"""Figures: which drawing shows a pose, on which side, and the poses they are made from."""

from hep.figures.committed import Drawing, angles, drawing, index, mirrored, slugs, swapped
from hep.figures.poses import pose, pose_slugs, pose_tables, pose_text

__all__ = [
    "Drawing",
    "angles",
    "drawing",
    "index",
    "mirrored",
    "pose",
    "pose_slugs",
    "pose_tables",
    "pose_text",
    "slugs",
    "swapped",
]
