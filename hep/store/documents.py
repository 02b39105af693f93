"""Plans and plan templates as JSON text: the one place where values become documents."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, TypeVar, cast

from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.preconf.json import make_converter

from hep.dosage import Amount, Dosage, Frequency
from hep.exercises import Exercise, Own
from hep.plan_templates import PlanTemplate
from hep.plans import Phase, Plan, PrescribedExercise, StoppedExercise

T = TypeVar("T")

_converter = make_converter()
_plain = make_converter()
_sorted = make_converter()
# A set has no order of its own; sorted, the same content has the same digest everywhere.
_sorted.register_unstructure_hook_func(
    lambda kind: getattr(kind, "__origin__", kind) is frozenset, sorted
)
# What only a clinic's own exercises have leaves the digests of all others as they are.
_sorted.register_unstructure_hook(
    Own,
    make_dict_unstructure_fn(
        Own,
        _sorted,
        start_drawing=override(omit_if_default=True),
        end_drawing=override(omit_if_default=True),
    ),
)
_sorted.register_unstructure_hook(
    Exercise, make_dict_unstructure_fn(Exercise, _sorted, own=override(omit_if_default=True))
)
# What has its default value is left out: documents stay small and gain fields without a migration.
_SPARE = (Frequency, Amount, Dosage, PrescribedExercise, StoppedExercise, Phase, PlanTemplate, Plan)
for _kind in _SPARE:
    _converter.register_unstructure_hook(
        _kind, make_dict_unstructure_fn(_kind, _converter, _cattrs_omit_if_default=True)
    )
    _converter.register_structure_hook(_kind, make_dict_structure_fn(_kind, _converter))

_template = _converter.get_structure_hook(PlanTemplate)


def _plan_template(table: Mapping[str, Any], kind: type[PlanTemplate]) -> PlanTemplate:
    """A template; one that was written before there were phases has one, of its exercises."""
    if "phases" not in table:
        phase = {name: table[name] for name in ("weeks", "exercises") if name in table}
        rest = {name: part for name, part in table.items() if name not in phase}
        table = {**rest, "phases": [phase]}
    return cast(PlanTemplate, _template(table, kind))


_converter.register_structure_hook(PlanTemplate, _plan_template)


def dump(value: object) -> str:
    """The value as JSON text."""
    return _converter.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(text: str, kind: type[T]) -> T:
    """The value `dump` wrote. Raises ValueError when the text holds something else."""
    return _converter.loads(text, kind)


def structure(table: Mapping[str, object], kind: type[T]) -> T:
    """A value from plain data, as `load` reads it from text."""
    return _converter.structure(table, kind)


def digest(value: object) -> str:
    """The SHA-256 of the value: another one as soon as anything in it changes."""
    return sha256(_sorted.dumps(value, sort_keys=True).encode()).hexdigest()


def plain(value: object) -> dict[str, Any]:
    """The value as dicts, lists, numbers and text, every field included."""
    found = _plain.unstructure(value)
    return dict(found)
