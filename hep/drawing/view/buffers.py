"""A view: what each pixel of the picture shows."""

from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from hep.drawing.arrays import Array, Ints, Mask
from hep.drawing.body.parts import PROPS
from hep.drawing.field import MATERIALS, Scene, kernels
from hep.drawing.view.camera import Projection

SPECK = 90e-6
"""Regions smaller than this many square metres are taken into their surroundings."""
TILE = 16
REFINE_ROUNDS = 6


@dataclass(frozen=True)
class View:
    """Arrays of one value per pixel: code, group, depth, normal and world position."""

    scene: Scene
    projection: Projection
    code: Ints
    group: Ints
    depth: Array
    normal: Array
    position: Array

    @property
    def label(self) -> Ints:
        """Each pixel's label, 0 for background."""
        return self.code // MATERIALS

    @property
    def material(self) -> Ints:
        """Each pixel's material, 0 for background."""
        return self.code % MATERIALS

    def body(self) -> Mask:
        """The pixels that show the body."""
        return (self.group >= 0) & (self.group < PROPS) & (self.code > 0)

    def shows(self, labels: frozenset[int]) -> Mask:
        """The pixels that show one of these labels."""
        return np.isin(self.label, list(labels))

    def edges(self, a: Ints, b: Ints) -> Array:
        """Where exactly the code changes between neighbouring pixels a and b, as shares."""
        s, p = self.scene, self.projection
        return kernels.refine(
            s.reals,
            s.codes,
            s.joints,
            s.softness,
            s.groups,
            p.axes(),
            p.pixel,
            self.code,
            a,
            b,
            REFINE_ROUNDS,
        )


def view(scene: Scene, projection: Projection) -> View:
    """March a ray through every pixel, and take specks away."""
    p = projection
    buffers = kernels.render(
        scene.reals,
        scene.codes,
        scene.joints,
        scene.softness,
        scene.groups,
        p.axes(),
        p.width,
        p.height,
        p.pixel,
        TILE,
    )
    return _clean(View(scene, projection, *buffers))


def _clean(raw: View) -> View:
    """Specks become part of the region around them."""
    smallest = SPECK / raw.projection.pixel**2
    bad = np.zeros(raw.code.shape, bool)
    number = np.unique(raw.code, return_inverse=True)[1].reshape(raw.code.shape) + 1
    for i, part in enumerate(ndimage.find_objects(number), start=1):
        regions, count = ndimage.label(number[part] == i)
        if count > 1:
            sizes = np.bincount(regions.ravel())
            small = np.flatnonzero(sizes < smallest)
            bad[part] |= np.isin(regions, small[small > 0])
    if not bad.any():
        return raw
    found = ndimage.distance_transform_edt(bad, return_distances=False, return_indices=True)
    pick = tuple(found)
    return replace(
        raw,
        code=raw.code[pick],
        depth=raw.depth[pick],
        group=raw.group[pick],
        normal=raw.normal[pick],
    )
