"""What an own exercise asks of the body, ticked from the vocabulary."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import BooleanField, Form, SelectMultipleField, ValidationError
from wtforms.fields.choices import SelectChoice

from hep.exercises import Demands
from hep.library.check.vocabulary import Vocabulary
from hep.safety.limbs import TRUNK, is_limb_tag

POSITION = "Tick at least one position, or untick that the demands are set."


class DemandsForm(Form):
    """Ends in `Demands`. Until `known` is ticked nothing is matched, and every page says so."""

    known = BooleanField("The demands are set: match this exercise against precautions")
    tags = SelectMultipleField("Working limb and whole body")
    other_tags = SelectMultipleField("Other limb")
    loads = SelectMultipleField("Loads on the working limb and the trunk")
    other_loads = SelectMultipleField("Loads on the other limb")

    def __init__(
        self, words: Vocabulary, formdata: Any = None, *, demands: Demands, known: bool
    ) -> None:
        before = ticked(demands)
        super().__init__(formdata, prefix="demands-", data={**before, "known": known})
        tags = [tag for group in words.tags.values() for tag in group]
        loads = [_load(part, kind) for part in words.load_regions for kind in words.load_kinds]
        for field, values in (
            (self.tags, tags),
            (self.other_tags, [tag for tag in tags if is_limb_tag(tag)]),
            (self.loads, loads),
            (self.other_loads, [one for one in loads if one.split("=")[0] not in TRUNK]),
        ):
            # What a clone brings along stays, also where the form offers no box for it.
            every = dict.fromkeys([*values, *before[field.short_name]])
            field.choices = [SelectChoice(value) for value in every]

    def validate_known(self, field: BooleanField) -> None:
        """Demands without a position are not set: most rules ask for it."""
        if field.data and not any(tag.startswith("pos:") for tag in self.tags.data or ()):
            raise ValidationError(POSITION)

    def demands(self) -> Demands:
        """The demands as ticked."""
        return Demands(
            tags=frozenset(self.tags.data or ()),
            other_tags=frozenset(self.other_tags.data or ()),
            loads=_by_part(self.loads.data or ()),
            other_loads=_by_part(self.other_loads.data or ()),
        )


def ticked(demands: Demands) -> dict[str, list[str]]:
    """Which boxes of the form these demands tick."""
    return {
        "tags": sorted(demands.tags),
        "other_tags": sorted(demands.other_tags),
        "loads": _flat(demands.loads),
        "other_loads": _flat(demands.other_loads),
    }


def _load(part: str, kind: str) -> str:
    return f"{part}={kind}"


def _flat(loads: Mapping[str, tuple[str, ...]]) -> list[str]:
    return sorted(_load(part, kind) for part, kinds in loads.items() for kind in kinds)


def _by_part(values: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for value in values:
        part, kind = value.split("=", 1)
        found[part] = (*found.get(part, ()), kind)
    return found
