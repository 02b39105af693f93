"""The guided first plan is told from what was done."""

from dataclasses import replace
from datetime import date

from hep.dosage import Side
from hep.guide import Step, progress
from hep.library import Library
from hep.plans import Plan, add, new


def test_each_step_is_done_by_doing_it(library: Library) -> None:
    known = library.exercises

    def here(plan: Plan | None, printed: bool = False) -> Step | None:
        return progress(plan, printed, known).next

    plan = new(date(2026, 11, 20))
    assert here(None) is Step.PATIENT
    assert here(plan) is Step.EXERCISES
    plan = add(plan, known["knees-to-side"])
    assert here(plan) is Step.HOLD
    [first] = plan.exercises
    amount = replace(first.dosage.amount, sets=first.dosage.amount.sets + 1)
    plan = replace(plan, exercises=(replace(first, dosage=replace(first.dosage, amount=amount)),))
    assert here(plan) is Step.SIDE
    [first] = plan.exercises
    plan = replace(plan, exercises=(replace(first, dosage=first.dosage.on(Side.LEFT)),))
    assert here(plan) is Step.PRINT
    assert here(plan, printed=True) is None


def test_no_side_is_asked_where_there_are_none(library: Library) -> None:
    without = next(one for one in library.exercises.values() if not one.has_sides)
    assert Step.SIDE in progress(add(Plan(), without), False, library.exercises).done
