"""Guard rail of what cannot be matched: an exercise whose demands nobody set."""

from collections.abc import Iterator

from hep.plans import Library, Plan
from hep.safety.guards.values import Guard, Level

WHY = "No rule can speak about it: judge it yourself, or set its demands."


def guards(plan: Plan, library: Library) -> Iterator[Guard]:
    """A warning for each exercise no rule was matched against: silence is not a clearance."""
    for one in plan.exercises:
        exercise = library.get(one.exercise)
        if exercise is not None and not exercise.demands_known:
            message = f"Not matched: demands not set for “{exercise.plain_name}”."
            yield Guard(Level.WARN, one.key, message, WHY)
