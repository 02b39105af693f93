"""Conditions a patient may have, and what each says about an exercise's demands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from hep.dosage import Side
from hep.languages import SOURCE


class Kind(StrEnum):
    """How grave a row is, the gravest first."""

    STOP = "stop"
    CONTRAINDICATION = "contraindication"
    PRECAUTION = "precaution"
    INFORMATION = "information"

    @property
    def rank(self) -> int:
        """0 is the gravest."""
        return list(Kind).index(self)


class NeedsRegion(StrEnum):
    """Whether a condition is asked with a body region."""

    NO = "no"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True)
class Row:
    """One rule: it fires when one tag of `any` is on a limb, or one of every group of `all`.

    `keep` is how to do the exercise when the clinician keeps it, the only line that may print
    beside it; a contraindication has none. `avoid` is general advice. `must_fire` and
    `must_not_fire` name exercises by slug, or `slug@region`. `language` is that of `keep`,
    `avoid_language` that of `avoid`.
    """

    slug: str
    kind: Kind
    clinician: str
    sources: tuple[str, ...]
    evidence: str
    avoid: str
    keep: str = ""
    any: frozenset[str] = frozenset()
    all: tuple[frozenset[str], ...] = ()
    only_region: str = ""
    must_fire: tuple[str, ...] = ()
    must_not_fire: tuple[str, ...] = ()
    no_must_not_fire_reason: str = ""
    language: str = SOURCE
    avoid_language: str = SOURCE
    translation_review: str = ""


@dataclass(frozen=True)
class Condition:
    """One condition. `valid_weeks` is how long a recorded "no" holds.

    `label` is its name among clinicians, `question` asks for it in the patient's words.

    `settings` are numbers a clinic may change, `choices` those it may choose from. A condition
    with `clearance` forbids the whole programme until somebody clears it.
    """

    slug: str
    label: str
    question: str
    area: str
    has_side: bool
    needs_region: NeedsRegion
    period: str
    valid_weeks: int
    clearance: bool
    rows: tuple[Row, ...]
    review: str
    settings: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def with_setting(self, name: str, number: int) -> "Condition":
        """The condition with another number of the clinic: its words say it.

        Raises KeyError when it has no such setting.
        """
        usual = re.compile(rf"\b{self.settings[name]}\b")
        if self.settings[name] == number:
            return self
        return replace(
            self,
            label=usual.sub(str(number), self.label),
            question=usual.sub(str(number), self.question),
            period=usual.sub(str(number), self.period),
            settings={**self.settings, name: number},
        )


@dataclass(frozen=True)
class Present:
    """A condition a patient has: the side and the region where they are known.

    Without a side every limb is judged, and without a region every loaded region: what is not
    known is judged as the worst case.
    """

    condition: Condition
    side: Side | None = None
    region: str = ""

    @property
    def limbs(self) -> frozenset[Side]:
        """The limbs to judge."""
        both = frozenset({Side.LEFT, Side.RIGHT})
        one = self.condition.has_side and self.side in both
        return frozenset({self.side}) & both if one and self.side else both
