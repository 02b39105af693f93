"""The compiled arithmetic: distance to the body, and rays marched towards it.

Everything compiled lives in this one file, because the compiler's cache on disk only notices a
change of the file it compiled.

A round cone is the space within a sphere that slides along an axis while its radius goes from r1
to r2. In the half plane through the axis, with x the distance from the axis and y the height
along it, its side is the common tangent of both end circles. That tangent's outward normal is
(rise, slope), slope = (r1 - r2) / length. A point's foot on the tangent lies at height
k = y * rise - x * slope along it: below 0 the first sphere is nearest, above length * rise the
second, and between them the distance is x * rise + y * slope - r1.
"""

import math
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit, prange

from hep.drawing.arrays import Array, Ints

F = TypeVar("F", bound=Callable[..., Any])
FAR = 1000.0
TOUCH = 0.0004
STRIDE = 0.9


# The annotations of compiled functions are for readers: numba infers its own types.
def compiled(function: F) -> F:
    """The function compiled by numba and kept on disk."""
    return cast(F, njit(cache=True, fastmath=True)(function))


def parallel(function: F) -> F:
    """The function compiled by numba with its prange loops shared among processors."""
    return cast(F, njit(cache=True, fastmath=True, parallel=True)(function))


# Packed by hand: one argument a line would make signatures longer than what they say.
# fmt: off


@compiled
def smooth_minimum(a: float, b: float, k: float) -> float:
    """The smaller of two distances, rounded off where they differ by less than `k`."""
    low = a if a < b else b
    if k <= 0.0:
        return low
    h = k - abs(a - b)
    return low - h * h / (4.0 * k) if h > 0.0 else low


@compiled
def round_cone(
    x: float, y: float, length: float, r1: float, r2: float, slope: float, rise: float
) -> float:
    """Distance to a round cone; see the module's text for the derivation."""
    k = y * rise - x * slope
    if k <= 0.0:
        return math.sqrt(x * x + y * y) - r1
    if k >= length * rise:
        return math.sqrt(x * x + (y - length) * (y - length)) - r2
    return x * rise + y * slope - r1


@compiled
def cone_distance(row: Array, x: float, y: float, z: float) -> float:
    """Distance from a point to one (perhaps flattened) round cone."""
    px, py, pz = x - row[0], y - row[1], z - row[2]
    if row[14] != 0.0:
        t = (px * row[11] + py * row[12] + pz * row[13]) * row[14]
        px, py, pz = px + row[11] * t, py + row[12] * t, pz + row[13] * t
    if row[18] != 0.0:
        t = (px * row[15] + py * row[16] + pz * row[17]) * row[18]
        px, py, pz = px + row[15] * t, py + row[16] * t, pz + row[17] * t
    along = px * row[3] + py * row[4] + pz * row[5]
    square = px * px + py * py + pz * pz - along * along
    radial = math.sqrt(square) if square > 0.0 else 0.0
    found: float = row[19] * round_cone(radial, along, row[6], row[7], row[8], row[9], row[10])
    return found


@compiled
def box_distance(row: Array, x: float, y: float, z: float) -> float:
    """Distance from a point to a box with rounded edges."""
    a, b, c = box_coordinates(row, x, y, z)
    r = row[7]
    dx, dy, dz = abs(a) - row[36] + r, abs(b) - row[37] + r, abs(c) - row[38] + r
    ox, oy, oz = max(dx, 0.0), max(dy, 0.0), max(dz, 0.0)
    found: float = math.sqrt(ox * ox + oy * oy + oz * oz) + min(max(dx, dy, dz), 0.0) - r
    return found


@compiled
def box_coordinates(row: Array, x: float, y: float, z: float) -> tuple[float, float, float]:
    """A point in a box's own axes."""
    px, py, pz = x - row[0], y - row[1], z - row[2]
    cx = row[4] * row[13] - row[5] * row[12]
    cy = row[5] * row[11] - row[3] * row[13]
    cz = row[3] * row[12] - row[4] * row[11]
    return (
        px * row[3] + py * row[4] + pz * row[5], px * row[11] + py * row[12] + pz * row[13],
        px * cx + py * cy + pz * cz,
    )


@compiled
def solid_distance(row: Array, x: float, y: float, z: float) -> float:
    """Distance from a point to one solid, after what is cut from it."""
    if row[35] == 1.0:
        return box_distance(row, x, y, z)
    d = cone_distance(row, x, y, z)
    if row[21] == 0.0:
        return d
    cx, cy, cz = x - row[22], y - row[23], z - row[24]
    if row[21] == 2.0:
        left: float = max(d, row[25] - math.sqrt(cx * cx + cy * cy + cz * cz))
        return left
    found: float = max(d, cx * row[25] + cy * row[26] + cz * row[27])
    return found


