"""Guard rails: each says the number, the limit and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hep.dosage import Frequency, Intensity, Side, exactly
from hep.library import Library
from hep.plan_templates import start
from hep.plans import Plan, change_dosage
from hep.safety.guards import Guard, Level, Person, guards
from tests.safety.test_review import plan_of

TODAY = date(2026, 11, 20)
PERSON = Person(TODAY)


def found(plan: Plan, library: Library, person: Person = PERSON) -> tuple[Guard, ...]:
    plan = replace(plan, review_date=plan.review_date or TODAY + timedelta(weeks=2))
    return guards(plan, library.exercises, library.types, person)


def held(library: Library, slug: str, seconds: int) -> Plan:
    plan = plan_of((slug, Side.LEFT))
    dosage = plan.exercises[0].dosage
    amount = replace(dosage.amount, hold=exactly(seconds))
    return change_dosage(plan, 1, replace(dosage, amount=amount))


def loud(plan: Plan, library: Library, person: Person = PERSON) -> list[tuple[Level, str]]:
    return [
        (one.level, one.message)
        for one in found(plan, library, person)
        if one.level is not Level.INFO
    ]


def test_no_default_dosage_trips_its_own_warning(library: Library) -> None:
    for slug in library.exercises:
        person = Person(TODAY, history=frozenset({slug}))
        assert loud(plan_of((slug, Side.BOTH)), library, person) == [], slug


@pytest.mark.parametrize(("seconds", "level"), [(61, Level.WARN), (121, Level.STRONG)])
def test_a_long_stretch_warns(library: Library, seconds: int, level: Level) -> None:
    levels = [one.level for one in found(held(library, "knees-to-side", seconds), library)]
    assert level in levels


def test_a_typed_reason_lifts_the_warning_of_the_exercise(library: Library) -> None:
    plan = held(library, "knees-to-side", 121)
    reasoned = replace(plan.exercises[0].dosage, reason="Trial of long holds.")
    own = [one for one in found(change_dosage(plan, 1, reasoned), library) if one.exercise == 1]
    assert own == []


def test_too_often_is_a_strong_warning(library: Library) -> None:
    plan = plan_of(("knees-to-side", Side.LEFT))
    often = replace(plan.exercises[0].dosage, frequency=Frequency(exactly(7)))
    assert (Level.STRONG, "7 times a day are more than 6.") in loud(
        change_dosage(plan, 1, often), library
    )


def test_the_size_of_the_programme(library: Library) -> None:
    slugs = sorted(library.exercises)
    for count, level in ((5, None), (6, Level.INFO), (9, Level.WARN), (13, Level.REFUSE)):
        plan = plan_of(*((slug, Side.LEFT) for slug in slugs[:count]))
        levels = [one.level for one in found(plan, library) if " exercises" in one.message]
        assert levels == ([level] if level else [])


def test_a_plan_needs_a_review_within_six_weeks(library: Library) -> None:
    plan = plan_of(("bridge", None))
    without = guards(plan, library.exercises, library.types, PERSON)
    assert (Level.REFUSE, "There is no review date.") in [
        (one.level, one.message) for one in without
    ]
    late = replace(plan, review_date=TODAY + timedelta(weeks=7))
    assert any("6 weeks away" in message for _, message in loud(late, library))


def test_an_older_adult_holds_longer(library: Library) -> None:
    plan = held(library, "knees-to-side", 20)
    older = found(plan, library, Person(TODAY, age=70))
    assert any("less than 30 s" in one.message for one in older)
    assert not any("less than 30 s" in one.message for one in found(plan, library))


def test_level_three_wants_an_easier_step_before(library: Library) -> None:
    plan = plan_of(("pigeon-floor", Side.LEFT))
    assert any("level 3" in message for _, message in loud(plan, library))
    before = Person(TODAY, history=frozenset({library.exercises["pigeon-floor"].progression_of}))
    assert not any("level 3" in message for _, message in loud(plan, library, before))


def test_a_long_push_with_high_blood_pressure_warns(library: Library) -> None:
    person = Person(TODAY, conditions=frozenset({"hypertension"}))
    plan = plan_of(("wall-sit", None))
    assert any("long push" in one.why for one in found(plan, library, person))


def test_fall_prevention_is_long_on_purpose(library: Library) -> None:
    template = library.plan_templates["fall-prevention"]
    messages = [
        message for _, message in loud(start(template, None, library.exercises, TODAY), library)
    ]
    assert "10 exercises are more than 8." in messages
    assert any("minutes is more than 30" in message for message in messages)


def test_twins_are_named(library: Library) -> None:
    plan = plan_of(("knees-to-side", Side.LEFT), ("knees-to-side", Side.LEFT))
    assert any("does the same as" in one.message for one in found(plan, library))


@pytest.mark.parametrize(("allowed", "warns"), [(5, True), (7, False)])
def test_a_pain_limit_above_the_clinics_rule_warns(
    library: Library, allowed: int, warns: bool
) -> None:
    plan = held(library, "knees-to-side", 20)
    dosage = replace(plan.exercises[0].dosage, intensity=Intensity("edge", "Go to the edge.", 7))
    plan = change_dosage(plan, 1, dosage)
    said = [message for _, message in loud(plan, library, replace(PERSON, pain_allowed=allowed))]
    assert any("A pain limit of 7" in one for one in said) is warns
