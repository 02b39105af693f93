"""Checks: faults a picture can have that a computer can see.

A finding is one line, its kind before the colon: range, floor, overlap, prop, support, contact,
hands, highlight or frame. A pose may excuse findings by their beginning, with a reason.
"""

from dataclasses import dataclass

from hep.drawing.checks.angles import Angles, angles
from hep.drawing.checks.ranges import ranges
from hep.drawing.checks.sight import sight
from hep.drawing.checks.support import hands, support
from hep.drawing.checks.touch import floor, into_props, overlaps
from hep.drawing.figure import Body, posed
from hep.pose import Pose

REACH = 0.025
"""How far a hand or foot may stay from its contact, metres."""


@dataclass(frozen=True)
class Verdict:
    """What a check found: everything wrong with a pose, and the angles its contacts left."""

    findings: list[str]
    angles: Angles


def check(pose: Pose) -> Verdict:
    """Judge a pose; excused findings are included. Raises errors of wrong names."""
    body = posed(pose)
    return Verdict(_findings(body), angles(body.skeleton))


def _findings(body: Body) -> list[str]:
    return [
        *ranges(body.skeleton),
        *floor(body),
        *overlaps(body),
        *into_props(body),
        *support(body),
        *contacts(body),
        *hands(body),
        *sight(body),
    ]


def contacts(body: Body) -> list[str]:
    """A finding for every hand or foot that does not reach its contact."""
    return [
        f"contact: {part} stays {miss * 1000:.0f} mm from its place"
        for part, miss in body.skeleton.missed.items()
        if miss > REACH
    ]


def open_findings(pose: Pose, findings: list[str]) -> list[str]:
    """The findings the pose does not excuse."""
    return [f for f in findings if not any(f.startswith(start) for start in pose.excused)]