@compiled
def measure(
    reals: Array, codes: Ints, near: Ints, count: int, x: float, y: float, z: float,
    distance: Array, nearest: Ints, best: Array,
) -> None:
    """Fill the smooth distance of each group and the solid of it that is nearest."""
    distance[:] = FAR
    best[:] = FAR
    nearest[:] = -1
    for j in range(count):
        i = near[j]
        g = codes[i, 0]
        bx, by, bz = x - reals[i, 39], y - reals[i, 40], z - reals[i, 41]
        least = distance[g] + reals[i, 20] + reals[i, 42]
        if bx * bx + by * by + bz * bz > least * least:
            continue
        d = solid_distance(reals[i], x, y, z)
        if d < best[g]:
            best[g] = d
            nearest[g] = i
        distance[g] = smooth_minimum(distance[g], d, reals[i, 20])


@compiled
def surface(distance: Array, joints: Ints, softness: Array) -> float:
    """The distance to the whole scene: groups that are neighbours flow into each other."""
    least = FAR
    for g in range(distance.shape[0]):
        least = min(least, distance[g])
    for q in range(joints.shape[0]):
        a, b = distance[joints[q, 0]], distance[joints[q, 1]]
        if a < 0.3 and b < 0.3:
            least = min(least, smooth_minimum(a, b, softness[q]))
    return least


@compiled
def code_at(reals: Array, codes: Ints, i: int, x: float, y: float, z: float) -> int:
    """Label and material of solid `i` at a point on it; each face of a box has its own label."""
    material = codes[i, 2]
    if reals[i, 28] > 0.0:
        side = (x - reals[i, 29]) * reals[i, 32] + (y - reals[i, 30]) * reals[i, 33]
        if side + (z - reals[i, 31]) * reals[i, 34] > 0.0:
            material = codes[i, 3]
    label = codes[i, 1]
    if reals[i, 35] == 1.0:
        a, b, c = box_coordinates(reals[i], x, y, z)
        da, db, dc = abs(a) - reals[i, 36], abs(b) - reals[i, 37], abs(c) - reals[i, 38]
        label += 1 if da > db and da > dc else (2 if db > dc else 0)
    return int(label * 16 + material)


@compiled
def first(distance: Array) -> int:
    """The group whose surface is nearest."""
    b = 0
    for g in range(distance.shape[0]):
        if distance[g] < distance[b]:
            b = g
    return b


@compiled
def march(
    reals: Array, codes: Ints, near: Ints, count: int, joints: Ints, softness: Array,
    origin: Array, forward: Array, start: float, stop: float, distance: Array, nearest: Ints,
    best: Array,
) -> float:
    """How far along a ray the scene is met; a negative number when it is missed."""
    s = start
    for _ in range(200):
        x = origin[0] + forward[0] * s
        y = origin[1] + forward[1] * s
        z = origin[2] + forward[2] * s
        measure(reals, codes, near, count, x, y, z, distance, nearest, best)
        d = surface(distance, joints, softness)
        if d < TOUCH:
            return s
        s += d * STRIDE
        if s > stop:
            break
    return -1.0


@compiled
def gather(
    reals: Array, axes: Array, u0: float, u1: float, v0: float, v1: float, margin: float,
    near: Ints, reach: Array,
) -> int:
    """The solids over a rectangle of the picture, and between which depths they lie.

    `axes` holds the picture's origin, right, up and forward vectors, one per row.
    """
    count = 0
    reach[0], reach[1] = 1e9, -1e9
    for i in range(reals.shape[0]):
        u = v = w = 0.0
        for k in range(3):
            t = reals[i, 39 + k] - axes[0, k]
            u, v, w = u + t * axes[1, k], v - t * axes[2, k], w + t * axes[3, k]
        du, dv = max(u0 - u, 0.0, u - u1), max(v0 - v, 0.0, v - v1)
        r = reals[i, 42] + margin
        if du * du + dv * dv < r * r:
            near[count] = i
            count += 1
            reach[0], reach[1] = min(reach[0], w - r), max(reach[1], w + r)
    return count


@compiled
def normal(
    reals: Array, codes: Ints, near: Ints, count: int, g: int, p: Array, out: Array,
    distance: Array, nearest: Ints, best: Array,
) -> None:
    """The direction in which group `g` is left fastest at a point, by four samples around it."""
    e = 0.0015
    out[:] = 0.0
    for k in range(4):
        sx = 1.0 if k in (0, 3) else -1.0
        sy = 1.0 if k in (1, 3) else -1.0
        sz = 1.0 if k in (2, 3) else -1.0
        measure(
            reals, codes, near, count, p[0] + sx * e, p[1] + sy * e, p[2] + sz * e, distance,
            nearest, best,
        )
        out[0] += sx * distance[g]
        out[1] += sy * distance[g]
        out[2] += sz * distance[g]
    out /= math.sqrt(out[0] ** 2 + out[1] ** 2 + out[2] ** 2) + 1e-12


