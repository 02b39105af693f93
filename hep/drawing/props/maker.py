"""A prop maker writes the solids of one prop and knows the body it stands by."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from hep.drawing.arrays import Array, Frame, about_z, unit, vector
from hep.drawing.body.parts import PROP_LABELS, PROPS, WOOD
from hep.drawing.contacts.surface import bone_point
from hep.drawing.field import Solids, box, cone
from hep.drawing.skeleton import Skeleton
from hep.pose import Prop

LABELS_PER_PROP = 40


@dataclass
class Maker:
    """Writes one prop. Every solid gets a label of its own, so that edges are drawn."""

    prop: Prop
    number: int
    skeleton: Skeleton
    solids: Solids = field(default_factory=Solids)
    label: int = 0

    def number_of(self, name: str, default: float) -> float:
        """A setting that is a number."""
        return float(dict(self.prop.settings).get(name, default))  # type: ignore[arg-type]

    def word(self, name: str, default: str = "") -> str:
        """A setting that is a word."""
        return str(dict(self.prop.settings).get(name, default))

    def numbers(self, name: str, default: tuple[float, ...]) -> tuple[float, ...]:
        """A setting that is a list of numbers."""
        given: Any = dict(self.prop.settings).get(name, default)
        return tuple(float(n) for n in given)

    def has(self, name: str) -> bool:
        """Whether the pose gives this setting."""
        return name in dict(self.prop.settings)

    def place(self, height: float = 0.0) -> Frame:
        """Where the prop stands: `at`, or beside the body part `near`, turned by `facing`."""
        at = vector(*(*self.numbers("at", (0.0, 0.0)), height)[:3])
        if self.has("near"):
            at = self.part(self.word("near"), self.number_of("along", 0.5))
        at = at + vector(*self.numbers("by", (0.0, 0.0, 0.0)))
        return Frame(about_z(self.number_of("facing", 0.0)), at)

    def part(self, name: str, along: float = 0.5) -> Array:
        """A point inside a body part."""
        return bone_point(self.skeleton, name, along)[1]

    def _next(self, step: int) -> int:
        label = PROP_LABELS + self.number * LABELS_PER_PROP + self.label
        self.label = min(self.label + step, LABELS_PER_PROP - 3)
        return label

    def box(
        self,
        centre: Array,
        half: tuple[float, float, float],
        turn: Array,
        material: int = WOOD,
        rounding: float = 0.006,
    ) -> None:
        """A box with a label for each pair of faces."""
        row = box(centre, half, turn, rounding=rounding)
        self.solids.add(row, PROPS + self.number, self._next(3), material)

    def bar(
        self,
        a: Array,
        b: Array,
        radius: float,
        material: int = WOOD,
        end: float | None = None,
        blend: float = 0.004,
    ) -> None:
        """A round bar."""
        row = cone(a, b, radius, end, blend=blend)
        self.solids.add(row, PROPS + self.number, self._next(1), material)

    def soft(
        self, a: Array, b: Array, radius: float, flat: tuple[Array, float], material: int
    ) -> None:
        """A cushion: a bar pressed flat along an axis."""
        row = cone(a, b, radius, flat=(flat,))
        self.solids.add(row, PROPS + self.number, self._next(1), material)

    def ribbon(self, points: list[Array], width: Array | None, half: float, material: int) -> None:
        """A band through points, one label; `width` is the direction it is broad in."""
        label = self._next(1)
        for a, b in pairwise(points):
            thin = () if width is None else ((unit(np.cross(unit(b - a), width)), 0.25),)
            row = cone(a, b, half, blend=0.002, flat=thin)
            self.solids.add(row, PROPS + self.number, label, material)
