"""Whether one row fires for one way of doing an exercise."""

from collections.abc import Iterator
from dataclasses import dataclass

from hep.dosage import Side
from hep.safety.conditions import Present, Row
from hep.safety.limbs import Limb, Ways, is_limb_tag

EVERY_EXERCISE = "*"
WHOLE_PROGRAMME = "@program"
_LEG = frozenset({"hip", "buttock", "groin", "front-thigh", "back-thigh", "knee"}) | frozenset(
    {"calf", "shin", "ankle", "foot"}
)
_ARM = frozenset({"shoulder", "upper-arm", "elbow", "forearm", "wrist", "hand"})
_PARTS = {"leg": _LEG, "arm": _ARM}


@dataclass(frozen=True)
class Match:
    """A row that fired: on which limbs, and the tags that met it.

    No limb means that only what the whole body does met the row.
    """

    limbs: frozenset[Side]
    tags: frozenset[str]


def matches(row: Row, present: Present, ways: Ways) -> Match | None:
    """The match of a row with an exercise done in these ways (see `executions`), or None."""
    if not concerns(row, present):
        return None
    if EVERY_EXERCISE in row.any:
        return Match(frozenset(), frozenset({EVERY_EXERCISE}))
    hits = [
        (limb.side, met)
        for pair in ways
        for limb in pair
        if limb.side in present.limbs
        for met in [frozenset(_met(row, present, limb))]
        if met
    ]
    if not hits:
        return None
    tags = frozenset[str]().union(*(met for _, met in hits))
    limbs = frozenset(where for where, met in hits if any(_on_limb(tag) for tag in met))
    return Match(limbs, tags)


def concerns(row: Row, present: Present) -> bool:
    """Whether a row is about the region that was recorded, as far as it is known."""
    return not row.only_region or _group(present.region) in ("", row.only_region)


def _group(region: str) -> str:
    """`leg` or `arm`, whichever the region belongs to; nothing for the trunk or no region."""
    return next((name for name, parts in _PARTS.items() if region in (name, *parts)), "")


def _on_limb(tag: str) -> bool:
    return tag.startswith("@") or is_limb_tag(tag)


def _met(row: Row, present: Present, limb: Limb) -> Iterator[str]:
    """The tags of one limb that meet the row; none when it does not fire."""
    yield from (tag for tag in row.any if _has(tag, present, limb))
    groups = [[tag for tag in group if _has(tag, present, limb)] for group in row.all]
    if groups and all(groups):
        for group in groups:
            yield from group


def _has(tag: str, present: Present, limb: Limb) -> bool:
    if not tag.startswith("@"):
        return tag in limb.tags
    kind = tag.removeprefix("@")
    regions = _PARTS.get(present.region, {present.region}) if present.region else limb.loads
    return any(kind in limb.loads.get(region, frozenset()) for region in regions)
