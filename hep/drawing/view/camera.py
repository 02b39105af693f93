"""The camera: a parallel projection onto paper."""

from dataclasses import dataclass

import numpy as np

from hep.drawing.arrays import Array, vector
from hep.drawing.contacts import bone_point
from hep.drawing.skeleton import Skeleton
from hep.pose import Camera


@dataclass(frozen=True)
class Projection:
    """Where things fall on paper.

    `right`, `up`, `forward` are unit vectors; `left_edge` and `top_edge` bound the picture along
    right and up, `width` and `height` its size in pixels of `pixel` metres.
    """

    right: Array
    up: Array
    forward: Array
    left_edge: float
    top_edge: float
    width: int
    height: int
    pixel: float

    def axes(self) -> Array:
        """Origin (well in front of everything), right, up and forward as rows."""
        origin = self.right * self.left_edge + self.up * self.top_edge - self.forward * 6
        return np.stack([origin, self.right, self.up, self.forward])

    def paper(self, points: Array) -> Array:
        """World points (..., 3) in pixels (..., 2), y down."""
        across = (points @ self.right - self.left_edge) / self.pixel
        down = (self.top_edge - points @ self.up) / self.pixel
        return np.stack([across, down], axis=-1)

    def depth(self, points: Array) -> Array:
        """How far along the rays world points lie, metres, as in a view's depths."""
        result: Array = (points - self.axes()[0]) @ self.forward
        return result


def axes(camera: Camera) -> tuple[Array, Array, Array]:
    """Right, up and forward of a camera."""
    turn, tilt = np.radians(camera.turn), np.radians(camera.tilt)
    forward = vector(-np.sin(turn) * np.cos(tilt), np.cos(turn) * np.cos(tilt), -np.sin(tilt))
    right = vector(np.cos(turn), np.sin(turn), 0.0)
    return right, np.cross(right, forward), forward


def projection(camera: Camera, skeleton: Skeleton, reals: Array, pixel: float) -> Projection:
    """The projection that shows all solids, or the close-up the camera asks for."""
    right, up, forward = axes(camera)
    centre, radius = reals[:, 39:42], reals[:, 42]
    u, v = centre @ right, centre @ up
    pad = 0.05
    box = [(u - radius).min() - pad, (u + radius).max() + pad]
    box += [(v - radius).min() - pad, (v + radius).max() + pad]
    if camera.close_up:
        middle = bone_point(skeleton, camera.close_up, 0.5)[1]
        mu, mv, r = float(middle @ right), float(middle @ up), camera.radius
        box = [mu - r, mu + r, mv - r * 0.8, mv + r * 0.8]
    width, height = int((box[1] - box[0]) / pixel) + 1, int((box[3] - box[2]) / pixel) + 1
    return Projection(right, up, forward, box[0], box[3], width, height, pixel)
