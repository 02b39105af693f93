"""Figures: which drawing shows a pose, on which side, and the poses they are made from."""

from hep.figures.committed import Drawing, angles, drawing, index, slugs
from hep.figures.poses import pose, pose_slugs, pose_tables

__all__ = ["Drawing", "angles", "drawing", "index", "pose", "pose_slugs", "pose_tables", "slugs"]
