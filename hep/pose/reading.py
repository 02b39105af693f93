"""A pose from tables: inheritance resolved, names checked, numbers made values."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from hep.pose.values import Arm, Arrow, Camera, Contact, Leg, Pose, Prop, Settle

T = TypeVar("T")
Table = Mapping[str, Any]

BASES = (
    "standing",
    "sitting",
    "supine",
    "prone",
    "side-lying",
    "side-lying-right",
    "hands-and-knees",
    "kneeling",
)
CENTRE_JOINTS = {
    "pelvis": ("lean", "side", "turn"),
    "lumbar": ("flex", "side", "turn"),
    "thoracic": ("flex", "side", "turn"),
    "neck": ("flex", "side", "turn", "retract"),
}
PAIRED_JOINTS = {
    "hip": ("flex", "abd", "er"),
    "knee": ("flex", "er"),
    "ankle": ("df", "inv", "toe_out"),
    "toes": ("ext",),
    "scapula": ("elevate", "protract"),
    "shoulder": ("flex", "abd", "er"),
    "elbow": ("flex", "sup"),
    "wrist": ("ext", "radial"),
    "fingers": ("base", "middle", "tip", "spread"),
    "index": ("base", "middle", "tip"),
    "long": ("base", "middle", "tip"),
    "ring": ("base", "middle", "tip"),
    "little": ("base", "middle", "tip"),
    "thumb": ("away", "oppose", "tip"),
}
SIDES = ("right", "left")
TOP_KEYS = {f.name for f in fields(Pose)} - {"slug"} | {"from"}
# A contact, an arrow list or a highlight list is one thought: a child replaces it whole.
WHOLE = {"hand", "foot"}


class PoseError(ValueError):
    """A pose that cannot be read; the message names the pose, the field and the fix."""


def base_names() -> tuple[str, ...]:
    """The base positions a pose can start from."""
    return BASES


def read(slug: str, tables: Mapping[str, Table]) -> Pose:
    """The pose `slug`, with everything it inherits. Raises PoseError."""
    try:
        table = _resolved(slug, tables, ())
        ghost = table.pop("ghost", "")
        return _pose(slug, table, read(ghost, tables) if ghost else None)
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        if isinstance(error, PoseError):
            raise
        raise PoseError(f"{slug}: {error}") from error


def _resolved(slug: str, tables: Mapping[str, Table], seen: tuple[str, ...]) -> dict[str, Any]:
    if slug in seen:
        raise PoseError(f"{slug}: inherits itself through {' from '.join(seen)}")
    if slug not in tables:
        heirs = f" (named by {seen[-1]})" if seen else ""
        raise PoseError(f"{slug}: no such pose{heirs}")
    own = dict(tables[slug])
    _refuse_unknown(slug, own, TOP_KEYS)
    own["joints"] = _by_side(slug, own.get("joints", {}), PAIRED_JOINTS, CENTRE_JOINTS)
    for limb in ("legs", "arms"):
        own[limb] = _limbs(slug, limb, own.get(limb, {}))
    parent = own.pop("from", "")
    return _merged(_resolved(parent, tables, (*seen, slug)), own) if parent else own


def _merged(parent: Table, child: Table) -> dict[str, Any]:
    merged = dict(parent)
    for key, value in child.items():
        old = merged.get(key)
        deep = isinstance(value, Mapping) and isinstance(old, Mapping) and key not in WHOLE
        merged[key] = _merged(old, value) if deep else value  # type: ignore[arg-type]
    return merged


def _by_side(
    slug: str, table: Table, paired: Mapping[str, tuple[str, ...]], centre: Mapping[str, Any]
) -> dict[str, dict[str, float]]:
    """Joints by full name; a bare paired joint ("hip") stands for both sides."""
    result: dict[str, dict[str, float]] = {}
    for name in sorted(table, key=lambda n: " " in n or "_" in n):
        side, _, joint = name.replace("_", " ").rpartition(" ")
        known = centre.get(name) or paired.get(joint)
        if known is None or side not in ("", *SIDES):
            raise PoseError(f"{slug}: joints.{name} is not a joint; use {', '.join(paired)}")
        _refuse_unknown(f"{slug}: joints.{name}", table[name], known)
        for full in (
            [name] if name in centre else [f"{s} {joint}" for s in ([side] if side else SIDES)]
        ):
            angles = {movement: float(a) for movement, a in table[name].items()}
            result[full] = {**result.get(full, {}), **angles}
    return result


def _limbs(slug: str, limb: str, table: Table) -> dict[str, Table]:
    """Arms or legs by side; "both" stands for both sides, "same side" names are filled in."""
    _refuse_unknown(f"{slug}: {limb}", table, (*SIDES, "both"))
    result: dict[str, Table] = {}
    for name in sorted(table, key=("both", *SIDES).index):
        for side in SIDES if name == "both" else (name,):
            values = _mirrored(table[name]) if (name, side) == ("both", "left") else table[name]
            result[side] = _merged(result.get(side, {}), _filled(values, side))
    return result


def _mirrored(table: Table) -> Table:
    """The left limb's values where `both` gave the right limb's: y changes its sign."""
    return {key: _mirrored_value(key, value) for key, value in table.items()}


def _mirrored_value(key: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return _mirrored(value)
    if isinstance(value, list) and len(value) == 3:
        return [value[0], -value[1], value[2]]
    return value


def _filled(table: Table, side: str) -> dict[str, Any]:
    """`same` and `other` in a body part's name become this side's and the other's name."""
    other = SIDES[1 - SIDES.index(side)]
    result = dict(table)
    for key in WHOLE & set(result):
        if isinstance(result[key], Mapping) and "on" in result[key]:
            on = str(result[key]["on"]).replace("same", side).replace("other", other)
            result[key] = {**result[key], "on": on}
    return result


