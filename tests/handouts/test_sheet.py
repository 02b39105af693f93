"""The sheet: every word of a handout, before it is laid out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep import figures, plans
from hep.dosage import Amount, Basis, Dosage, Frequency, Rhythm, Side, Span, exactly
from hep.handouts.sheet import SheetRefused
from hep.library import read as content_library
from hep.plans import Group
from hep.printing import Layout, NameForm, Paper, Part, Printing
from hep.safety import Action
from tests.handouts.people import CLINIC, PLAIN, SIDED, TODAY, library, plan, sheet


def test_the_summary_counts_exercises_minutes_and_times() -> None:
    made = sheet(plan("hug", "cross", "twist", "figure"))
    load = plans.load(plan("hug", "cross", "twist", "figure"), library().exercises)
    assert made.summary == f"4 exercises, about {load.minutes_per_session} minutes, once a day"


def test_one_of_each_is_said_in_the_singular() -> None:
    brief = Dosage(Amount(duration=exactly(10)))
    short = plans.change_dosage(plan("hug"), 1, brief)
    assert sheet(short).summary == "1 exercise, about 1 minute, once a day"


@pytest.mark.parametrize(
    ("frequencies", "said"),
    [
        ([Frequency(exactly(3)), Frequency(exactly(3))], "3 times a day"),
        ([Frequency(exactly(1)), Frequency(exactly(2))], "1 or 2 times a day"),
        ([Frequency(), Frequency(rhythm=Rhythm.AS_NEEDED)], "once a day"),
        ([Frequency(rhythm=Rhythm.AS_NEEDED)] * 2, "as needed"),
        ([Frequency(rhythm=Rhythm.EVERY_OTHER_DAY)] * 2, "once a day, every other day"),
    ],
)
def test_the_summary_says_how_often(frequencies: list[Frequency], said: str) -> None:
    made = plan("hug", "lift")
    for key, frequency in enumerate(frequencies, start=1):
        dosage = replace(made.get(key).dosage, frequency=frequency)
        made = plans.change_dosage(made, key, dosage)
    assert sheet(made).summary.endswith(f", {said}")


@pytest.mark.parametrize(
    ("form", "shown", "title"),
    [
        (NameForm.FULL, "Rosa Whitfield", "Exercises for Rosa Whitfield"),
        (NameForm.INITIALS, "R. W.", "Exercises for R. W."),
        (NameForm.NONE, "", "Your exercises"),
    ],
)
def test_the_name_is_shown_as_it_was_asked_for(form: NameForm, shown: str, title: str) -> None:
    made = sheet(plan("hug"), printing=Printing(name_form=form))
    assert (made.patient, made.title) == (shown, title)


def test_everything_the_patient_needs_is_named_once() -> None:
    assert sheet(plan("hug", "lift")).equipment == "Bed or mat"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Round and hollow your back", ("Round and hollow", "your back")),
        ("Hip hinge", ("", "Hip hinge")),
        ("Small head-and-shoulder lift", ("Small head-and-shoulder lift", "")),
        ("Einbeinige Brückenübung", ("Einbeinige Brückenübung", "")),
    ],
)
def test_the_end_of_a_name_stays_on_one_line_that_is_long_enough(
    name: str, parts: tuple[str, str]
) -> None:
    assert replace(sheet(plan("hug")).exercises[0], name=name).name_parts == parts


def test_words_are_for_the_prescribed_side() -> None:
    made = sheet(plans.change_side(plan("cross"), Side.LEFT, library().exercises))
    [exercise] = made.exercises
    assert exercise.steps[0] == "Put your left ankle on your right knee."
    assert exercise.end.side is Side.LEFT
    assert exercise.other_side == ""
    assert made.subtitle == "Your exercises for the left side"


@pytest.mark.parametrize(
    ("side", "line"),
    [
        (Side.BOTH, "Then do the same on your left side."),
        (Side.ALTERNATING, "Then do the same on your left side. Change sides each time."),
    ],
)
def test_both_sides_show_the_right_one_first(side: Side, line: str) -> None:
    made = sheet(plans.change_side(plan("cross"), side, library().exercises))
    [exercise] = made.exercises
    assert exercise.steps[0] == "Put your right ankle on your left knee."
    assert (exercise.other_side, made.subtitle) == (line, "")


def test_a_dose_for_each_side_has_a_row_for_each() -> None:
    dosage = Dosage(
        Amount(hold=exactly(30), reps=exactly(2)),
        side=Side.BOTH,
        right=Amount(hold=exactly(10), reps=exactly(3)),
    )
    [exercise] = sheet(plans.change_dosage(plan("cross"), 1, dosage)).exercises
    assert [row.side for row in exercise.rows] == ["Left side", "Right side"]
    assert [row.cells[0].figure for row in exercise.rows] == ["30", "10"]


def test_load_rest_and_time_of_day_are_told_beside_the_boxes() -> None:
    dosage = Dosage(
        Amount(sets=2, reps=exactly(10), rest_between_sets=45, rest_between_reps=3),
        Frequency(when="Before your first steps."),
    )
    [exercise] = sheet(plans.change_dosage(plan("hug"), 1, dosage)).exercises
    assert exercise.details == (
        "Rest for 45 seconds after each set.",
        "When: Before your first steps.",
    )
    assert exercise.brief == "Do 2 sets of 10."


def test_the_plans_usual_rhythm_is_not_repeated_with_each_exercise() -> None:
    made = plan("hug", "lift", "lean")
    twice = replace(made.get(3).dosage, frequency=Frequency(exactly(2)))
    briefs = [one.brief for one in sheet(plans.change_dosage(made, 3, twice)).exercises]
    assert briefs[0] == "Hold 5 to 30 seconds. Do 2 times."
    assert briefs[2] == "Hold 5 to 30 seconds. Do 2 times. Twice a day."


def test_every_part_of_an_exercise_is_printed() -> None:
    [exercise] = sheet(plan("hug")).exercises
    kinds = [note.kind for note in exercise.notes]
    assert kinds == [
        "why", "limit", "feel", "good_sign", "fine_too", "take_care", "easier", "harder", "need",
    ]  # fmt: skip
    assert exercise.get_ready == "Lie on your back."
    assert exercise.exit == ("Roll onto one side.",)


def test_the_clinicians_note_stands_with_its_exercise() -> None:
    made = plan("hug")
    noted = replace(made.get(1).dosage, note="Stay near the wall.")
    [exercise] = sheet(plans.change_dosage(made, 1, noted)).exercises
    assert [(one.label, one.text) for one in exercise.notes if one.kind == "note"] == [
        ("Note for you", "Stay near the wall.")
    ]


def test_groups_are_named_where_a_plan_has_more_than_one() -> None:
    made = plans.change_group(plan("hug", "lift"), 1, Group.WARM_UP)
    assert [one.group for one in sheet(made).exercises] == ["Warm-up", "Main"]
    assert {one.group for one in sheet(plan("hug", "lift")).exercises} == {""}


def test_a_pose_without_a_drawing_leaves_a_frame() -> None:
    [exercise] = sheet(plan("rest")).exercises
    assert exercise.end.address == ""
    assert exercise.start.address == "hep:figure/rest-start-right"


def test_a_draft_has_no_tick_grid_and_says_so_in_its_title() -> None:
    made = sheet(plan("hug"), issued=False)
    assert made.tick_grid is None
    assert made.title == "Draft: Exercises for Rosa Whitfield"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"patient_name": "Rosa \u202eWhitfield"}, "reading direction"),
        ({"patient_name": "Rosa 🙂"}, "cannot hold this character"),
        ({"patient_name": "Ro\u0301\u0302\u0303\u0304\u0305sa"}, "too many marks"),
        ({"patient_name": "R" * 61}, "too long"),
        ({"patient_name": "王小明"}, "fonts of the handout lack 小 明 王"),
        ({"code": "<b>"}, "cannot hold"),
        ({"clinic": replace(CLINIC, address="1 Street\x07")}, "control"),
    ],
)
def test_what_cannot_be_printed_is_refused_at_the_door(
    changes: dict[str, object], message: str
) -> None:
    with pytest.raises(SheetRefused, match=message):
        sheet(plan("hug"), **changes)


@pytest.mark.parametrize("goal", ["Run 🏃🏽‍♀️ again", "a" * 2001, "Walk\u2066 far"])
def test_a_goal_that_cannot_be_printed_is_refused(goal: str) -> None:
    with pytest.raises(SheetRefused, match="Goal"):
        sheet(plan("hug", goal=goal))


def test_an_empty_plan_an_unknown_exercise_and_too_many_are_refused() -> None:
    with pytest.raises(SheetRefused, match="no exercises"):
        sheet(plan())
    with pytest.raises(SheetRefused, match="at most 20"):
        sheet(plan(*["hug"] * 21))
    gone = replace(library(), exercises={"lift": library().exercises["lift"]})
    with pytest.raises(SheetRefused, match="no longer has hug"):
        sheet(plan("hug"), library=gone)


slugs = st.lists(st.sampled_from((*SIDED, *PLAIN)), min_size=1, max_size=20)
counts = st.integers(1, 9).map(exactly)


@st.composite
def made_plans(draw: st.DrawFn) -> plans.Plan:
    made = plan(
        *draw(slugs),
        review_date=draw(st.none() | st.integers(-9, 90).map(lambda n: TODAY + timedelta(n))),
    )
    side = draw(st.none() | st.sampled_from(Side))
    made = made if side is None else plans.change_side(made, side, library().exercises)
    for key in draw(st.sets(st.integers(1, len(made.exercises)), max_size=3)):
        basis = Basis.PER_SIDE if made.get(key).dosage.side else Basis.TOTAL
        amount = Amount(sets=draw(st.integers(1, 4)), reps=draw(counts), basis=basis)
        frequency = Frequency(draw(counts), draw(st.sampled_from(Rhythm)))
        dosage = Dosage(amount, frequency, made.get(key).dosage.side)
        made = plans.change_dosage(made, key, dosage)
    return made


printings = st.builds(
    Printing,
    layout=st.sampled_from(Layout),
    paper=st.sampled_from(Paper),
    name_form=st.sampled_from(NameForm),
    without=st.frozensets(st.sampled_from(Part)),
)


@given(made_plans(), st.booleans(), printings)
def test_no_plan_and_no_setting_is_without_the_safety_boxes(
    made: plans.Plan, issued: bool, printing: Printing
) -> None:
    boxes = {box.kind: box for box in sheet(made, issued=issued, printing=printing).safety}
    assert {"fine", "stop", "emergency"} <= set(boxes)
    assert (boxes["stop"].number, boxes["emergency"].number) == ("04 555 0142", "111")
    said = " ".join(boxes["stop"].signs).lower()
    for sensation in ("electric", "pins and needles", "shock", "tingling", "burning", "numb",
                      "weak", "sharp pain"):  # fmt: skip
        assert sensation in said


@given(made_plans())
def test_every_exercise_of_any_plan_is_on_its_sheet(made: plans.Plan) -> None:
    printed = sheet(made).exercises
    assert [one.number for one in printed] == list(range(1, len(made.exercises) + 1))
    assert all(one.rows and one.steps and one.brief for one in printed)
    assert not any("{" in step for one in printed for step in one.steps)


def test_emergency_signs_follow_the_regions_of_the_plan() -> None:
    hip, shoulder = (
        {sign for box in sheet(plan(slug)).safety for sign in box.signs}
        for slug in ("figure", "press")
    )
    assert "Numb between your legs" in hip - shoulder


def test_without_stop_rules_nothing_is_printed() -> None:
    groups = library().stop_rules
    calm = {
        slug: replace(
            group, rules=tuple(rule for rule in group.rules if rule.action is not Action.EMERGENCY)
        )
        for slug, group in groups.items()
    }
    without = [
        {slug: group for slug, group in groups.items() if slug != gone}
        for gone in ("fine", "nerve-sensations")
    ]
    for rules in ({}, calm, *without):
        with pytest.raises(SheetRefused, match="stop rules"):
            sheet(plan("press"), library=replace(library(), stop_rules=rules))


def test_dates_and_people_stand_beside_the_name() -> None:
    made = sheet(plan("hug", next_appointment="Friday, 10:30", review_date=date(2026, 12, 4)))
    assert [(fact.kind, fact.value) for fact in made.facts] == [
        ("from", "Dana Okafor, Physiotherapist"),
        ("dated", "20 November 2026"),
        ("review", "4 December 2026"),
        ("next", "Friday, 10:30"),
    ]


def test_a_range_of_times_is_an_open_range_too() -> None:
    made = plan("hug", "lift")
    often = replace(made.get(1).dosage, frequency=Frequency(Span(2, 3, 5)))
    assert sheet(plans.change_dosage(made, 1, often)).summary.endswith("1 to 5 times a day")


def test_people_are_the_same_size_on_the_whole_sheet() -> None:
    content, made = content_library(), plans.new(TODAY)
    for slug in ("double-knee-to-chest", "band-row", "knees-to-side", "wrist-rom"):
        made = plans.add(made, content.exercises[slug])
    composed = sheet(made, library=content, draw=figures.drawing)
    assert [one.shares_scale for one in composed.exercises] == [True, True, True, False]
    box = (58, 38, 50)
    fits = [one.largest_scale(*box) for one in composed.exercises if one.shares_scale]
    assert composed.body_scale(*box) == min(fits) < max(fits)


def test_the_clinics_pain_rule_stands_in_the_boxes() -> None:
    clinic = replace(CLINIC, pain_fine=2, pain_allowed=4)
    boxes = {box.kind: box.signs for box in sheet(plan("hug"), clinic=clinic).safety}
    assert "Pain up to 2 of 10" in boxes["fine"]
    assert "Pain 3-4, gone the next day" in boxes["fine"]
    assert "Pain 5 of 10 or more" in boxes["stop"]
