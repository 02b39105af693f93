"""Lengths of an adult 1.72 m tall, in metres.

Shares of standing height in the manner of Drillis and Contini's anthropometric tables, rounded:
these are drawing proportions, not measurements of a patient.
"""

HEIGHT = 1.72
THIGH = 0.245 * HEIGHT
SHANK = 0.246 * HEIGHT
SOLE = 0.039 * HEIGHT
UPPER_ARM = 0.180 * HEIGHT
FOREARM = 0.146 * HEIGHT
HIP_HALF = 0.085
SHOULDER_HALF = 0.172
SIDES = ("right", "left")


def outward(side: str) -> int:
    """The sign of y on this side of the body: -1 right, +1 left."""
    return -1 if side == "right" else 1


def other(side: str) -> str:
    """The opposite side."""
    return "left" if side == "right" else "right"
