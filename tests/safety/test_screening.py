"""What was asked: not asked is never a no."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hep.dosage import Side
from hep.library import Library
from hep.safety import Answer, Clearance, Recorded, Screening, areas, red_flags, screened

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def recorded(condition: str, answer: Answer, **details: object) -> Recorded:
    fields: dict[str, object] = {"by": "Dana", "at": MONDAY, "episode": 1, **details}
    return Recorded(condition, answer, **fields)  # type: ignore[arg-type]


def screening(*answers: Recorded, **fields: object) -> Screening:
    known = {one.condition: one for one in answers}
    return Screening(episode=1, answers=known, **fields)  # type: ignore[arg-type]


def test_absence_is_not_asked(library: Library) -> None:
    conditions = library.conditions.values()
    assert len(Screening().not_asked(conditions, TODAY)) == len(conditions)
    assert Screening().present(conditions, TODAY) == []


@pytest.mark.parametrize(("weeks_later", "expected"), [(4, Answer.NO), (5, Answer.NOT_ASKED)])
def test_a_red_flag_no_grows_old(library: Library, weeks_later: int, expected: Answer) -> None:
    flag = library.conditions["rf-cauda-equina"]
    known = screening(recorded(flag.slug, Answer.NO))
    assert known.answer(flag, MONDAY.date() + timedelta(weeks=weeks_later)) is expected


def test_the_clinic_may_let_a_red_flag_no_grow_old_sooner(library: Library) -> None:
    flag = library.conditions["rf-cauda-equina"]
    known = screening(recorded(flag.slug, Answer.NO), red_flag_weeks=1)
    assert known.answer(flag, MONDAY.date() + timedelta(weeks=2)) is Answer.NOT_ASKED


def test_a_red_flag_no_of_another_episode_is_not_asked(library: Library) -> None:
    flag = library.conditions["rf-infection"]
    known = screening(recorded(flag.slug, Answer.NO, episode=0))
    assert known.answer(flag, TODAY) is Answer.NOT_ASKED


def test_a_yes_stays_whatever_its_age_and_episode(library: Library) -> None:
    condition = library.conditions["tha-posterior"]
    known = screening(recorded(condition.slug, Answer.YES, episode=0, side=Side.LEFT))
    [present] = known.present(library.conditions.values(), TODAY + timedelta(days=2000))
    assert (present.condition, present.side) == (condition, Side.LEFT)


def test_a_limit_whose_time_is_over_counts_until_confirmed(library: Library) -> None:
    ended = recorded("tha-posterior", Answer.YES, until=TODAY - timedelta(days=1))
    known = screening(ended)
    assert known.to_confirm(TODAY) == [ended]
    assert len(known.present(library.conditions.values(), TODAY)) == 1


def test_a_clearance_lifts_only_what_was_recorded_before_it(library: Library) -> None:
    flag = "rf-dvt-pe"
    yes = recorded(flag, Answer.YES)
    cleared = Clearance(flag, "Dr Ng", "GP", TODAY, "ultrasound", "", "Dana", MONDAY)
    known = screening(yes, clearances={flag: cleared})
    assert known.present(library.conditions.values(), TODAY) == []
    later = replace(yes, at=MONDAY + timedelta(hours=1))
    again = screening(later, clearances={flag: cleared})
    assert len(again.present(library.conditions.values(), TODAY)) == 1


def test_red_flags_come_first(library: Library) -> None:
    grouped = areas(library.conditions.values())
    assert next(iter(grouped)) == "Red flags"
    assert grouped["Red flags"] == sorted(
        red_flags(library.conditions.values()), key=lambda one: one.label
    )
    assert sum(map(len, grouped.values())) == len(library.conditions)


def test_each_episode_keeps_its_own_red_flag_answer(library: Library) -> None:
    """A knee and a neck at once: the neck's newer answers take nothing from the knee."""
    flag, told = library.conditions["rf-infection"], Answer
    no = [recorded(flag.slug, told.NO, episode=1), recorded(flag.slug, told.NO, episode=2)]
    assert screened(1, no, {}).answer(flag, TODAY) is told.NO
    assert screened(2, no, {}).answer(flag, TODAY) is told.NO
    assert screened(3, no, {}).answer(flag, TODAY) is told.NOT_ASKED


def test_a_red_flag_yes_counts_in_every_episode_until_it_is_settled(library: Library) -> None:
    flag, told = library.conditions["rf-infection"], Answer
    yes = [recorded(flag.slug, told.NO, episode=1), recorded(flag.slug, told.YES, episode=2)]
    for episode in (1, 2, 3, None):
        assert screened(episode, yes, {}).answer(flag, TODAY) is told.YES
    here = [*yes, recorded(flag.slug, told.NO, episode=1)]
    assert screened(1, here, {}).answer(flag, TODAY) is told.NO
    assert screened(2, here, {}).answer(flag, TODAY) is told.YES
    taken_back = [*yes, recorded(flag.slug, told.NO, episode=2)]
    assert screened(1, taken_back, {}).answer(flag, TODAY) is told.NO


def test_a_condition_that_is_no_red_flag_belongs_to_the_patient(library: Library) -> None:
    condition = library.conditions["latex"]
    said = [recorded("latex", Answer.YES, episode=1), recorded("latex", Answer.NO, episode=2)]
    assert screened(1, said, {}).answer(condition, TODAY) is Answer.NO


def test_a_cleared_red_flag_is_asked_again_in_another_episode_or_later(library: Library) -> None:
    flag = library.conditions["rf-dvt-pe"]
    yes = recorded(flag.slug, Answer.YES)
    at = MONDAY + timedelta(weeks=3)
    cleared = {flag.slug: Clearance(flag.slug, "Dr Ng", "GP", TODAY, "scan", "", "Dana", at)}
    in_six_weeks, in_nine_weeks = (MONDAY.date() + timedelta(weeks=weeks) for weeks in (6, 9))
    assert screened(1, [yes], cleared).answer(flag, in_six_weeks) is Answer.YES
    assert screened(1, [yes], cleared).present([flag], in_six_weeks) == []
    assert screened(1, [yes], cleared).answer(flag, in_nine_weeks) is Answer.NOT_ASKED
    assert screened(2, [yes], cleared).answer(flag, in_six_weeks) is Answer.NOT_ASKED


def test_a_no_to_another_week_of_pregnancy_is_no_answer(library: Library) -> None:
    usual = library.conditions["pregnancy-mid-late"]
    later = usual.with_setting("from_weeks", 28)
    assert later.label == "Pregnancy, from 28 weeks"
    assert later.question == "Are you 28 or more weeks pregnant?"
    assert "28 wk" in later.period
    no = screening(recorded(usual.slug, Answer.NO, asked=later.label))
    assert no.answer(later, TODAY) is Answer.NO
    assert no.answer(usual, TODAY) is Answer.NOT_ASKED
    yes = screening(recorded(usual.slug, Answer.YES, asked=later.label))
    assert yes.answer(usual, TODAY) is Answer.YES
