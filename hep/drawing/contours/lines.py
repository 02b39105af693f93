"""Lines: chains joined where they run straight through a junction, with what they part."""

from dataclasses import dataclass, fields

import numpy as np

from hep.drawing.arrays import Array, Ints, Mask
from hep.drawing.contours.cracks import Chain, chains
from hep.drawing.field import MATERIALS
from hep.drawing.view import View

STRAIGHT = -0.55
"""The cosine below which two chains leaving a junction count as one line."""
LOOK_AHEAD = 9
BACKGROUND_JUMP = 9.0


@dataclass(frozen=True)
class Border:
    """What each crack of a line parts; every field has one entry per crack.

    jump: difference of depth, metres; crease: 1 - cosine between the normals; depth: of the nearer
    side; far: unit step towards the farther side; the rest name both sides.
    """

    background: Mask
    jump: Array
    crease: Array
    depth: Array
    far: Array
    label_a: Ints
    label_b: Ints
    material_a: Ints
    material_b: Ints
    group_a: Ints
    group_b: Ints

    def turned(self) -> "Border":
        """The same border, walked the other way."""
        return Border(*(getattr(self, f.name)[::-1] for f in fields(self)))


@dataclass(frozen=True)
class Line:
    """A line of the drawing: `points` (n + 1, 2) in pixels, and its border."""

    points: Array
    border: Border
    closed: bool


End = tuple[int, int]
"""A chain's number and which of its ends: 0 start, 1 end."""


def lines(view: View) -> list[Line]:
    """All lines of a view."""
    found = chains(view)
    links = _links(found, [_codes(view, chain) for chain in found])
    seen: set[int] = set()
    result = []
    for number in range(len(found)):
        if number not in seen:
            result.append(
                _line(view, [(found[n], turned) for n, turned in _walk(number, links, seen)])
            )
    return result


def _codes(view: View, chain: Chain) -> frozenset[int]:
    code = view.code.ravel()
    return frozenset((int(code[chain.a[0]]), int(code[chain.b[0]])))


def _links(found: list[Chain], codes: list[frozenset[int]]) -> dict[End, End]:
    """Which chain ends run on into each other."""
    at: dict[int, list[End]] = {}
    for number, chain in enumerate(found):
        if not chain.closed:
            at.setdefault(chain.start, []).append((number, 0))
            at.setdefault(chain.end, []).append((number, 1))
    links: dict[End, End] = {}
    for ends in at.values():
        best = min(_pairs(found, codes, ends), default=None)
        if best is not None and best[0] < STRAIGHT:
            links[best[1]], links[best[2]] = best[2], best[1]
    return links


def _pairs(
    found: list[Chain], codes: list[frozenset[int]], ends: list[End]
) -> list[tuple[float, End, End]]:
    """Every two ends of a junction that part something in common, with their cosine."""
    return [
        (float(_leaving(found, one) @ _leaving(found, two)), one, two)
        for i, one in enumerate(ends)
        for two in ends[i + 1 :]
        if one[0] != two[0] and codes[one[0]] & codes[two[0]]
    ]


def _leaving(found: list[Chain], end: End) -> Array:
    points = found[end[0]].points
    if end[1]:
        points = points[::-1]
    way = points[min(LOOK_AHEAD, len(points) - 1)] - points[0]
    result: Array = way / (np.hypot(*way) + 1e-9)
    return result


def _walk(number: int, links: dict[End, End], seen: set[int]) -> list[tuple[int, bool]]:
    """The chains of one line, in order; each with whether it is walked backwards."""
    start: End = (number, 0)
    for _ in range(500):
        if start not in links or links[start][0] == number:
            break
        before = links[start]
        start = (before[0], 1 - before[1])
    parts, here = [], start
    while here[0] not in seen:
        seen.add(here[0])
        parts.append((here[0], here[1] == 1))
        out = (here[0], 1 - here[1])
        if out not in links:
            break
        here = links[out]
    return parts


def _line(view: View, parts: list[tuple[Chain, bool]]) -> Line:
    points: list[Array] = []
    borders: list[Border] = []
    for chain, turned in parts:
        p, border = chain.points, _border(view, chain)
        points.append((p[::-1] if turned else p)[1 if points else 0 :])
        borders.append(border.turned() if turned else border)
    xy = np.vstack(points)
    whole = Border(*(np.concatenate([getattr(b, f.name) for b in borders]) for f in fields(Border)))
    return Line(xy, whole, bool(np.allclose(xy[0], xy[-1])))


def _border(view: View, chain: Chain) -> Border:
    a, b, width = chain.a, chain.b, view.code.shape[1]
    code, group = view.code.ravel(), view.group.ravel()
    depth, normal = view.depth.ravel(), view.normal.reshape(-1, 3)
    background = (code[a] == 0) | (code[b] == 0)
    step = np.stack([b % width - a % width, b // width - a // width], 1).astype(float)
    return Border(
        background=background,
        jump=np.where(background, BACKGROUND_JUMP, np.abs(depth[a] - depth[b])),
        crease=np.where(background, 0.0, 1 - (normal[a] * normal[b]).sum(1)),
        depth=np.minimum(depth[a], depth[b]),
        far=np.where((depth[a] < depth[b])[:, None], step, -step),
        label_a=code[a] // MATERIALS,
        label_b=code[b] // MATERIALS,
        material_a=code[a] % MATERIALS,
        material_b=code[b] % MATERIALS,
        group_a=group[a],
        group_b=group[b],
    )
