"""Comparing two drawings: the same shapes within a tolerance, and where they are not.

Processors differ in the last digits, so curves may be divided differently while they lie in the
same place. Each drawing is therefore turned into points along its paths, and every point of one
must lie near the other.
"""

import re
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

TOLERANCE = 1.0
"""Units between drawings that count as the same: 0.1 mm on paper."""
STRAYS = 0.004
"""The share of points that may lie farther, where a short line is just drawn or just not."""
STEP = 0.25


@dataclass(frozen=True)
class Painted:
    """The points of all paths with one paint."""

    paint: str
    points: np.ndarray


def painted(svg: str) -> dict[str, np.ndarray]:
    """Points along the paths of a drawing, by paint without line breadth."""
    found: dict[str, list[np.ndarray]] = {}
    for data, attributes in re.findall(r'<path d="([^"]+)" ([^>]+)/>', svg):
        tones = dict(re.findall(r'(fill|stroke)="([^"]+)"', attributes))
        tone = tones["fill"] if tones["fill"] != "none" else tones["stroke"]
        found.setdefault(tone, []).append(along(data))
    return {tone: np.concatenate(points) for tone, points in found.items()}


def along(data: str) -> np.ndarray:
    """Points along path data, about STEP units apart on straight pieces."""
    points: list[np.ndarray] = []
    here = np.zeros(2)
    for letter, text in re.findall(r"([Mlcz])([^Mlcz]*)", data):
        numbers = np.array([float(n) for n in re.findall(r"-?\d*\.?\d+", text)]).reshape(-1, 2)
        if letter == "M":
            here = numbers[0]
        size = {"l": 1, "c": 3}.get(letter, 0)
        for i in range(0, len(numbers) if size else 0, size or 1):
            corners = np.vstack([here[None], here + numbers[i : i + size]])
            points.append(_piece(corners))
            here = corners[-1]
    return np.concatenate(points)


def _piece(corners: np.ndarray) -> np.ndarray:
    count = max(2, int(np.hypot(*(corners[-1] - corners[0])) / STEP))
    t = np.linspace(0, 1, count)[:, None]
    if len(corners) == 2:
        return corners[0] * (1 - t) + corners[1] * t
    weights = np.hstack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3])
    return weights @ corners


def differences(old: str, new: str) -> list[str]:
    """What differs between two drawings, one readable line each."""
    before, after = painted(old), painted(new)
    found = [f"{tone} is drawn in only one of them" for tone in sorted(set(before) ^ set(after))]
    for tone in sorted(set(before) & set(after)):
        for name, one, two in (("old", before, after), ("new", after, before)):
            gaps, _ = cKDTree(two[tone]).query(one[tone])
            far = gaps > TOLERANCE
            if far.mean() > STRAYS:
                x, y = one[tone][int(np.argmax(gaps))]
                found.append(
                    f"{tone}: {far.mean():.1%} of the {name} drawing lies {gaps.max():.1f} units "
                    f"or less from the other, the farthest at {x:.0f}, {y:.0f}"
                )
    return found
