"""The marks of what changed since the last handout."""

from dataclasses import replace
from datetime import date

import pytest

from hep import plans
from hep.dosage import Dosage, Load, LoadKind, at_least, exactly
from hep.handouts.marks import Before
from hep.handouts.sheet import Sheet, SheetRefused
from hep.plans import Plan
from hep.printing import Layout, Part, Printing
from tests.handouts.people import library, page, plan, sheet

DAY = date(2026, 11, 12)
OLD = plan("hug", "cross", "twist", "lift")


def marked(new: Plan, **changes: object) -> Sheet:
    return sheet(new, before=Before(OLD, DAY), **changes)


def dosed(new: Plan, key: int, **amount: object) -> Plan:
    dosage = new.get(key).dosage
    return plans.change_dosage(new, key, replace(dosage, amount=replace(dosage.amount, **amount)))


def test_without_an_earlier_handout_nothing_is_marked() -> None:
    made = sheet(OLD)
    assert [one.mark for one in made.exercises] == [None] * 4
    assert (made.stopped, made.instead) == ((), "")
    assert "Changed" not in page(made)


def test_what_was_stopped_keeps_its_number_its_line_and_its_reason() -> None:
    made = marked(plans.stop(OLD, 2, "It made your leg tingle."))
    assert [one.number for one in made.exercises] == [1, 3, 4]
    [gone] = made.stopped
    assert (gone.number, gone.label) == (2, "Stopped")
    assert gone.reason == "Leave this out. It made your leg tingle."
    assert [one.number for one in made.chart_lines] == [1, 2, 3, 4]
    html = page(made)
    assert '<b class="struck">Move the cross slowly</b>' in html
    assert 'id="exercise-2"' not in html


def test_a_changed_dose_stands_over_the_old_one_as_a_whole_phrase() -> None:
    made = marked(dosed(OLD, 1, hold=exactly(20), reps=exactly(3)))
    mark = made.exercises[0].mark
    assert mark is not None
    assert (mark.kind, mark.label, mark.was) == ("changed", "Changed", "")
    assert mark.struck == (("5 to 30 seconds", "2 times", ""),)
    html = page(made)
    assert '<s class="struck">5 to 30 seconds</s>' in html
    shown, _hidden = html.split('<div id="chart-after">')
    assert shown.count('<span class="mark">Changed</span>') == 2, "at the exercise and in the chart"


def test_a_label_that_changed_is_struck_with_its_figure() -> None:
    made = marked(dosed(OLD, 1, hold=at_least(30)))
    mark = made.exercises[0].mark
    assert mark is not None
    assert mark.struck == (("Hold 5 to 30 seconds", "", ""),)


def test_a_box_that_is_new_has_nothing_to_strike_and_one_that_went_is_struck_in_a_line() -> None:
    mark = marked(dosed(OLD, 1, sets=3)).exercises[0].mark
    assert mark is not None
    assert (mark.struck, mark.was) == ((("", "", "", ""),), "")
    back = sheet(OLD, before=Before(dosed(OLD, 1, sets=3), DAY)).exercises[0].mark
    assert back is not None
    assert (back.struck, back.was) == ((("", "", ""),), "Sets 3 in all.")


def test_where_each_side_gets_a_dose_of_its_own_the_whole_old_dose_is_struck() -> None:
    dosage = OLD.get(2).dosage
    own = replace(dosage, right=replace(dosage.amount, reps=exactly(4)))
    mark = marked(plans.change_dosage(OLD, 2, own)).exercises[1].mark
    assert mark is not None
    assert mark.struck == ()
    assert mark.was == "Hold 5 to 30 seconds. Do 2 on each side. Once a day."


def test_a_load_that_changed_is_struck_too() -> None:
    old, heavy = (dosed(OLD, 4, load=Load(LoadKind.KILOGRAM, kg)) for kg in ("2", "3"))
    made = sheet(heavy, before=Before(old, DAY))
    mark = made.exercises[3].mark
    assert mark is not None
    assert mark.was == "Use 2 kg."


def test_what_is_new_says_so() -> None:
    made = marked(plans.add(OLD, library().exercises["lean"]))
    mark = made.exercises[4].mark
    assert mark is not None
    assert (mark.kind, mark.label, mark.was) == ("new", "New", "")
    assert made.instead == "In place of the sheet from 12 November 2026."


def test_the_marks_can_be_left_out() -> None:
    new = plans.add(plans.stop(OLD, 2), library().exercises["lean"])
    made = marked(new, printing=Printing(without=frozenset({Part.CHANGES})))
    assert [one.number for one in made.exercises] == [1, 2, 3, 4]
    assert {one.mark for one in made.exercises} == {None}
    assert (made.stopped, made.instead) == ((), "")


def test_a_reason_the_fonts_lack_is_refused_by_name() -> None:
    with pytest.raises(SheetRefused, match="Reason to stop"):
        marked(plans.stop(OLD, 2, "𓀀"))


def test_a_note_for_the_clinic_is_no_change_for_the_patient() -> None:
    dosage: Dosage = replace(OLD.get(1).dosage, reason="As the surgeon asked", set_by="clinician")
    assert marked(plans.change_dosage(OLD, 1, dosage)).exercises[0].mark is None


@pytest.mark.parametrize("log", [True, False], ids=["with the log", "without"])
@pytest.mark.parametrize("layout", Layout)
def test_every_layout_says_what_was_stopped_and_keeps_the_numbers(
    layout: Layout, log: bool
) -> None:
    new = plans.add(plans.stop(OLD, 2, "It made your leg tingle."), library().exercises["lean"])
    without = frozenset() if log else frozenset({Part.LOG})
    html = page(marked(new, printing=Printing(layout, without=without)))
    assert "Move the cross slowly" in html
    assert "Leave this out. It made your leg tingle." in html
    assert '<span class="mark">New</span>' in html
    assert "In place of the sheet from 12 November 2026." in html
    assert ">5</" in html or "<b>5.</b>" in html
