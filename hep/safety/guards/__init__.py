"""Guard rails: doses and programmes outside the usual range, each with number, limit and why.

The limits are those of the clinical notes, section 2.3: our engineering limits from published
ranges, set by no paper. Refusals of a single dosage are the business of `hep.dosage`.
"""

from collections.abc import Iterator, Mapping

from hep.dosage import ExerciseType
from hep.plans import Library, Plan
from hep.safety.guards import dosage, matching, programme, stretching
from hep.safety.guards.values import Guard, Level, Person

__all__ = ["Guard", "Level", "Person", "guards"]


def guards(
    plan: Plan,
    library: Library,
    types: Mapping[str, ExerciseType],
    person: Person,
) -> tuple[Guard, ...]:
    """Everything outside its usual range, the gravest first."""
    found = list(_all(plan, library, types, person))
    return tuple(sorted(found, key=lambda guard: guard.level.rank))


def _all(
    plan: Plan,
    library: Library,
    types: Mapping[str, ExerciseType],
    person: Person,
) -> Iterator[Guard]:
    for one in plan.exercises:
        exercise = library.get(one.exercise)
        if exercise is not None:
            yield from dosage.guards(one, exercise, types[exercise.type], person)
    yield from matching.guards(plan, library)
    yield from stretching.guards(plan, library)
    yield from programme.guards(plan, library, person)
