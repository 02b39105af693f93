"""Templates brought into a plan: nothing is lost, nothing doubled without being asked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep.dosage import Side
from hep.library import Library
from hep.plan_templates import PlanTemplate, combine, coming, overlaps
from hep.plans import Phase, Plan, append
from tests.plans.strategies import DOSES, plans, prescribed
from tests.plans.test_editing import check, slugs


@st.composite
def templates(draw: st.DrawFn) -> PlanTemplate:
    exercises = append(Plan(), draw(prescribed(DOSES))).exercises
    return PlanTemplate("x", draw(st.sampled_from("ABC")), "", (Phase(exercises=exercises),))


@given(plans(), st.lists(templates(), max_size=2))
def test_the_plan_keeps_what_it_has_and_gets_what_is_new(
    plan: Plan, brought: list[PlanTemplate]
) -> None:
    came = coming(brought, None, {})
    combined = combine(plan, came, {})
    check(combined)
    assert set(plan.exercises) <= set(combined.exercises)
    new = {one.prescribed.exercise for one in came} - {one.exercise for one in plan.exercises}
    assert sorted(set(slugs(combined))) == sorted(new | set(slugs(plan)))
    assert len(combined.exercises) == len(plan.exercises) + len(new)
    assert combine(plan, [], {}) == plan


@pytest.fixture
def pair(library: Library) -> tuple[Plan, PlanTemplate]:
    """A plan and a template that share one exercise, each with a dose of its own."""
    beginner = library.plan_templates["piriformis-beginner"]
    return Plan(exercises=beginner.exercises), library.plan_templates["piriformis-intermediate"]


def test_the_choice_is_the_clinicians(pair: tuple[Plan, PlanTemplate], library: Library) -> None:
    plan, template = pair
    came = coming([template], Side.LEFT, library.exercises)
    both = [one.exercise for one in overlaps(plan, came)]
    assert both == ["double-knee-to-chest", "knees-to-side"]
    kept = combine(plan, came, {})
    assert kept.get(4).dosage == plan.get(4).dosage
    taken = combine(plan, came, {"knees-to-side": "1"})
    assert taken.get(4).dosage.side is Side.LEFT
    assert slugs(taken) == slugs(kept)
    every = combine(plan, came, {"knees-to-side": "every"})
    assert slugs(every).count("knees-to-side") == 2
    for wrong in ("2", "-1", "x", ""):
        with pytest.raises(ValueError, match="choose one of those shown"):
            combine(plan, came, {"knees-to-side": wrong})


def test_two_templates_meet_too(pair: tuple[Plan, PlanTemplate], library: Library) -> None:
    _, template = pair
    other = replace(template, title="Other")
    came = coming([template, other], None, library.exercises)
    combined = combine(Plan(cards=("symptoms",)), came, {}, ["symptoms", "tendon-pain"])
    assert slugs(combined) == slugs(Plan(exercises=template.exercises))
    assert combined.cards == ("symptoms", "tendon-pain")
