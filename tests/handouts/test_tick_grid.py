"""The tick grid: the days until the review."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep.dosage import Amount, Dosage, Frequency, Rhythm, exactly
from hep.handouts import ticks
from hep.handouts.tick_grid import marks, tick_grid
from tests.handouts.people import TODAY, library

ENGLISH = library().languages["en-GB"]


def test_it_runs_from_today_to_the_day_before_the_review() -> None:
    [chart] = tick_grid(TODAY, date(2026, 12, 4), ENGLISH).charts
    assert [week.label for week in chart.weeks] == ["Week 1", "Week 2"]
    assert [(day.weekday, day.number) for day in chart.days[:3]] == [
        ("Fr", 20), ("Sa", 21), ("Su", 22),
    ]  # fmt: skip
    assert (chart.days[-1].weekday, chart.days[-1].number) == ("Th", 3)
    assert chart.months == "November to December"


def test_four_weeks_are_two_charts_and_the_longest() -> None:
    grid = tick_grid(TODAY, date(2027, 1, 8), ENGLISH)
    assert [chart.heading for chart in grid.charts] == ["Tick each day", "Weeks 3 and 4"]
    assert sum(len(chart.days) for chart in grid.charts) == 28
    assert grid.ends.startswith("This chart ends on 17 December 2026. Your review is on 8 January")


@given(st.none() | st.integers(-30, 200))
def test_it_is_never_empty_and_never_longer_than_four_weeks(days: int | None) -> None:
    review = None if days is None else TODAY + timedelta(days)
    grid = tick_grid(TODAY, review, ENGLISH)
    shown = sum(len(chart.days) for chart in grid.charts)
    assert 1 <= shown <= 28
    assert shown == (14 if days is None or days < 1 else min(days, 28))
    assert bool(grid.ends) == (days is not None and days > 28)
    assert all(len(chart.days) * chart.day_width <= 81.5 for chart in grid.charts)


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [
        (Frequency(), 0),
        (Frequency(exactly(3)), 3),
        (Frequency(exactly(6)), 6),
        (Frequency(exactly(8)), 0),
        (Frequency(exactly(3), Rhythm.AS_NEEDED), 0),
    ],
)
def test_a_box_has_a_mark_for_each_time_a_day(frequency: Frequency, expected: int) -> None:
    assert marks(Dosage(Amount(), frequency)) == expected


def test_lines_and_marks_are_drawn_for_every_day() -> None:
    assert ticks.ticks(14).count("V10") == 15 + 1
    for count in range(2, 7):
        assert ticks.marks(14, 5.8, count).count("M") == 14 * count
