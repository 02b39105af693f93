"""The dosage an exercise is prescribed with at first: the nearest default wins."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hep.dosage import Dosage, Side
from hep.exercises import Exercise

CLINIC = "the clinic's default"


@dataclass(frozen=True)
class Defaults:
    """Doses kept as defaults, by exercise: one's own, then the clinic's, then the library's.

    `whose` is the name of the clinician they are for; the dosage says which default it is.
    """

    own: Mapping[str, Dosage] = field(default_factory=dict)
    clinic: Mapping[str, Dosage] = field(default_factory=dict)
    whose: str = ""

    def of(self, exercise: Exercise) -> Dosage:
        """The nearest default; `set_by` names it."""
        if own := self.own.get(exercise.slug):
            return replace(own, set_by=f"{self.whose}'s default")
        if clinic := self.clinic.get(exercise.slug):
            return replace(clinic, set_by=CLINIC)
        return exercise.dosage


NO_DEFAULTS = Defaults()


def as_default(dosage: Dosage) -> Dosage:
    """What of a prescribed dosage is kept as a default: no side, no note and no reason.

    A note or a reason may say something of the patient it was written for.
    """
    plain = replace(dosage, note="", reason="", set_by="clinician")
    return plain.on(Side.BOTH) if plain.side in (Side.LEFT, Side.RIGHT) else plain
