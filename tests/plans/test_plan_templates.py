"""Plan templates: what a plan starts with, and what never leaves a patient's plan."""

import re
from dataclasses import replace
from datetime import date

from hep.dosage import Side
from hep.library import Library
from hep.plan_templates import from_plan, start
from hep.plans import Group, add, change_dosage, new

TODAY = date(2026, 11, 20)


def test_nothing_of_the_patient_goes_into_a_template(library: Library) -> None:
    plan = add(new(TODAY, title="TITLE"), library.exercises["bridge"], Group.COOL_DOWN)
    dosage = replace(plan.get(1).dosage, note="NOTE", reason="REASON")
    plan = replace(change_dosage(plan, 1, dosage), goal="GOAL", next_appointment="FRIDAY")
    template = from_plan(plan, "clinic-x", "X", "anybody")
    assert re.findall("TITLE|NOTE|REASON|GOAL|FRIDAY|2026", repr(template)) == []
    [kept] = template.exercises
    assert (kept.exercise, kept.group) == ("bridge", Group.COOL_DOWN)
    assert kept.dosage == replace(dosage, note="", reason="")


def test_a_started_plan_is_the_template_in_its_order(library: Library) -> None:
    template = library.plan_templates["piriformis-beginner"]
    plan = start(template, None, library.exercises, TODAY)
    assert [(one.exercise, one.group) for one in plan.exercises] == [
        ("hook-lying", Group.WARM_UP),
        ("double-knee-to-chest", Group.WARM_UP),
        ("knee-to-opposite-shoulder", Group.WARM_UP),
        ("knees-to-side", Group.INTENSIFY),
    ]
    assert [one.dosage.amount.hold.text for one in plan.exercises if one.dosage.amount.hold] == [
        "5-30"
    ] * 3
    assert plan.review_date == date(2026, 12, 4)
    assert plan.plan_template == "piriformis-beginner"
    assert plan.cards == template.cards


def test_a_started_plan_carries_the_phases_and_is_in_the_first(library: Library) -> None:
    template = library.plan_templates["ankle-sprain-1"]
    plan = start(template, Side.LEFT, library.exercises, TODAY)
    assert [phase.title for phase in plan.phases] == ["Days 3 to 7", "Weeks 2 to 4", "Week 4 on"]
    assert (plan.current_phase, plan.next_phase) == plan.phases[:2]
    assert plan.phase_since == TODAY
    assert plan.exercises == plan.phases[0].exercises
    assert plan.phases[1].entry == ("Full weight on the leg", "Swelling is down")
    for one in plan.phases[1].exercises:
        assert one.dosage.side is (Side.LEFT if library.exercises[one.exercise].has_sides else None)
    assert replace(plan, phase=3).next_phase is None


def test_what_the_plan_holds_now_stands_in_its_phase(library: Library) -> None:
    plan = start(library.plan_templates["ankle-sprain-2"], None, library.exercises, TODAY)
    plan = add(plan, library.exercises["bridge"])
    made = from_plan(plan, "clinic-x", "X", "anybody")
    assert made.exercises == plan.exercises
    assert made.phases[1:] == plan.phases[1:]
    assert from_plan(replace(plan, phases=()), "x", "X", "").exercises == plan.exercises


def test_the_chosen_side_reaches_every_exercise_with_sides(library: Library) -> None:
    for template in library.plan_templates.values():
        plan = start(template, Side.LEFT, library.exercises, TODAY)
        for one in plan.exercises:
            sided = library.exercises[one.exercise].has_sides
            assert one.dosage.side is (Side.LEFT if sided else None)