def _pose(slug: str, table: dict[str, Any], ghost: Pose | None) -> Pose:
    base = table.get("base", "standing")
    if base not in BASES:
        raise PoseError(f"{slug}: base {base!r} is not one of {', '.join(BASES)}")
    simple = {k: table[k] for k in ("title", "description", "look") if k in table}
    return Pose(
        slug=slug,
        base=base,
        facing=float(table.get("facing", 0)),
        joints=table["joints"],
        settle=_value(slug, "settle", Settle, table.get("settle", {})),
        legs={s: _limb(slug, f"legs.{s}", Leg, "foot", v) for s, v in table["legs"].items()},
        arms={s: _limb(slug, f"arms.{s}", Arm, "hand", v) for s, v in table["arms"].items()},
        props=tuple(_props(table.get("props", {}))),
        camera=_value(slug, "camera", Camera, table.get("camera", {})),
        highlight=tuple(table.get("highlight", ())),
        ghost=ghost,
        arrows=tuple(_value(slug, "arrows", Arrow, a) for a in table.get("arrows", ())),
        excused=dict(table.get("excused", {})),
        **{"title": slug, "description": "", **simple},
    )


def _limb(slug: str, where: str, kind: type[T], end: str, table: Table) -> T:
    values = dict(table)
    if isinstance(values.get(end), Mapping):
        values[end] = _value(slug, f"{where}.{end}", Contact, values[end])
    elif values.get(end) in ("free", False):
        values[end] = None
    return _value(slug, where, kind, values)


def _value(slug: str, where: str, kind: type[T], table: Table) -> T:
    _refuse_unknown(f"{slug}: {where}", table, [f.name for f in fields(kind)])  # type: ignore[arg-type]
    return kind(**{key: _frozen(value) for key, value in table.items()})


def _props(table: Table) -> Iterable[Prop]:
    for name, settings in table.items():
        if settings is False:
            continue
        given = dict(settings) if isinstance(settings, Mapping) else {}
        kind = str(given.pop("kind", name))
        yield Prop(name, kind, tuple((k, _frozen(v)) for k, v in given.items()))


def _frozen(value: Any) -> Any:
    """Lists become tuples and whole numbers floats, so that equal poses have equal digests."""
    if isinstance(value, list | tuple):
        return tuple(_frozen(v) for v in value)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _refuse_unknown(where: str, table: Table, known: Iterable[str]) -> None:
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise PoseError(
            f"{where} does not know {', '.join(unknown)}; it knows {', '.join(sorted(known))}"
        )
