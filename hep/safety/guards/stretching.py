"""Guard rails of stretching time, added up over all exercises that share a target muscle."""

from collections import defaultdict
from collections.abc import Iterator

from hep.dosage import Dosage, Side
from hep.plans import Library, Plan
from hep.safety.guards.values import Guard, Level

SESSION = (60, 240)
WEEK = (300, 600)
WEEK_TOO_MUCH = 1800


def guards(plan: Plan, library: Library) -> Iterator[Guard]:
    """Too little or too much stretching of one muscle, in seconds for each side."""
    for (muscle, side), doses in _by_muscle(plan, library).items():
        session = sum(_seconds(dose) for dose in doses)
        week = sum(
            _seconds(dose) * dose.frequency.times_per_day.target * dose.frequency.days
            for dose in doses
        )
        where = f"{muscle}, {side}" if side else muscle
        yield from _session(where, session)
        yield from _week(where, round(week))


def _by_muscle(plan: Plan, library: Library) -> dict[tuple[str, str], list[Dosage]]:
    found: defaultdict[tuple[str, str], list[Dosage]] = defaultdict(list)
    for one in plan.exercises:
        exercise = library.get(one.exercise)
        if exercise is None or exercise.type != "SS" or one.dosage.protocol:
            continue
        for side in _sides(one.dosage):
            found[exercise.targets[0], side].append(one.dosage)
    return dict(found)


def _sides(dosage: Dosage) -> tuple[str, ...]:
    """One entry for each side that is stretched; both sides alike need one entry only."""
    if dosage.side in (Side.LEFT, Side.RIGHT):
        return (dosage.side.value,)
    return ("",)


def _seconds(dosage: Dosage) -> int:
    amount = dosage.amount
    return (amount.hold.target if amount.hold else 0) * amount.reps.target * amount.sets


def _session(where: str, seconds: int) -> Iterator[Guard]:
    low, high = SESSION
    if seconds < low:
        message = f"{where}: {seconds} s a session, below the usual {low} s."
        yield Guard(Level.INFO, None, message, "60 s for each muscle is the usual aim (GARB11).")
    if seconds > high:
        message = f"{where}: {seconds} s a session, above {high} s."
        yield Guard(Level.INFO, None, message, "No extra gain is expected past 4 minutes (ING24).")


def _week(where: str, seconds: int) -> Iterator[Guard]:
    low, high = WEEK
    if seconds > WEEK_TOO_MUCH:
        message = f"{where}: {seconds} s a week, above {WEEK_TOO_MUCH} s."
        yield Guard(Level.WARN, None, message, "Far past the point where gains level off (ING24).")
    elif seconds < low:
        message = f"{where}: {seconds} s a week, below {low} s."
        yield Guard(
            Level.INFO, None, message, "5 minutes a week is the least that shows a gain (THO18)."
        )
    elif seconds > high:
        message = f"{where}: {seconds} s a week, above {high} s."
        yield Guard(
            Level.INFO, None, message, "Gains level off at about 10 minutes a week (ING24)."
        )
