"""Chains of cracks: the borders between pixels of different codes, from junction to junction."""

from dataclasses import dataclass

import numpy as np

from hep.drawing.arrays import Array, Ints
from hep.drawing.view import View


@dataclass
class Chain:
    """One border. `points` (n + 1, 2) in pixels; `a`, `b` (n) the flat pixels at either side."""

    points: Array
    a: Ints
    b: Ints
    start: int
    end: int

    @property
    def closed(self) -> bool:
        """Whether the border runs back into its own start."""
        return self.start == self.end


def chains(view: View) -> list[Chain]:
    """Every border of the view, its points found to a fraction of a pixel."""
    edges = _edges(view.code)
    walks = _walks(edges[:, 0].tolist(), edges[:, 1].tolist())
    order = (
        np.concatenate([np.array(w[1], dtype=np.int64) for w in walks]) if walks else edges[:0, 0]
    )
    a, b = edges[order, 2], edges[order, 3]
    share = view.edges(a, b) if len(order) else np.empty(0)
    found, done = [], 0
    for nodes, cracks in walks:
        part = slice(done, done + len(cracks))
        done += len(cracks)
        points = _points(view.code.shape[1], a[part], b[part], share[part], nodes[0] == nodes[-1])
        found.append(Chain(points, a[part], b[part], nodes[0], nodes[-1]))
    return found


def _edges(code: Ints) -> Ints:
    """One row per crack: its two corners, and the two pixels it parts, all as flat indices."""
    width = code.shape[1]
    corner = width + 1
    y, x = np.nonzero(code[:, :-1] != code[:, 1:])
    upright = [y * corner + x + 1, (y + 1) * corner + x + 1, y * width + x, y * width + x + 1]
    y, x = np.nonzero(code[:-1] != code[1:])
    level = [(y + 1) * corner + x, (y + 1) * corner + x + 1, y * width + x, (y + 1) * width + x]
    return np.concatenate([np.stack(upright, 1), np.stack(level, 1)]).astype(np.int64)


Walk = tuple[list[int], list[int]]


def _walks(starts: list[int], ends: list[int]) -> list[Walk]:
    """Follow cracks from junction to junction, then the closed ones that have none."""
    at: dict[int, list[int]] = {}
    for crack, corners in enumerate(zip(starts, ends, strict=True)):
        for corner in corners:
            at.setdefault(corner, []).append(crack)
    used = [False] * len(starts)

    def walk(corner: int, crack: int) -> Walk:
        nodes, cracks, first = [corner], [], corner
        while not used[crack]:
            used[crack] = True
            cracks.append(crack)
            corner = ends[crack] if starts[crack] == corner else starts[crack]
            nodes.append(corner)
            here = at[corner]
            if len(here) != 2 or corner == first:
                break
            crack = here[0] if here[1] == crack else here[1]
        return nodes, cracks

    junctions = [(c, crack) for c, here in at.items() if len(here) != 2 for crack in here]
    found = [walk(c, crack) for c, crack in junctions if not used[crack]]
    found += [walk(starts[crack], crack) for crack in range(len(starts)) if not used[crack]]
    return found


def _points(width: int, a: Ints, b: Ints, share: Array, closed: bool) -> Array:
    """Corner points of a chain: the mean of the exact points of the two cracks they join."""
    pa = np.stack([a % width, a // width], 1) + 0.5
    pb = np.stack([b % width, b // width], 1) + 0.5
    exact = pa + (pb - pa) * share[:, None]
    points = np.empty((len(exact) + 1, 2))
    points[1:-1] = (exact[1:] + exact[:-1]) / 2
    points[0], points[-1] = exact[0], exact[-1]
    if closed:
        points[0] = points[-1] = (exact[0] + exact[-1]) / 2
    return points
