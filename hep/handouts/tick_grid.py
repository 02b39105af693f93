"""The tick grid: one column for each day until the review, one row for each exercise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from hep.dosage import Dosage, Rhythm
from hep.languages import Language
from hep.plans import REVIEW_WEEKS
from hep.printing import Layout

MOST_DAYS = 28
DAYS_IN_A_CHART = 14
MOST_MARKS = 6
# Widths in mm: of a day at most, and of all days of a chart.
_WIDEST = 12.5
_ALL_DAYS = 81.2
_ALL_DAYS_OF = {Layout.LARGE_PRINT: 87.5, Layout.LOG_ONLY: 96.6}


@dataclass(frozen=True)
class Day:
    """One column: the short weekday and the day of the month."""

    weekday: str
    number: int


@dataclass(frozen=True)
class Week:
    """A heading over up to seven days."""

    label: str
    days: tuple[Day, ...]


@dataclass(frozen=True)
class Chart:
    """The columns of one chart. `months` says which month or months the days fall in.

    `day_width` is that of a column in mm.
    """

    weeks: tuple[Week, ...]
    months: str
    heading: str
    day_width: float

    @property
    def days(self) -> tuple[Day, ...]:
        """Every column."""
        return tuple(day for week in self.weeks for day in week.days)

    @property
    def ticks(self) -> str:
        """The address of the lines behind a row."""
        return f"hep:ticks/{len(self.days)}"

    def marks(self, count: int) -> str:
        """The address of the marks in a row, `count` for each day."""
        return f"hep:marks/{len(self.days)}-{count}"


@dataclass(frozen=True)
class TickGrid:
    """The charts, at most two weeks each; `ends` is the sentence for a review after them."""

    charts: tuple[Chart, ...]
    ends: str = ""


def tick_grid(
    today: date, review: date | None, language: Language, layout: Layout = Layout.STANDARD
) -> TickGrid:
    """The grid from today to the day before the review, four weeks at most.

    Without a review date, or with one that has passed, it is as long as a new plan lasts. In
    large print a chart holds one week.
    """
    length = 7 if layout is Layout.LARGE_PRINT else DAYS_IN_A_CHART
    room = _ALL_DAYS_OF.get(layout, _ALL_DAYS)
    wanted = (review - today).days if review else 0
    if wanted < 1:
        wanted = 7 * REVIEW_WEEKS
    count = min(wanted, MOST_DAYS)
    days = [today + timedelta(days=n) for n in range(count)]
    charts = tuple(
        _chart(days[n : n + length], n // 7 + 1, language, room) for n in range(0, count, length)
    )
    if review is None or count == wanted:
        return TickGrid(charts)
    end, late = language.long_date(days[-1]), language.long_date(review)
    return TickGrid(charts, language.handout["chart_ends"].format(end=end, review=late))


def _chart(days: list[date], first_week: int, language: Language, room: float) -> Chart:
    words = language.handout
    weeks = tuple(
        Week(
            words["week"].format(n=first_week + n // 7),
            tuple(Day(language.weekdays[day.weekday()], day.day) for day in days[n : n + 7]),
        )
        for n in range(0, len(days), 7)
    )
    heading = _heading(first_week, len(weeks), language)
    width = round(min(_WIDEST, room / len(days)), 2)
    return Chart(weeks, _months(days, language), heading, width)


def _months(days: Iterable[date], language: Language) -> str:
    named = list(dict.fromkeys(language.months[day.month - 1] for day in days))
    if len(named) == 1:
        return named[0]
    return language.handout["months"].format(first=named[0], last=named[-1])


def _heading(first_week: int, n_weeks: int, language: Language) -> str:
    words = language.handout
    if first_week == 1:
        return words["chart"]
    key = "chart_more" if n_weeks > 1 else "chart_more_one"
    return words[key].format(first=first_week, last=first_week + n_weeks - 1)


def marks(dosage: Dosage) -> int:
    """How many small marks stand in a day's box: the times a day, none for once or for many.

    Exercises done as needed have none, since nobody knows how often that will be.
    """
    times = dosage.frequency.times_per_day.most
    if dosage.frequency.rhythm is Rhythm.AS_NEEDED or not 1 < times <= MOST_MARKS:
        return 0
    return times
