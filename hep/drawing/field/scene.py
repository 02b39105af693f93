"""A scene: all solids of a picture, with who flows into whom."""

from dataclasses import dataclass

import numpy as np

from hep.drawing.arrays import Array, Ints
from hep.drawing.field import kernels
from hep.drawing.field.solids import Solids


@dataclass(frozen=True)
class Scene:
    """Solids as arrays. `joints` lists pairs of groups that blend, `softness` how far (metres)."""

    reals: Array
    codes: Ints
    joints: Ints
    softness: Array
    groups: int

    def distance(self, points: Array) -> Array:
        """The distance of each point (shape (n, 3)) to the scene, in metres."""
        return kernels.probe(
            self.reals, self.codes, self.joints, self.softness, self.groups, points
        )


def scene(solids: Solids, neighbours: tuple[tuple[int, int, float], ...]) -> Scene:
    """The scene of these solids."""
    codes = solids.codes()
    groups = 1 + max(*codes[:, 0].tolist(), *(max(a, b) for a, b, _ in neighbours))
    joints = np.array([(a, b) for a, b, _ in neighbours], dtype=np.int64)
    softness = np.array([k for *_, k in neighbours])
    return Scene(solids.reals(), codes, joints, softness, groups)
