"""Guard rails of the whole programme: how many exercises, how long, until when."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from hep.exercises import Exercise
from hep.plans import Library, Plan, load
from hep.safety.guards.values import Guard, Level, Person

EXERCISES = (5, 8, 12)
SESSION_MINUTES = (30, 60)
DAY_MINUTES = 60
REVIEW_WEEKS = 6
_MOTIONS = (
    "hip:",
    "knee:",
    "ankle:",
    "lspine:",
    "tspine:",
    "neck:",
    "shoulder:",
    "elbow:",
    "wrist:",
)


def guards(plan: Plan, library: Library, person: Person) -> Iterator[Guard]:
    """What the programme as a whole asks too much of."""
    if plan.exercises:
        yield from _size(len(plan.exercises))
        yield from _time(plan, library)
        yield from _twins(plan, library)
        yield from _review(plan, person)


def _size(count: int) -> Iterator[Guard]:
    usual, many, most = EXERCISES
    why = "Fewer exercises are done better (HENRY99: 15 people, so weak evidence)."
    if count > most:
        yield Guard(Level.REFUSE, None, f"{count} exercises: at most {most} can be printed.", why)
    elif count > usual:
        level = Level.WARN if count > many else Level.INFO
        limit = many if count > many else usual
        yield Guard(level, None, f"{count} exercises are more than {limit}.", why)


def _time(plan: Plan, library: Library) -> Iterator[Guard]:
    asked, (long, too_long) = load(plan, library), SESSION_MINUTES
    why = "A plan too long for the day is not done."
    session = asked.minutes_per_session
    if session > long:
        level, limit = (Level.STRONG, too_long) if session > too_long else (Level.WARN, long)
        yield Guard(level, None, f"A session of {session} minutes is more than {limit}.", why)
    if asked.minutes_per_day > DAY_MINUTES:
        message = f"{asked.minutes_per_day} minutes a day are more than {DAY_MINUTES}."
        yield Guard(Level.WARN, None, message, why)


def _twins(plan: Plan, library: Library) -> Iterator[Guard]:
    known = [(one.key, library[one.exercise]) for one in plan.exercises if one.exercise in library]
    for (_, first), (key, second) in combinations(known, 2):
        if first.slug == second.slug or _same_aim(first, second):
            message = f"{second.plain_name} does the same as {first.plain_name}."
            yield Guard(Level.INFO, key, message, "Same target and same motion.")


def _same_aim(first: Exercise, second: Exercise) -> bool:
    return (
        first.type == second.type
        and first.targets[:1] == second.targets[:1]
        and _motions(first) == _motions(second)
    )


def _motions(exercise: Exercise) -> frozenset[str]:
    return frozenset(tag for tag in exercise.demands.tags if tag.startswith(_MOTIONS))


def _review(plan: Plan, person: Person) -> Iterator[Guard]:
    if plan.review_date is None:
        yield Guard(Level.REFUSE, None, "There is no review date.", "Every plan needs one.")
    elif plan.review_date > person.today + timedelta(weeks=REVIEW_WEEKS):
        message = f"The review is more than {REVIEW_WEEKS} weeks away."
        yield Guard(Level.WARN, None, message, "A plan is looked at again within six weeks.")
