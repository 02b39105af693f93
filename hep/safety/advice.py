"""What to do about findings: group them, say each once, and look for another exercise."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hep.dosage import Side
from hep.exercises import Exercise, Sidedness
from hep.plans import Plan, PrescribedExercise
from hep.safety import fired
from hep.safety.conditions import Condition, Kind, Present
from hep.safety.decisions import Decisions
from hep.safety.matching import concerns as row_concerns
from hep.safety.review import Finding


@dataclass(frozen=True)
class Beside:
    """One finding beside one exercise; `as_for` is the number of the exercise that said it."""

    finding: Finding
    as_for: int | None = None


def beside(plan: Plan, findings: Iterable[Finding]) -> dict[int, list[Beside]]:
    """The findings of each exercise by its key, the gravest first, each row said once."""
    said: dict[str, int] = {}
    found: dict[int, list[Beside]] = {one.key: [] for one in plan.exercises}
    ordered = list(findings)
    for number, one in enumerate(plan.exercises, start=1):
        for finding in (each for each in ordered if each.exercise == one.key):
            earlier = said.setdefault(finding.row.slug, number)
            found[one.key].append(Beside(finding, None if earlier == number else earlier))
    return found


def keep_lines(plan: Plan, findings: Iterable[Finding]) -> dict[int, tuple[str, ...]]:
    """The lines that print beside each exercise: how to do it, each once for the plan.

    A contraindicated exercise gets none: only what the clinician writes prints there.
    """
    ordered = list(findings)
    blocked = {one.exercise for one in ordered if one.kind.rank <= Kind.CONTRAINDICATION.rank}
    said: set[str] = set()
    lines: dict[int, tuple[str, ...]] = {}
    for one in plan.exercises:
        mine = [each.row.keep for each in ordered if each.exercise == one.key and each.row.keep]
        fresh = tuple(line for line in dict.fromkeys(mine) if line not in said)
        if one.key not in blocked and fresh:
            lines[one.key] = fresh
            said.update(fresh)
    return lines


def stopped(present: Iterable[Present]) -> bool:
    """Whether a red flag forbids the whole programme."""
    return any(row.kind is Kind.STOP for one in present for row in one.condition.rows)


def avoid_lines(present: Iterable[Present]) -> tuple[str, ...]:
    """What the patient avoids in general, the gravest first, each line once.

    Only for a sheet without exercises: beside an exercise these lines could forbid it.
    """
    said = [
        (row.kind.rank, _sided(row.avoid, one.side))
        for one in present
        for row in one.condition.rows
        if row.avoid and row_concerns(row, one)
    ]
    return tuple(dict.fromkeys(line for _, line in sorted(said, key=lambda each: each[0])))


def kept_lines(
    plan: Plan, decisions: Decisions, conditions: Iterable[Condition]
) -> dict[int, tuple[str, ...]]:
    """The lines that were printed beside each exercise of an issued plan.

    What the clinician wrote for the patient stands for all others beside its exercise.
    """
    rows = {row.slug: row for condition in conditions for row in condition.rows}
    said: set[str] = set()
    lines: dict[int, tuple[str, ...]] = {}
    for one in plan.exercises:
        if one.key in decisions.reasons:
            continue
        seen = [rows[each.row] for each in decisions.seen
                if each.exercise == one.exercise and each.row in rows]  # fmt: skip
        fresh = tuple(dict.fromkeys(row.keep for row in seen if row.keep and row.keep not in said))
        if fresh:
            lines[one.key] = fresh
            said.update(fresh)
    return {**lines, **{key: (line,) for key, line in decisions.told.items()}}


def _sided(line: str, side: Side | None) -> str:
    """`this arm` as `your left arm`, where the side is known: no exercise beside it tells it."""
    if side not in (Side.LEFT, Side.RIGHT):
        return line
    return re.sub(r"\bthis (leg|knee|arm|elbow)\b", rf"your {side.value} \1", line)


def gravest(
    exercise: Exercise, present: Iterable[Present], side: Side | None = None
) -> Kind | None:
    """The gravest kind an exercise meets; None says only that no rule fired."""
    met = (fired.gravest(exercise, side if exercise.has_sides else None, one) for one in present)
    return min((kind for kind in met if kind), key=lambda kind: kind.rank, default=None)


@dataclass(frozen=True)
class Mark:
    """How grave an exercise of the library is for a patient; `side` where only that one is."""

    kind: Kind
    side: Side | None = None


def marks(exercise: Exercise, present: Iterable[Present]) -> tuple[Mark, ...]:
    """The gravest kind, for each side by itself where they differ; empty says only: no rule fired.

    An exercise without a side of its own has one mark.
    """
    known = list(present)
    if exercise.sidedness is not Sidedness.ONE_SIDE:
        kind = gravest(exercise, known)
        return (Mark(kind),) if kind else ()
    kinds = {side: gravest(exercise, known, side) for side in (Side.LEFT, Side.RIGHT)}
    if len(set(kinds.values())) == 1:
        [kind] = set(kinds.values())
        return (Mark(kind),) if kind else ()
    found = [Mark(kind, side) for side, kind in kinds.items() if kind]
    return tuple(sorted(found, key=lambda mark: mark.kind.rank))


def alternative(
    one: PrescribedExercise, library: Mapping[str, Exercise], present: Iterable[Present]
) -> Exercise | None:
    """Another exercise with the same aim that meets no contraindication, easier ones first."""
    exercise = library[one.exercise]
    known = list(present)
    for slug in (exercise.progression_of, *exercise.alternatives):
        other = library.get(slug)
        if other is None or not other.demands_known:
            continue
        kind = gravest(other, known, one.dosage.side)
        if kind is None or kind.rank > Kind.CONTRAINDICATION.rank:
            return other
    return None
