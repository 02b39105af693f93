"""Solids: the rows of the distance field, written by the rooms that model body and props."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from hep.drawing.arrays import Array, Frame, Ints, unit, vector
from hep.drawing.field import layout as at

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Cut:
    """What is taken away: the half space `normal` points to, or a sphere of `radius`."""

    at: Array
    normal: Array | None = None
    radius: float = 0.0


@dataclass(frozen=True)
class Split:
    """A plane beyond which a solid is made of another material."""

    at: Array
    normal: Array
    material: int


@dataclass
class Solids:
    """A growing list of solids."""

    rows: list[Array] = field(default_factory=list)
    tags: list[tuple[int, int, int, int]] = field(default_factory=list)

    def add(self, row: Array, group: int, label: int, material: int, beyond: int = 0) -> None:
        """Take in one finished row."""
        self.rows.append(row)
        self.tags.append((group, label, material, beyond or material))

    def extend(self, other: "Solids") -> None:
        """Take in all solids of another list."""
        self.rows += other.rows
        self.tags += other.tags

    def reals(self) -> Array:
        """All rows as one array, shape (n, COLUMNS)."""
        return np.array(self.rows) if self.rows else np.empty((0, at.COLUMNS))

    def codes(self) -> Ints:
        """All tags as one array, shape (n, 4)."""
        return np.array(self.tags, dtype=np.int64).reshape(-1, 4)


def cone(
    a: Array,
    b: Array,
    ra: float,
    rb: float | None = None,
    *,
    blend: float = 0.004,
    flat: tuple[tuple[Array, float], ...] = (),
    cut: Cut | None = None,
    split: Split | None = None,
) -> Array:
    """The row of a round cone between world points, perhaps flattened along up to two axes."""
    row = np.zeros(at.COLUMNS)
    rb = ra if rb is None else rb
    row[at.START : at.START + 3] = a
    row[at.BLEND] = blend
    row[at.SHRINK] = 1.0
    for (axis, scale), column in zip(flat, (at.FLAT_1, at.FLAT_2), strict=False):
        row[column : column + 3] = axis
        row[column + 3] = 1 / scale - 1
        row[at.SHRINK] = min(row[at.SHRINK], scale)
    _shape(row, _flattened(row, b - a), ra, rb)
    _cut(row, cut)
    if split is not None:
        row[at.SPLIT] = 1
        row[at.SPLIT_AT : at.SPLIT_AT + 3] = split.at
        row[at.SPLIT_NORMAL : at.SPLIT_NORMAL + 3] = unit(split.normal)
    _bound(row, a, b, max(ra, rb) * max(1.0, *(s for _, s in flat), 1.0))
    return row


def _flattened(row: Array, way: Array) -> Array:
    for column in (at.FLAT_1, at.FLAT_2):
        axis = row[column : column + 3]
        way = way + axis * float(way @ axis) * row[column + 3]
    return way


def _shape(row: Array, way: Array, ra: float, rb: float) -> None:
    length = float(np.linalg.norm(way))
    if length < 1e-5 or abs(ra - rb) >= length:
        # One sphere swallows the other: a sphere at the larger end is all that is left.
        if rb > ra:
            row[at.START : at.START + 3] += way
        length, ra, rb = 0.0, max(ra, rb), max(ra, rb)
    slope = (ra - rb) / length if length else 0.0
    row[at.AXIS : at.AXIS + 3] = unit(way)
    row[at.LENGTH], row[at.RADIUS_START], row[at.RADIUS_END] = length, ra, rb
    row[at.SLOPE], row[at.RISE] = slope, np.sqrt(1 - slope * slope)


def _cut(row: Array, cut: Cut | None) -> None:
    if cut is None:
        return
    row[at.CUT] = 1 if cut.normal is not None else 2
    row[at.CUT_AT : at.CUT_AT + 3] = cut.at
    if cut.normal is not None:
        row[at.CUT_NORMAL : at.CUT_NORMAL + 3] = unit(cut.normal)
    else:
        row[at.CUT_NORMAL] = cut.radius


def _bound(row: Array, a: Array, b: Array, radius: float) -> None:
    row[at.BOUND : at.BOUND + 3] = (a + b) / 2
    row[at.BOUND_RADIUS] = float(np.linalg.norm(b - a)) / 2 + radius


def inflated(row: Array, by: float, *, blend: float, cut: Cut) -> Array:
    """A copy of a cone, thicker by `by` metres and cut anew: cloth over a limb."""
    copy = row.copy()
    copy[at.RADIUS_START] += by
    copy[at.RADIUS_END] += by
    copy[at.BLEND] = blend
    copy[at.SPLIT] = 0
    copy[at.BOUND_RADIUS] += by
    _cut(copy, cut)
    return copy


def box(centre: Any, half: Point, turn: Array, *, rounding: float = 0.004) -> Array:
    """The row of a box with rounded edges; `turn` holds its axes."""
    row = np.zeros(at.COLUMNS)
    row[at.START : at.START + 3] = centre
    row[at.AXIS : at.AXIS + 3] = turn[:, 0]
    row[at.FLAT_1 : at.FLAT_1 + 3] = turn[:, 1]
    row[at.HALF : at.HALF + 3] = half
    row[at.RADIUS_START] = rounding
    row[at.KIND] = 1
    row[at.BOUND : at.BOUND + 3] = centre
    row[at.BOUND_RADIUS] = float(np.linalg.norm(half))
    return row


def ends(reals: Array) -> tuple[Array, Array]:
    """The world points between which each cone runs, each of shape (n, 3)."""
    middle = reals[:, at.BOUND : at.BOUND + 3]
    start = reals[:, at.START : at.START + 3]
    return start, 2 * middle - start


def lowest(reals: Array) -> float:
    """The height of the lowest point of some cones, flattening included."""
    drop = np.ones((len(reals), 1))
    for column in (at.FLAT_1, at.FLAT_2):
        scale = 1 / (reals[:, column + 3] + 1)
        drop = drop + ((scale**2 - 1) * reals[:, column + 2] ** 2)[:, None]
    drop = np.sqrt(np.clip(drop, 0, None))[:, 0]
    a, b = ends(reals)
    low = np.minimum(
        a[:, 2] - reals[:, at.RADIUS_START] * drop, b[:, 2] - reals[:, at.RADIUS_END] * drop
    )
    return float(low.min())


def up(frame: Frame) -> Array:
    """The world's upward direction in a frame's own axes."""
    result: Array = frame.turn.T @ vector(0, 0, 1)
    return result
