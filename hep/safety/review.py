"""The review: everything in a plan that meets something recorded for the patient.

It matches what was recorded against published precautions. It can miss things; an empty review
says nothing about the patient.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hep.dosage import Side
from hep.exercises import Exercise
from hep.plans import Plan, PrescribedExercise
from hep.safety.conditions import Condition, Kind, Present, Row
from hep.safety.fired import fired
from hep.safety.matching import WHOLE_PROGRAMME


@dataclass(frozen=True)
class Finding:
    """One match. `exercise` is the key of the prescribed exercise, None for the whole plan."""

    condition: Condition
    row: Row
    side: Side | None
    region: str
    exercise: int | None
    slug: str
    limbs: frozenset[Side]
    tags: frozenset[str]

    @property
    def kind(self) -> Kind:
        """How grave it is."""
        return self.row.kind

    @property
    def limb(self) -> str:
        """`left`, `right`, `both`, or nothing where the whole body meets the row."""
        if len(self.limbs) == 2:
            return "both"
        return next((limb.value for limb in self.limbs), "")


def review(
    plan: Plan, library: Mapping[str, Exercise], present: Iterable[Present]
) -> tuple[Finding, ...]:
    """Every finding, the gravest first, then in the order of the plan.

    Exercises the library no longer knows cannot be matched; the caller must say so.
    """
    found = [finding for one in present for finding in _of_condition(plan, library, one)]
    places = {one.key: place for place, one in enumerate(plan.exercises)}
    return tuple(
        sorted(
            found,
            key=lambda finding: (
                finding.kind.rank,
                -1 if finding.exercise is None else places[finding.exercise],
                finding.row.slug,
            ),
        )
    )


def _of_condition(
    plan: Plan, library: Mapping[str, Exercise], present: Present
) -> Iterator[Finding]:
    for row in present.condition.rows:
        if WHOLE_PROGRAMME in row.any and plan.exercises:
            yield _finding(present, row, None, frozenset(), frozenset({WHOLE_PROGRAMME}))
    for one in plan.exercises:
        if one.exercise in library:
            for row, match in fired(library[one.exercise], one.dosage.side, present):
                yield _finding(present, row, one, match.limbs, match.tags)


def _finding(
    present: Present,
    row: Row,
    one: PrescribedExercise | None,
    limbs: frozenset[Side],
    tags: frozenset[str],
) -> Finding:
    return Finding(
        condition=present.condition,
        row=row,
        side=present.side,
        region=present.region,
        exercise=one.key if one else None,
        slug=one.exercise if one else "",
        limbs=limbs,
        tags=tags,
    )
