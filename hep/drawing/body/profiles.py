"""The outline of each limb segment, as stations along the bone.

Each station: share of the bone, front surface, back surface, half width (metres).
"""

import numpy as np
from scipy.interpolate import PchipInterpolator

from hep.drawing.arrays import Array

THIGH = (
    (0.0, 0.064, -0.078, 0.076),
    (0.15, 0.086, -0.083, 0.083),
    (0.3, 0.088, -0.078, 0.080),
    (0.5, 0.081, -0.069, 0.072),
    (0.7, 0.068, -0.058, 0.062),
    (0.86, 0.058, -0.050, 0.055),
    (1.0, 0.053, -0.047, 0.052),
)
SHANK = (
    (0.0, 0.050, -0.048, 0.050),
    (0.08, 0.049, -0.052, 0.050),
    (0.2, 0.045, -0.065, 0.053),
    (0.3, 0.042, -0.067, 0.053),
    (0.45, 0.039, -0.057, 0.047),
    (0.6, 0.036, -0.044, 0.039),
    (0.8, 0.032, -0.033, 0.031),
    (0.92, 0.031, -0.031, 0.030),
    (1.0, 0.033, -0.034, 0.032),
)
UPPER_ARM = (
    (0.08, 0.048, -0.047, 0.044),
    (0.2, 0.050, -0.048, 0.044),
    (0.4, 0.048, -0.046, 0.042),
    (0.6, 0.044, -0.043, 0.039),
    (0.8, 0.040, -0.039, 0.037),
    (1.0, 0.037, -0.036, 0.037),
)
FOREARM = (
    (0.0, 0.036, -0.036, 0.038),
    (0.15, 0.040, -0.036, 0.041),
    (0.35, 0.037, -0.033, 0.038),
    (0.6, 0.030, -0.027, 0.031),
    (0.85, 0.025, -0.022, 0.026),
    (1.0, 0.024, -0.021, 0.026),
)
Stations = tuple[tuple[float, float, float, float], ...]


def rings(stations: Stations, length: float, count: int) -> tuple[Array, Array, Array]:
    """Centres (n, 3), radii (n) and widths as a share of the radius (n) of a limb's rings."""
    table = np.array(stations)
    shares = np.linspace(table[0, 0], table[-1, 0], count + 1)
    front, back, half = (PchipInterpolator(table[:, 0], table[:, k])(shares) for k in (1, 2, 3))
    radius = (front - back) / 2
    centre = np.stack([(front + back) / 2, np.zeros(count + 1), -length * shares], axis=1)
    return centre, radius, half / radius