@parallel
def render(
    reals: Array, codes: Ints, joints: Ints, softness: Array, groups: int, axes: Array,
    width: int, height: int, pixel: float, tile: int,
) -> tuple[Ints, Ints, Array, Array, Array]:
    """Codes, groups, depths, normals and positions of every pixel, by marching parallel rays."""
    code = np.zeros((height, width), np.int64)
    group = np.full((height, width), -1, np.int64)
    depth = np.full((height, width), FAR)
    normals = np.zeros((height, width, 3))
    position = np.zeros((height, width, 3))
    down, across = (height + tile - 1) // tile, (width + tile - 1) // tile
    for t in prange(down * across):
        ty, tx = t // across, t % across
        near = np.empty(reals.shape[0], np.int64)
        reach = np.empty(2)
        u, v, step = tx * tile * pixel, ty * tile * pixel, tile * pixel
        count = gather(reals, axes, u, u + step, v, v + step, 0.05, near, reach)
        if count == 0:
            continue
        distance, best, nearest = np.empty(groups), np.empty(groups), np.empty(groups, np.int64)
        for yy in range(ty * tile, min(height, (ty + 1) * tile)):
            for xx in range(tx * tile, min(width, (tx + 1) * tile)):
                origin = axes[0] + axes[1] * ((xx + 0.5) * pixel) - axes[2] * ((yy + 0.5) * pixel)
                s = march(
                    reals, codes, near, count, joints, softness, origin, axes[3], reach[0],
                    reach[1], distance, nearest, best,
                )
                if s < 0.0:
                    continue
                g = first(distance)
                p = origin + axes[3] * s
                code[yy, xx] = code_at(reals, codes, nearest[g], p[0], p[1], p[2])
                group[yy, xx], depth[yy, xx] = g, s
                position[yy, xx] = p
                normal(reals, codes, near, count, g, p, normals[yy, xx], distance, nearest, best)
    return code, group, depth, normals, position


@parallel
def refine(
    reals: Array, codes: Ints, joints: Ints, softness: Array, groups: int, axes: Array,
    pixel: float, code: Ints, a: Ints, b: Ints, rounds: int,
) -> Array:
    """Where between the centres of pixels a and b the code changes, as shares of the way.

    `code` is the picture's code array; a and b are flat indices into it.
    """
    out = np.empty(a.shape[0])
    width = code.shape[1]
    for q in prange(a.shape[0]):
        ya, xa, yb, xb = a[q] // width, a[q] % width, b[q] // width, b[q] % width
        near = np.empty(reals.shape[0], np.int64)
        reach = np.empty(2)
        u, v = (0.5 * (xa + xb) + 0.5) * pixel, (0.5 * (ya + yb) + 0.5) * pixel
        count = gather(reals, axes, u, u, v, v, 0.05 + pixel, near, reach)
        distance, best, nearest = np.empty(groups), np.empty(groups), np.empty(groups, np.int64)
        low, high = 0.0, 1.0
        for _ in range(rounds):
            t = 0.5 * (low + high)
            u, v = (xa + (xb - xa) * t + 0.5) * pixel, (ya + (yb - ya) * t + 0.5) * pixel
            origin = axes[0] + axes[1] * u - axes[2] * v
            s = march(
                reals, codes, near, count, joints, softness, origin, axes[3], reach[0], reach[1],
                distance, nearest, best,
            )
            found = 0
            if s >= 0.0:
                p = origin + axes[3] * s
                found = code_at(reals, codes, nearest[first(distance)], p[0], p[1], p[2])
            if found == code[ya, xa]:
                low = t
            else:
                high = t
        out[q] = 0.5 * (low + high)
    return out


@parallel
def probe(
    reals: Array, codes: Ints, joints: Ints, softness: Array, groups: int, points: Array
) -> Array:
    """The distance from each point (shape (n, 3)) to the scene."""
    out = np.empty(points.shape[0])
    every = np.arange(reals.shape[0])
    for q in prange(points.shape[0]):
        distance, best, nearest = np.empty(groups), np.empty(groups), np.empty(groups, np.int64)
        measure(
            reals, codes, every, every.shape[0], points[q, 0], points[q, 1], points[q, 2],
            distance, nearest, best,
        )
        out[q] = surface(distance, joints, softness)
    return out
