"""The sessions of a handout as a calendar file, to be put into a telephone.

It names exercises, days and the clinic, and nobody: a calendar is often shared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from icalendar import Calendar, Event, vRecur

from hep.dosage import Frequency, Rhythm
from hep.handouts.exercises import PrintedExercise
from hep.handouts.sheet import Sheet
from hep.plans import REVIEW_WEEKS, Library, Plan, load

# Days of the week, Monday is 0, with rest between them as evenly as a week allows.
_DAYS = {
    1: (0,),
    2: (0, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 4),
    5: (0, 1, 2, 3, 4),
    6: (0, 1, 2, 3, 4, 5),
}
_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_HOURS = {1: (9,), 2: (8, 18), 3: (8, 13, 18), 4: (8, 12, 16, 20)}
_FIRST_HOUR, _LAST_HOUR = 8, 20


def calendar(sheet: Sheet, plan: Plan, library: Library, issued_at: datetime) -> bytes:
    """An iCalendar file with one repeating event for each time of day, up to the review.

    The times float: nine o'clock is nine o'clock wherever the patient is. What is done as needed
    has no event.
    """
    made = Calendar()
    made.add("prodid", "-//HEP//Home exercises//EN")
    made.add("version", "2.0")
    first = issued_at.date()
    last = plan.review_date or first + timedelta(weeks=REVIEW_WEEKS)
    for event in _events(sheet, plan, library, first, max(first, last)):
        event.add("dtstamp", issued_at)
        made.add_component(event)
    return bytes(made.to_ical())


def _events(sheet: Sheet, plan: Plan, library: Library, first: date, last: date) -> Iterator[Event]:
    for number, (frequency, keys) in enumerate(_sessions(plan).items(), start=1):
        chosen = tuple(one for one in plan.exercises if one.key in keys)
        minutes = load(replace(plan, exercises=chosen), library).minutes_per_session
        places = [plan.exercises.index(one) for one in chosen]
        printed = [sheet.exercises[place] for place in places]
        for hour in _hours(frequency.times_per_day.target):
            event = Event()
            event.add(
                "uid", f"{sheet.code or 'handout'}-{first:%Y%m%d}-{number}-{hour}@hep.invalid"
            )
            start = datetime.combine(_first_day(frequency, first), time(hour))
            event.add("dtstart", start)
            event.add("duration", timedelta(minutes=max(5, minutes)))
            event.add("rrule", _rule(frequency, last))
            event.add("summary", sheet.words["title_none"])
            event.add("description", _description(sheet, printed))
            yield event


def _sessions(plan: Plan) -> dict[Frequency, set[int]]:
    """The keys of the exercises that are done on the same days as often."""
    found: dict[Frequency, set[int]] = {}
    for one in plan.exercises:
        frequency = replace(one.dosage.frequency, when="")
        if frequency.rhythm is not Rhythm.AS_NEEDED:
            found.setdefault(frequency, set()).add(one.key)
    return found


def _hours(times: int) -> tuple[int, ...]:
    """The hours of so many sessions a day, spread over the day."""
    if times in _HOURS:
        return _HOURS[times]
    step = (_LAST_HOUR - _FIRST_HOUR) / (times - 1)
    return tuple(sorted({round(_FIRST_HOUR + step * n) for n in range(times)}))


def _rule(frequency: Frequency, last: date) -> vRecur:
    rule: dict[str, object] = {"freq": "DAILY", "until": datetime.combine(last, time(23, 59))}
    if frequency.rhythm is Rhythm.EVERY_OTHER_DAY:
        rule["interval"] = 2
    elif frequency.days_per_week in _DAYS:
        days = [_NAMES[day] for day in _DAYS[frequency.days_per_week]]
        rule |= {"freq": "WEEKLY", "byday": days}
    return vRecur(rule)


def _first_day(frequency: Frequency, first: date) -> date:
    """The first day of the sessions: an event must start on a day of its own rule."""
    days: Iterable[int] = range(7)
    if frequency.rhythm is Rhythm.DAYS_A_WEEK:
        days = _DAYS.get(frequency.days_per_week, tuple(days))
    return next(day for n in range(7) if (day := first + timedelta(n)).weekday() in days)


def _description(sheet: Sheet, printed: list[PrintedExercise]) -> str:
    lines = [f"{one.number}. {one.name}: {one.brief}" for one in printed]
    return "\n".join([*lines, "", sheet.stop_line, sheet.clinic.name])
