"""Suggestions by the answers of a follow-up, and what the choices make of a plan."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep import follow_ups, plans
from hep.clinics import PainRule
from hep.dosage import exactly
from hep.follow_ups import (
    Activity,
    Choice,
    Felt,
    FollowUp,
    Often,
    Suggestion,
    What,
    follow,
    signs_to_step_back,
)
from hep.library import Library
from hep.plans import Plan, PrescribedExercise, prescribe

EASY = FollowUp(Often.MOST_DAYS, pain_worst=2, felt={1: Felt.EASY})


def suggest(library: Library, slug: str, answers: FollowUp, **amount: object) -> Suggestion | None:
    one = _one(library, slug, **amount)
    return follow_ups.suggest(one, answers, library.exercises, library.types)


def _one(library: Library, slug: str, **amount: object) -> PrescribedExercise:
    one = prescribe(library.exercises[slug], 1)
    return replace(one, dosage=replace(one.dosage, amount=replace(one.dosage.amount, **amount)))


def test_without_answers_nothing_is_suggested(library: Library) -> None:
    for slug in library.exercises:
        assert suggest(library, slug, FollowUp()) is None
        assert suggest(library, slug, FollowUp(felt={1: Felt.RIGHT}, pain_worst=2)) is None


def test_an_easy_hold_gets_five_seconds_then_the_next_exercise(library: Library) -> None:
    first = suggest(library, "calf-stretch-wall", EASY, hold=exactly(20))
    assert first is not None
    assert first.what is What.DOSAGE
    assert first.dosage is not None
    assert first.dosage.amount.hold == exactly(25)
    assert first.reason == "Felt easy, done most days, worst pain 2 of 10."
    assert "easy three days in a row" in first.criterion
    top = suggest(library, "calf-stretch-wall", EASY, hold=exactly(30))
    assert top is not None
    assert top.what is What.HARDER


def test_easy_strength_gets_repetitions_then_the_next_exercise_or_load(library: Library) -> None:
    first = suggest(library, "clamshell", EASY)
    assert first is not None
    assert first.dosage is not None
    assert first.dosage.amount.reps == exactly(12)
    assert _what(suggest(library, "clamshell", EASY, reps=exactly(12))) is What.HARDER
    last = suggest(library, "single-leg-sit-stand", EASY, reps=exactly(12))
    assert last is not None
    assert "add load, 2 to 10 percent" in last.text


@pytest.mark.parametrize(
    "answers",
    [
        replace(EASY, pain_worst=4),
        replace(EASY, often=Often.SOME_DAYS),
        replace(EASY, often=Often.HARDLY),
    ],
)
def test_strength_does_not_go_up_with_pain_or_when_it_was_not_done(
    library: Library, answers: FollowUp
) -> None:
    assert suggest(library, "clamshell", answers) is None


@pytest.mark.parametrize("answers", [replace(EASY, pain_worst=None), replace(EASY, often=None)])
@pytest.mark.parametrize("slug", ["clamshell", "calf-stretch-wall", "semi-tandem", "cat-cow"])
def test_what_was_not_asked_is_asked_before_anything_goes_up(
    library: Library, slug: str, answers: FollowUp
) -> None:
    found = suggest(library, slug, answers)
    assert found is not None
    assert (found.what, found.dosage) == (What.KEEP, None)
    assert "was not asked" in found.reason
    assert found.text.startswith("Before going on, ask")


def test_balance_gets_less_support_first(library: Library) -> None:
    found = suggest(library, "semi-tandem", EASY)
    assert found is not None
    assert "two hands, one hand, fingertips, none" in found.text


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        (FollowUp(pain_worst=6), "Pain of 6 of 10, above 5."),
        (FollowUp(pain_now=7), "Pain of 7 of 10, above 5."),
        (FollowUp(settled=False), "Pain not settled by the next morning."),
        (FollowUp(nerve_signs=True), "A nerve sign."),
        (FollowUp(felt={1: Felt.HARD}), "Felt hard."),
        (replace(EASY, nerve_signs=True), "A nerve sign."),
    ],
)
def test_what_says_step_back_leads_down_the_ladder(
    library: Library, answers: FollowUp, reason: str
) -> None:
    found = suggest(library, "clamshell", answers)
    assert found is not None
    assert (found.what, found.reason) == (What.EASIER, reason)


def test_with_one_exercise_named_as_hard_the_others_are_left_alone(library: Library) -> None:
    answers = FollowUp(pain_worst=7, felt={2: Felt.HARD, 1: Felt.EASY})
    assert suggest(library, "clamshell", answers) is None


def test_every_exercise_has_a_way_down_or_says_that_there_is_none(library: Library) -> None:
    for slug in library.exercises:
        found = suggest(library, slug, FollowUp(nerve_signs=True))
        assert found is not None
        assert found.what in (What.EASIER, What.STOP)
        if found.what is What.EASIER:
            one = _one(library, slug)
            became = follow_ups.outcome(one, Choice(What.EASIER), library.exercises, library.types)
            assert became != one


def _what(found: Suggestion | None) -> What | None:
    return found and found.what


def test_the_choices_make_the_next_plan(library: Library) -> None:
    plan = Plan()
    for slug in ("double-knee-to-chest", "clamshell", "bridge", "calf-stretch-wall"):
        plan = plans.add(plan, library.exercises[slug])
    longer = replace(plan.get(4).dosage, note="Slowly.")
    choices = {
        1: Choice(What.STOP, reason="It made your leg tingle."),
        2: Choice(What.HARDER, "clamshell-band"),
        3: Choice(),
        4: Choice(What.DOSAGE, dosage=longer),
    }
    new = follow(plan, choices, library.exercises, library.types)
    assert [one.exercise for one in new.exercises] == [
        "clamshell-band", "bridge", "calf-stretch-wall",
    ]  # fmt: skip
    assert new.stopped[0].reason == "It made your leg tingle."
    assert new.get(3) == plan.get(3)
    assert new.get(4).dosage == longer


def test_a_rung_of_another_exercise_is_refused(library: Library) -> None:
    plan = plans.add(Plan(), library.exercises["clamshell"])
    with pytest.raises(KeyError):
        follow(plan, {1: Choice(What.HARDER, "bridge")}, library.exercises, library.types)


@given(st.integers())
def test_pain_and_function_go_from_0_to_10(number: int) -> None:
    def made() -> list[object]:
        return [FollowUp(pain_now=number), FollowUp(pain_worst=number), Activity("Sit", number)]

    if 0 <= number <= 10:
        assert len(made()) == 3
    else:
        with pytest.raises(ValueError, match="0 to 10"):
            made()


def test_the_clinic_says_how_much_pain_is_fine_and_how_much_is_allowed(library: Library) -> None:
    one = _one(library, "clamshell")
    some, more = replace(EASY, pain_worst=2), replace(EASY, pain_worst=5)
    strict = PainRule(fine=1, allowed=4)
    assert follow_ups.suggest(one, some, library.exercises, library.types) is not None
    assert follow_ups.suggest(one, some, library.exercises, library.types, strict) is None
    assert signs_to_step_back(more) == ()
    assert signs_to_step_back(more, strict) == ("pain of 5 of 10, above 4",)
