"""What an exercise asks of the left and of the right limb, done as prescribed.

The rules are those of the clinical notes, section 3.1: a tag of a limb counts on the limb that
does it; every other tag is of the whole body and counts on both.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hep.dosage import Side
from hep.exercises import Exercise, Sidedness

LIMB_GROUPS = frozenset(
    {"hip", "knee", "ankle", "toe", "foot", "calf", "wb", "stretch", "neural"}
    | {"shoulder", "elbow", "wrist", "grip"}
)
LIMB_TAGS = frozenset(
    {"pos:single-leg", "load:heavy", "load:heavy-local", "load:eccentric"}
    | {"pressure:foot", "pressure:heel", "pressure:strap-foot", "pressure:buttock"}
)
TRUNK = frozenset({"neck", "chest", "upper-back", "low-back", "abdomen", "pelvis"})

Loads = Mapping[str, frozenset[str]]
Ways = tuple[tuple["Limb", "Limb"], ...]


@dataclass(frozen=True)
class Limb:
    """What one limb does in one way of doing the exercise, with what the whole body does."""

    side: Side
    tags: frozenset[str]
    loads: Loads


def is_limb_tag(tag: str) -> bool:
    """Whether a tag belongs to one limb rather than to the whole body."""
    return tag in LIMB_TAGS or tag.split(":", 1)[0] in LIMB_GROUPS


def executions(exercise: Exercise, side: Side | None) -> Ways:
    """Each way the exercise is done: the left and the right limb of it.

    A one-sided exercise for both sides, or for a side that is not known, is done two ways.
    """
    if exercise.sidedness is not Sidedness.ONE_SIDE:
        return (_together(exercise),)
    if side in (Side.LEFT, Side.RIGHT):
        return (_one_sided(exercise, side),)
    return _one_sided(exercise, Side.LEFT), _one_sided(exercise, Side.RIGHT)


def _together(exercise: Exercise) -> tuple[Limb, Limb]:
    demands = exercise.demands
    tags = demands.tags | demands.other_tags | {f"type:{exercise.type}"}
    loads = _joined(demands.loads, demands.other_loads)
    return Limb(Side.LEFT, tags, loads), Limb(Side.RIGHT, tags, loads)


def _one_sided(exercise: Exercise, working: Side) -> tuple[Limb, Limb]:
    demands = exercise.demands
    every = demands.tags | demands.other_tags | {f"type:{exercise.type}"}
    body = frozenset(tag for tag in every if not is_limb_tag(tag))
    trunk = _only_trunk(_joined(demands.loads, demands.other_loads))
    this = Limb(working, demands.tags | body, _joined(demands.loads, trunk))
    other = Limb(working.opposite, demands.other_tags | body, _joined(demands.other_loads, trunk))
    return (this, other) if working is Side.LEFT else (other, this)


def _joined(
    one: Mapping[str, tuple[str, ...] | frozenset[str]],
    other: Mapping[str, tuple[str, ...] | frozenset[str]],
) -> Loads:
    return {
        region: frozenset(one.get(region, ())) | frozenset(other.get(region, ()))
        for region in (*one, *other)
    }


def _only_trunk(loads: Loads) -> Loads:
    return {region: kinds for region, kinds in loads.items() if region in TRUNK}
