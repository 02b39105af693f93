"""What changed between two plans: the difference applied to the old plan gives the new one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep import plans as plans_
from hep.dosage import Side, between, exactly
from hep.library import Library
from hep.plans import Mark, Plan, StoppedExercise, apply, diff, rows
from tests.plans.strategies import plans
from tests.plans.test_merging import two_changes


@given(two_changes())
def test_the_difference_applied_to_the_old_plan_gives_the_new_one(
    three: tuple[Plan, Plan, Plan],
) -> None:
    _, old, new = three
    assert apply(diff(old, new), old) == new


@given(plans(), plans())
def test_so_it_does_for_any_two_plans(old: Plan, new: Plan) -> None:
    changes = diff(old, new)
    assert apply(changes, old) == new
    assert bool(changes) == (old != new)


@given(plans(), plans(), plans())
def test_changes_are_refused_by_a_plan_they_were_not_made_to(
    old: Plan, new: Plan, other: Plan
) -> None:
    try:
        applied = apply(diff(old, new), other)
    except ValueError:
        return
    assert {one.key for one in other.exercises} == {one.key for one in old.exercises}
    assert {one.key for one in applied.exercises} == {one.key for one in new.exercises}


@pytest.fixture
def plan(library: Library) -> Plan:
    made = Plan(goal="walk")
    for slug in ("double-knee-to-chest", "clamshell", "bridge", "knees-to-side"):
        made = plans_.add(made, library.exercises[slug])
    return made


def test_every_kind_of_change_is_told_apart(plan: Plan, library: Library) -> None:
    new = plans_.stop(plan, 1, "It made your leg tingle.")
    new = plans_.swap(new, 2, library.exercises["sidelying-hip-abd"])
    new = plans_.change_dosage(new, 4, new.get(4).dosage.on(Side.LEFT))
    new = plans_.add(new, library.exercises["pelvic-tilt"])
    new = plans_.move(replace(new, goal="run"), 4, -1)
    changes = diff(plan, new)
    assert [one.exercise for one in changes.added] == ["pelvic-tilt"]
    assert [one.key for one in changes.stopped] == [1]
    replaced, turned = changes.changed
    assert (replaced.old.key, replaced.new.exercise) == (2, "sidelying-hip-abd")
    assert (turned.old.key, turned.new.dosage.side) == (4, Side.LEFT)
    assert changes.moved
    goal = changes.field("goal")
    assert goal is not None
    assert (goal.old, goal.new) == ("walk", "run")


def test_what_was_stopped_keeps_its_place_and_its_reason(plan: Plan, library: Library) -> None:
    new = plans_.stop(plan, 3, "It made your leg tingle.")
    new = plans_.stop(new, 1)
    told = rows(plan, new, library.exercises)
    assert [(row.now or row.was).key for row in told] == [1, 2, 3, 4]  # type: ignore[union-attr]
    assert [row.mark for row in told] == [Mark.STOPPED, None, Mark.STOPPED, None]
    assert told[2].reason == "It made your leg tingle."


def test_the_next_rung_is_new_and_the_one_below_is_not_called_stopped(
    plan: Plan, library: Library
) -> None:
    new = plans_.swap(plan, 2, library.exercises["sidelying-hip-abd"])
    [_, row, *_] = rows(plan, new, library.exercises)
    assert row.mark is Mark.NEW
    assert row.was == plan.get(2)
    assert all(one.mark is not Mark.STOPPED for one in rows(plan, new, library.exercises))


def test_an_unrelated_exercise_under_an_old_key_is_new_and_the_old_one_stopped(
    plan: Plan, library: Library
) -> None:
    new = plans_.add(plans_.remove(plan, 4), library.exercises["chin-tuck"])
    assert new.get(4).exercise == "chin-tuck"
    told = rows(plan, new, library.exercises)
    assert [(row.mark, row.was and row.was.exercise) for row in told[3:]] == [
        (Mark.STOPPED, "knees-to-side"),
        (Mark.NEW, None),
    ]


@given(two_changes())
def test_every_exercise_of_either_plan_has_its_line(three: tuple[Plan, Plan, Plan]) -> None:
    _, old, new = three
    told = rows(old, new, {})
    assert tuple(row.now for row in told if row.now) == new.exercises
    named = {row.was.exercise for row in told if row.was} | {one.exercise for one in new.exercises}
    assert {one.exercise for one in old.exercises} <= named


def test_what_no_patient_reads_is_no_change(plan: Plan, library: Library) -> None:
    dosage = plan.get(1).dosage
    aimed = replace(dosage, set_by="clinician", reason="told so",
                    amount=replace(dosage.amount, hold=between(5, 30, 10)))  # fmt: skip
    base = plans_.change_dosage(plan, 1, replace(
        dosage, amount=replace(dosage.amount, hold=between(5, 30, 25))))  # fmt: skip
    assert rows(base, plans_.change_dosage(base, 1, aimed), library.exercises)[0].mark is None
    longer = replace(aimed, amount=replace(dosage.amount, hold=exactly(30)))
    changed = rows(base, plans_.change_dosage(base, 1, longer), library.exercises)[0]
    assert changed.mark is Mark.CHANGED


def test_the_key_of_what_was_stopped_is_never_given_again(plan: Plan, library: Library) -> None:
    new = plans_.add(plans_.stop(plan, 4), library.exercises["chin-tuck"])
    assert [one.key for one in new.exercises] == [1, 2, 3, 5]


@given(plans(), st.text(max_size=5), st.text(max_size=5))
def test_two_people_may_stop_different_exercises(base: Plan, one: str, other: str) -> None:
    if len(base.exercises) < 2:
        return
    first, second = (each.key for each in base.exercises[:2])
    merged = plans_.merge(base, plans_.stop(base, first, one), plans_.stop(base, second, other))
    assert {each.key for each in merged.stopped} == {first, second}
    assert not {each.key for each in merged.exercises} & {first, second}
    assert StoppedExercise(first, base.get(first).exercise, one) in merged.stopped
