"""Editing: whatever is done to a plan, nothing is lost and the groups stay together."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep import plans as plans_
from hep.dosage import Amount, Dosage, Side, exactly
from hep.library import Library
from hep.plans import Group, Plan
from tests.plans.strategies import SLUGS, plans

TODAY = date(2026, 11, 20)


def slugs(plan: Plan) -> list[str]:
    return [one.exercise for one in plan.exercises]


def check(plan: Plan) -> None:
    """Keys are unique, and each group is one run, in the order of a session."""
    keys = [one.key for one in plan.exercises]
    assert len(set(keys)) == len(keys)
    runs = [group for group, _ in groupby(one.group for one in plan.exercises)]
    assert runs == [group for group in Group if group in runs]


some = plans().filter(lambda plan: plan.exercises)


@given(plans(), st.sampled_from(SLUGS), st.sampled_from([None, *Group]))
def test_adding_puts_one_more_at_the_end_of_its_group(
    library: Library, plan: Plan, slug: str, group: Group | None
) -> None:
    made = plans_.add(plan, library.exercises[slug], group)
    check(made)
    [added] = set(made.exercises) - set(plan.exercises)
    assert [one for one in made.exercises if one is not added] == list(plan.exercises)
    assert made.exercises.index(added) == max(
        n for n, one in enumerate(made.exercises) if one.group is added.group
    )


@given(some, st.data())
def test_removing_takes_that_one_only(plan: Plan, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(plan.exercises))
    made = plans_.remove(plan, gone.key)
    assert made.exercises == tuple(one for one in plan.exercises if one != gone)


@given(some, st.data())
def test_moving_loses_nothing(plan: Plan, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(plan.exercises)).key
    by = data.draw(st.integers(-7, 7).filter(bool))
    made = plans_.move(plan, key, by)
    check(made)
    assert Counter(slugs(made)) == Counter(slugs(plan))
    assert made.get(key).dosage == plan.get(key).dosage


@given(some, st.data())
def test_down_and_up_again_is_back_inside_one_group(plan: Plan, data: st.DataObject) -> None:
    plan = replace(plan, exercises=tuple(replace(one, group=Group.MAIN) for one in plan.exercises))
    key = data.draw(st.sampled_from(plan.exercises[:-1] or plan.exercises)).key
    if plan.exercises[-1].key != key:
        assert plans_.move(plans_.move(plan, key, 1), key, -1) == plan


@given(some, st.data())
def test_placing_puts_it_where_it_was_dropped(plan: Plan, data: st.DataObject) -> None:
    moved = data.draw(st.sampled_from(plan.exercises))
    position = data.draw(st.integers(0, len(plan.exercises) - 1))
    made = plans_.place_at(plan, moved.key, position)
    check(made)
    assert made.exercises[position].key == moved.key
    assert made.get(moved.key).group is plan.exercises[position].group
    assert [one for one in made.exercises if one.key != moved.key] == [
        one for one in plan.exercises if one != moved
    ]


@given(some, st.data(), st.sampled_from(Group))
def test_changing_the_group_keeps_everything_else(
    plan: Plan, data: st.DataObject, group: Group
) -> None:
    key = data.draw(st.sampled_from(plan.exercises)).key
    made = plans_.change_group(plan, key, group)
    check(made)
    assert made.get(key) == replace(plan.get(key), group=group)
    assert Counter(slugs(made)) == Counter(slugs(plan))


@given(plans(), st.sampled_from([Side.LEFT, Side.RIGHT, Side.BOTH]))
def test_a_side_for_all_reaches_those_with_sides(library: Library, plan: Plan, side: Side) -> None:
    plan = replace(
        plan,
        exercises=tuple(
            plans_.prescribe(library.exercises[one.exercise], one.key, one.group)
            for one in plan.exercises
        ),
    )
    for one in plans_.change_side(plan, side, library.exercises).exercises:
        sided = library.exercises[one.exercise].has_sides
        assert one.dosage.side is (side if sided else None)


@given(plans(), plans())
def test_appending_gives_keys_that_are_free(plan: Plan, other: Plan) -> None:
    made = plans_.append(plan, other.exercises)
    check(made)
    assert Counter(slugs(made)) == Counter(slugs(plan)) + Counter(slugs(other))


def test_an_exercise_moves_into_the_next_group_at_the_edge(library: Library) -> None:
    plan = Plan()
    for slug, group in (("hook-lying", Group.WARM_UP), ("bridge", Group.MAIN)):
        plan = plans_.add(plan, library.exercises[slug], group)
    down = plans_.move(plan, 1, 1)
    assert [(one.exercise, one.group) for one in down.exercises] == [
        ("hook-lying", Group.MAIN),
        ("bridge", Group.MAIN),
    ]
    assert plans_.move(plan, 2, 1).get(2).group is Group.INTENSIFY
    assert plans_.move(plan, 1, -1) == plan


def test_a_changed_dosage_reaches_one_exercise(library: Library) -> None:
    plan = plans_.add(plans_.add(Plan(), library.exercises["bridge"]), library.exercises["bridge"])
    dosage = Dosage(Amount(reps=exactly(3)))
    made = plans_.change_dosage(plan, 2, dosage)
    assert made.get(2).dosage == dosage
    assert made.get(1) == plan.get(1)


def test_an_exercise_with_sides_starts_on_both(library: Library) -> None:
    sided = plans_.prescribe(library.exercises["knees-to-side"], 1)
    assert sided.dosage.side is Side.BOTH
    assert plans_.prescribe(library.exercises["bridge"], 1).dosage.side is None


@pytest.mark.parametrize(
    "change",
    [
        lambda plan: plans_.remove(plan, 9),
        lambda plan: plans_.move(plan, 9, 1),
        lambda plan: plans_.place_at(plan, 9, 0),
        lambda plan: plans_.change_group(plan, 9, Group.MAIN),
        lambda plan: plans_.change_dosage(plan, 9, Dosage(Amount())),
    ],
)
def test_what_is_not_in_the_plan_cannot_be_changed(change: Callable[[Plan], Plan]) -> None:
    with pytest.raises(KeyError):
        change(Plan())


def test_a_new_plan_and_a_copy_are_reviewed_in_two_weeks() -> None:
    old = Plan(goal="walk", review_date=date(2026, 1, 1), next_appointment="Friday")
    copy = plans_.copy(old, TODAY)
    assert copy == Plan(goal="walk", review_date=date(2026, 12, 4))
    assert plans_.new(TODAY, title="Hip") == Plan(title="Hip", review_date=date(2026, 12, 4))
