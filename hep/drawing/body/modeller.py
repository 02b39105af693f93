"""A modeller writes solids of one body part in a bone's own coordinates."""

from dataclasses import dataclass, field, replace

from hep.drawing.arrays import Array, Frame, vector
from hep.drawing.body.parts import GROUP, LABEL
from hep.drawing.body.profiles import Stations, rings
from hep.drawing.field import Cut, Solids, Split, cone, inflated
from hep.drawing.field.solids import Point

X, Y, Z = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
LIMB_BLEND = 0.003
"""Rings of one limb share their spheres: a softer join than this swells them at every ring."""
Flat = tuple[tuple[Point, float], ...]


@dataclass(frozen=True)
class Modeller:
    """Writes into `solids`, in the coordinates of `frame`, thickness scaled by `girth`."""

    solids: Solids
    frame: Frame
    group: str
    label: str
    material: int
    girth: float = 1.0
    scale: float = 1.0
    split: Split | None = field(default=None)

    def as_label(self, label: str, material: int | None = None) -> "Modeller":
        """The same modeller, writing another label."""
        return replace(self, label=label, material=material or self.material)

    def cone(
        self,
        a: Point,
        b: Point,
        ra: float,
        rb: float | None = None,
        *,
        blend: float = 0.03,
        flat: Flat = (),
        cut: Cut | None = None,
    ) -> None:
        """A round cone between two points of the frame."""
        s, g = self.scale, self.girth * self.scale
        axes = tuple((self.frame.direction(*axis), scale) for axis, scale in flat)
        row = cone(
            self.place(a),
            self.place(b),
            ra * g,
            (ra if rb is None else rb) * g,
            blend=blend * s,
            flat=axes,
            cut=cut,
            split=self.split,
        )
        beyond = self.split.material if self.split else 0
        self.solids.add(row, GROUP[self.group], LABEL[self.label], self.material, beyond)

    def ball(
        self,
        at: Point,
        radius: float,
        *,
        blend: float = 0.03,
        flat: Flat = (),
        cut: Cut | None = None,
    ) -> None:
        """A sphere, perhaps flattened."""
        self.cone(at, at, radius, blend=blend, flat=flat, cut=cut)

    def place(self, p: Point) -> Array:
        """A point of the frame, in the world."""
        return self.frame.point(*(vector(*p) * self.scale))

    def beyond(self, at: Point, normal: Point) -> Cut:
        """A cut that takes everything beyond a plane of the frame."""
        return Cut(self.place(at), self.frame.direction(*normal))

    def without_sphere(self, at: Point, radius: float) -> Cut:
        """A cut that takes a sphere out."""
        return Cut(self.place(at), None, radius * self.scale)

    def limb(self, stations: Stations, length: float, count: int, blend: float) -> None:
        """A limb segment by its profile."""
        centre, radius, width = rings(stations, length, count)
        for i in range(count):
            a, b = (_plain(centre[j]) for j in (i, i + 1))
            wide = (width[i] + width[i + 1]) / 2
            self.cone(a, b, radius[i], radius[i + 1], blend=blend, flat=((Y, wide),))

    def clothe(
        self, since: int, label: str, material: int, *, thick: float, hem: float, blend: float
    ) -> None:
        """Cloth over every solid written since `since`, down to `hem` metres along the bone."""
        cut = self.beyond((0, 0, -hem), (0, 0, -1))
        for row in self.solids.rows[since:]:
            copy = inflated(row, thick, blend=blend, cut=cut)
            self.solids.add(copy, GROUP[self.group], LABEL[label], material)


def _plain(p: Array) -> Point:
    return float(p[0]), float(p[1]), float(p[2])
