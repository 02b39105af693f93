"""Load: exercises, minutes and equipment, by the clinical notes, section 2.4."""

from dataclasses import replace
from datetime import date

import pytest

from hep.dosage import Amount, Dosage, Frequency, Rhythm, Side, exactly, seconds
from hep.library import Library
from hep.plan_templates import start
from hep.plans import Load, Plan, PrescribedExercise, add, change_dosage, equipment, load

TODAY = date(2026, 11, 20)


@pytest.fixture
def beginner(library: Library) -> Plan:
    return start(library.plan_templates["piriformis-beginner"], None, library.exercises, TODAY)


def test_the_beginner_routine_takes_six_and_a_half_minutes(
    library: Library, beginner: Plan
) -> None:
    """The worked example of the notes; a summary rounds up, so that nobody runs late."""
    times = [
        seconds(one.dosage, library.exercises[one.exercise].timing) for one in beginner.exercises
    ]
    assert round(sum(times) / 60, 1) == 6.5
    assert load(beginner, library.exercises) == Load(4, 7, 7)


def test_one_side_takes_less_than_both(library: Library) -> None:
    template = library.plan_templates["piriformis-beginner"]
    left = start(template, Side.LEFT, library.exercises, TODAY)
    assert load(left, library.exercises).minutes_per_session < 7


def test_twice_a_day_counts_twice_and_is_rounded_once(library: Library) -> None:
    plan = _with(library, Frequency(exactly(2)))
    asked = load(plan, library.exercises)
    assert (asked.minutes_per_session, asked.minutes_per_day) == (3, 5)


def test_as_needed_counts_once(library: Library) -> None:
    plan = _with(library, Frequency(exactly(4), Rhythm.AS_NEEDED))
    asked = load(plan, library.exercises)
    assert asked.minutes_per_day == asked.minutes_per_session


def test_an_exercise_the_library_lost_is_counted_without_time(library: Library) -> None:
    plan = Plan(exercises=(PrescribedExercise(1, "gone", Dosage(Amount())),))
    assert load(plan, library.exercises) == Load(1, 0, 0)
    assert equipment(plan, library.exercises) == ()


def test_an_empty_plan_asks_nothing(library: Library) -> None:
    assert load(Plan(), library.exercises) == Load(0, 0, 0)


def test_equipment_is_named_once_in_the_order_of_need(library: Library) -> None:
    plan = Plan()
    for slug in ("modified-pigeon-table", "bridge", "supine-figure-4-pull"):
        plan = add(plan, library.exercises[slug])
    needed = equipment(plan, library.exercises)
    assert len(set(needed)) == len(needed)
    assert needed[0] in library.exercises["modified-pigeon-table"].equipment
    assert "strap or towel" in needed


def _with(library: Library, frequency: Frequency) -> Plan:
    """One exercise of two and a half minutes."""
    plan = add(Plan(), library.exercises["hook-lying"])
    dosage = plan.get(1).dosage
    timed = replace(dosage.amount, reps=exactly(1), duration=exactly(130))
    return change_dosage(plan, 1, replace(dosage, amount=timed, frequency=frequency))
