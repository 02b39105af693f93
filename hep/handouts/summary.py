"""The summary: how many exercises, how long, how often, and what the patient needs."""

from collections.abc import Mapping

from hep import plans
from hep.dosage import Rhythm, span_words
from hep.dosage.span import between
from hep.dosage.wording import days_words, times_words
from hep.languages import Language
from hep.library import Library
from hep.plans import Plan


def summary(plan: Plan, library: Library, language: Language) -> str:
    """`4 exercises, about 12 minutes, once a day`."""
    words, load = language.handout, plans.load(plan, library.exercises)
    return words["summary"].format(
        exercises=_counted("exercise", load.exercises, words),
        minutes=_counted("minute", load.minutes_per_session, words),
        often=_often(plan, language),
    )


def _counted(noun: str, n: int, words: Mapping[str, str]) -> str:
    return words[f"{noun}_one" if n == 1 else f"{noun}_many"].format(n=n)


def _often(plan: Plan, language: Language) -> str:
    """How often: the same for all, a range of times a day, or as needed."""
    words, regular = (
        language.handout,
        [
            one.dosage.frequency
            for one in plan.exercises
            if one.dosage.frequency.rhythm is not Rhythm.AS_NEEDED
        ],
    )
    if not regular:
        return words["often_as_needed"]
    times = list(dict.fromkeys(one.times_per_day for one in regular))
    if len(times) > 1:
        span = between(min(one.low for one in times), max(one.most for one in times))
        return words["often_range"].format(times=span_words(span, language.dosage))
    said = words["often_same"].format(times=times_words(times[0], language.dosage).lower())
    days = {days_words(one, language.dosage) for one in regular}
    every_day = language.dosage["every_day"]
    return said if days == {every_day} or len(days) > 1 else f"{said}, {days.pop()}"


def equipment(plan: Plan, library: Library, language: Language) -> str:
    """Everything the plan needs, in one line."""
    needed = ", ".join(map(language.named, plans.equipment(plan, library.exercises)))
    return needed[0].upper() + needed[1:] if needed else language.handout["need_nothing"]
