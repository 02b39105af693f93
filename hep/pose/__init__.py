"""Pose: what a body does in one frame of an exercise, in clinical words and numbers."""

from hep.pose.reading import PoseError, base_names, read
from hep.pose.values import (
    Arm,
    Arrow,
    Camera,
    Contact,
    Leg,
    Pose,
    Prop,
    Settle,
    Vector,
    digest,
)

__all__ = [
    "Arm",
    "Arrow",
    "Camera",
    "Contact",
    "Leg",
    "Pose",
    "PoseError",
    "Prop",
    "Settle",
    "Vector",
    "base_names",
    "digest",
    "read",
]
