"""Guard rails of one prescribed exercise."""

from collections.abc import Iterator
from dataclasses import replace

from hep.dosage import Amount, Dosage, ExerciseType, LoadKind, Rhythm, Span
from hep.exercises import Exercise
from hep.plans import Group, PrescribedExercise
from hep.safety.guards.values import Guard, Level, Person

STRONG_HOLD = 120
MOST_TIMES_A_DAY = 6
MOST_SLOW_REPS_A_DAY = 180
OLDER_ADULT = 65
OLDER_ADULT_HOLD = 30
# Long holds raise the blood pressure and the pressure in the eye (clinical notes, 2.3, rule 6).
PRESSURE = frozenset({"hypertension", "eye-pressure", "breathless"})
PRESSURE_HOLD = 10


def guards(
    one: PrescribedExercise, exercise: Exercise, kind: ExerciseType, person: Person
) -> Iterator[Guard]:
    """What lies outside the usual range; a protocol or a typed reason lifts the warnings."""
    dosage = one.dosage
    yield from _for_the_person(one, exercise, person)
    if dosage.protocol or dosage.reason:
        return
    for amount in dict.fromkeys(dosage.amounts):
        yield from _time(one, amount, kind)
        yield from _counts(one, amount, kind)
    yield from _frequency(one, exercise, kind)


def _guard(one: PrescribedExercise, level: Level, message: str, why: str) -> Guard:
    return Guard(level, one.key, message, why)


def _unusual(one: PrescribedExercise, message: str, kind: ExerciseType) -> Guard:
    return Guard(Level.WARN, one.key, message, f"The usual range of {kind.name}.")


def _time(one: PrescribedExercise, amount: Amount, kind: ExerciseType) -> Iterator[Guard]:
    span = amount.hold or amount.duration
    if span is None:
        return
    low, high = kind.limits.time_warn
    if kind.code == "SS" and span.target > STRONG_HOLD:
        message = f"A hold of {span.target} s is more than {STRONG_HOLD} s."
        yield _guard(one, Level.STRONG, message, "No more range is gained by so long a hold.")
    elif not low <= span.target <= high:
        found = _unusual(one, f"{span.target} s lies outside the usual {low} to {high} s.", kind)
        short = _short_in_warm_up(one, kind, span, low)
        yield replace(found, level=Level.INFO) if short else found


def _short_in_warm_up(one: PrescribedExercise, kind: ExerciseType, span: Span, low: int) -> bool:
    return kind.code == "SS" and one.group is Group.WARM_UP and span.target < low


def _counts(one: PrescribedExercise, amount: Amount, kind: ExerciseType) -> Iterator[Guard]:
    limits = kind.limits
    for noun, number, most in (
        ("repetitions", amount.reps.target, limits.reps_warn_above),
        ("sets", amount.sets, limits.sets_warn_above),
    ):
        if number > most:
            yield _unusual(one, f"{number} {noun} are more than the usual {most}.", kind)


def _frequency(one: PrescribedExercise, exercise: Exercise, kind: ExerciseType) -> Iterator[Guard]:
    times, usual = one.dosage.frequency.times_per_day.target, kind.limits.times_per_day_warn_above
    if times > MOST_TIMES_A_DAY:
        message = f"{times} times a day are more than {MOST_TIMES_A_DAY}."
        why = "So often is done by few, and asked only by a named protocol."
        yield _guard(one, Level.STRONG, message, why)
    elif times > usual:
        yield _unusual(one, f"{times} times a day are more than the usual {usual}.", kind)
    yield from _days(one, exercise, kind)
    reps = max(amount.reps.target * amount.sets for amount in one.dosage.amounts) * times
    if kind.code == "ST" and reps > MOST_SLOW_REPS_A_DAY:
        message = f"{reps} repetitions a day are more than {MOST_SLOW_REPS_A_DAY}."
        yield _guard(one, Level.WARN, message, "One limb does them all.")


def _days(one: PrescribedExercise, exercise: Exercise, kind: ExerciseType) -> Iterator[Guard]:
    days, (low, high) = one.dosage.frequency.days, kind.limits.days_per_week_warn
    if low <= days <= high or _daily_is_fine(one.dosage, exercise):
        return
    found = _unusual(one, f"{days:g} days a week lie outside {low} to {high}.", kind)
    rest = kind.code == "ST" and days > high
    yield replace(found, why="Strength needs days of rest.") if rest else found


def _daily_is_fine(dosage: Dosage, exercise: Exercise) -> bool:
    """Level 1 body-weight strength may be done each day, and so may what is done as needed."""
    load = dosage.amount.load
    light = load is None or load.kind is LoadKind.BODY_WEIGHT
    easy = exercise.type == "ST" and exercise.level == 1 and light
    return easy or dosage.frequency.rhythm is Rhythm.AS_NEEDED


def _for_the_person(one: PrescribedExercise, exercise: Exercise, person: Person) -> Iterator[Guard]:
    hold = one.dosage.amount.hold
    if exercise.type == "IS" and hold and hold.target > PRESSURE_HOLD and _pressed(person):
        message = f"A push of {hold.target} s is more than {PRESSURE_HOLD} s."
        yield _guard(one, Level.WARN, message, "A long push raises this patient's blood pressure.")
    cap = one.dosage.intensity.pain_cap if one.dosage.intensity else None
    if cap is not None and cap > person.pain_allowed:
        message = f"A pain limit of {cap} is more than the {person.pain_allowed} of 10 you allow."
        yield _guard(one, Level.WARN, message, "The clinic's pain rule (TL-PROV).")
    if exercise.type == "SS" and hold and hold.target < OLDER_ADULT_HOLD and _older(person):
        message = f"A hold of {hold.target} s is less than {OLDER_ADULT_HOLD} s."
        why = f"From {OLDER_ADULT} on, 30 to 60 s gain more (ACSM21)."
        yield _guard(one, Level.INFO, message, why)
    if exercise.type == "BA" and "fall-risk" in person.conditions and _unsupported(exercise):
        message = "This balance exercise has no fixed support."
        why = "A person who falls needs a counter or rail to hold."
        yield _guard(one, Level.WARN, message, why)
    if exercise.level == 3 and not _prepared(exercise, person):
        message = "This is level 3, and no easier step was given before."
        yield _guard(one, Level.WARN, message, "Start lower on the ladder, or say why not.")


def _pressed(person: Person) -> bool:
    return bool(person.conditions & PRESSURE)


def _older(person: Person) -> bool:
    return person.age is not None and person.age >= OLDER_ADULT


def _unsupported(exercise: Exercise) -> bool:
    return bool(exercise.demands.tags & {"bal:nohands", "bal:eyes-closed", "bal:unstable"})


def _prepared(exercise: Exercise, person: Person) -> bool:
    return exercise.slug in person.history or exercise.progression_of in person.history
