"""Merging: two people change one plan, and neither loses work."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hep import plans as plans_
from hep.dosage import Amount, Dosage, exactly
from hep.library import Library, read
from hep.plans import Contradiction, Group, Plan, PrescribedExercise, merge
from tests.plans.strategies import SLUGS, plans
from tests.plans.test_editing import check, slugs

Change = Callable[[Plan], Plan]
OTHER_DOSE = Dosage(Amount(reps=exactly(17)))


def changed(draw: st.DrawFn, plan: Plan, library: Library) -> Plan:
    """The plan after a few steps of the builder."""
    for _ in range(draw(st.integers(0, 3))):
        plan = draw(st.sampled_from(_steps(draw, plan, library)))(plan)
    return plan


_library = cache(read)


def _steps(draw: st.DrawFn, plan: Plan, library: Library) -> list[Change]:
    exercise = library.exercises[draw(st.sampled_from(SLUGS))]
    goal, phase = draw(st.sampled_from(["walk", "run"])), draw(st.integers(1, 3))
    steps: list[Change] = [
        lambda plan: plans_.add(plan, exercise),
        lambda plan: replace(plan, goal=goal),
        lambda plan: replace(plan, phase=phase),
    ]
    if plan.exercises:
        key = draw(st.sampled_from(plan.exercises)).key
        group = draw(st.sampled_from(Group))
        steps += [
            lambda plan: plans_.remove(plan, key),
            lambda plan: plans_.move(plan, key, 1),
            lambda plan: plans_.change_group(plan, key, group),
            lambda plan: plans_.change_dosage(plan, key, OTHER_DOSE),
        ]
    return steps


@st.composite
def two_changes(draw: st.DrawFn) -> tuple[Plan, Plan, Plan]:
    base = draw(plans())
    return base, changed(draw, base, _library()), changed(draw, base, _library())


def merged_or_not(base: Plan, mine: Plan, theirs: Plan) -> Plan | None:
    try:
        return merge(base, mine, theirs)
    except Contradiction:
        return None


@given(two_changes())
def test_who_changed_nothing_gets_what_the_other_did(three: tuple[Plan, Plan, Plan]) -> None:
    base, _, theirs = three
    assert merge(base, base, theirs) == theirs
    assert merge(base, theirs, base) == theirs
    assert merge(base, theirs, theirs) == theirs


@given(two_changes())
def test_it_does_not_matter_who_was_first(three: tuple[Plan, Plan, Plan]) -> None:
    """But for the keys and places of what was added."""
    base, mine, theirs = three
    one, other = merged_or_not(base, mine, theirs), merged_or_not(base, theirs, mine)
    assert (one is None) == (other is None)
    assume(one is not None and other is not None)
    assert one is not None
    assert other is not None
    assert replace(one, exercises=()) == replace(other, exercises=())
    known = {was.key for was in base.exercises}
    kept = [[was for was in plan.exercises if was.key in known] for plan in (one, other)]
    assert kept[0] == kept[1]
    assert _added(base, one) == _added(base, other)


def _added(base: Plan, plan: Plan) -> Counter[PrescribedExercise]:
    """What is new in the plan, whatever its keys."""
    known = {one.key for one in base.exercises}
    return Counter(replace(one, key=0) for one in plan.exercises if one.key not in known)


@given(two_changes())
def test_every_change_of_both_is_in_what_comes_out(three: tuple[Plan, Plan, Plan]) -> None:
    base, mine, theirs = three
    merged = merged_or_not(base, mine, theirs)
    assume(merged is not None and mine != theirs)
    assert merged is not None
    check(merged)
    for plan in (mine, theirs):
        assert not _added(base, plan) - _added(base, merged)
        for was in base.exercises:
            now = next((one for one in plan.exercises if one.key == was.key), None)
            if now != was:
                assert now == next((one for one in merged.exercises if one.key == was.key), None)
        if plan.goal != base.goal:
            assert merged.goal == plan.goal


@pytest.fixture
def base(library: Library) -> Plan:
    plan = Plan(goal="walk")
    for slug in ("bridge", "knee-rolls", "hook-lying"):
        plan = plans_.add(plan, library.exercises[slug])
    return plan


def test_what_both_added_is_all_there(library: Library, base: Plan) -> None:
    mine = plans_.add(base, library.exercises["knees-to-side"])
    theirs = plans_.add(base, library.exercises["seated-figure-4"], Group.WARM_UP)
    merged = merge(base, mine, theirs)
    assert slugs(merged) == [
        "seated-figure-4", "bridge", "knee-rolls", "hook-lying", "knees-to-side",
    ]  # fmt: skip
    check(merged)


def test_what_they_put_between_stays_between(library: Library, base: Plan) -> None:
    theirs = plans_.place_at(plans_.add(base, library.exercises["knees-to-side"]), 4, 1)
    mine = plans_.change_dosage(base, 1, OTHER_DOSE)
    for one, other in ((mine, theirs), (theirs, mine)):
        merged = merge(base, one, other)
        assert slugs(merged) == slugs(theirs)
        assert merged.get(1).dosage == OTHER_DOSE


CONTRADICTIONS: dict[str, tuple[Change, Change]] = {
    "two goals": (lambda plan: replace(plan, goal="run"), lambda plan: replace(plan, goal="sit")),
    "two doses of one exercise": (
        lambda plan: plans_.change_dosage(plan, 1, OTHER_DOSE),
        lambda plan: plans_.change_dosage(plan, 1, Dosage(Amount(reps=exactly(5)))),
    ),
    "a dose and a group of one exercise": (
        lambda plan: plans_.change_dosage(plan, 1, OTHER_DOSE),
        lambda plan: plans_.change_group(plan, 1, Group.WARM_UP),
    ),
    "one changes what the other removes": (
        lambda plan: plans_.change_dosage(plan, 1, OTHER_DOSE),
        lambda plan: plans_.remove(plan, 1),
    ),
    "two orders": (lambda plan: plans_.move(plan, 1, 1), lambda plan: plans_.move(plan, 3, -2)),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_never_settled_silently(base: Plan, name: str) -> None:
    first, second = CONTRADICTIONS[name]
    with pytest.raises(Contradiction):
        merge(base, first(base), second(base))
    with pytest.raises(Contradiction):
        merge(base, second(base), first(base))
