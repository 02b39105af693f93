"""Skeleton: joint angles become the places of bones."""

from hep.drawing.skeleton.kinematics import Skeleton
from hep.drawing.skeleton.proportions import SIDES, other, outward
from hep.drawing.skeleton.reach import hinge_frames, two_bones

__all__ = ["SIDES", "Skeleton", "hinge_frames", "other", "outward", "two_bones"]
