"""What each part of the short writing says, as a name of the dosage and its value."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hep.dosage.shorthand.patterns import A_DAY, A_WEEK, COUNTED, END, NUMBER, SPAN, TIME
from hep.dosage.span import ONE, Span, exactly, parse_count, parse_seconds
from hep.dosage.values import Basis, Load, LoadKind, Rhythm, Side, Tempo, Unit

Said = Iterator[tuple[str, Any]]
Reader = Callable[[Mapping[str, str]], Said]

_OFTEN = {"od": 1, "qd": 1, "once": 1, "bd": 2, "bid": 2, "twice": 2, "tds": 3, "tid": 3, "qds": 4}
_OFTEN |= {"qid": 4, "three times": 3}
_LOADS = {"kg": LoadKind.KILOGRAM, "lb": LoadKind.POUND, "po": LoadKind.POUND,
          "%": LoadKind.PERCENT, "pe": LoadKind.PERCENT, "ba": LoadKind.BAND,
          "fl": LoadKind.FLEXIBLE_BAR}  # fmt: skip


def time(text: str) -> Span:
    """`30s+`, `90"` or `1-2 min` in seconds."""
    plain = text.replace('"', " s").replace("'", " min")
    if unit_first := re.fullmatch(r"(.*?) ?([a-z]+) ?\+", plain):
        plain = f"{unit_first[1]}+ {unit_first[2]}"
    return parse_seconds(plain)


def _scheme(found: Mapping[str, str]) -> Said:
    """Sets, repetitions and a time: what is not said is one set."""
    yield "sets", int(found.get("sets") or 1)
    yield "reps", parse_count(found["reps"])
    if found.get("time"):
        yield "time", time(found["time"])


def _sets(found: Mapping[str, str]) -> Said:
    yield "sets", int(found["sets"])
    if found.get("reps"):
        yield from _count(found)


def _count(found: Mapping[str, str]) -> Said:
    yield "reps", parse_count(found["reps"])
    noun = (found.get("noun") or "").rstrip("s")
    unit = next((unit for unit in Unit if noun and unit.value.startswith(noun)), None)
    if unit is not None and noun:
        yield "unit", unit


def _held(found: Mapping[str, str]) -> Said:
    yield "hold", time(found["time"])


def _lasting(found: Mapping[str, str]) -> Said:
    yield "duration", time(found["time"])


def _time(found: Mapping[str, str]) -> Said:
    yield "time", time(found["time"])


def _a_day(found: Mapping[str, str]) -> Said:
    yield "times_per_day", parse_count(found["n"])


def _often(found: Mapping[str, str]) -> Said:
    yield "times_per_day", exactly(_OFTEN[found["word"]])


def _a_week(found: Mapping[str, str]) -> Said:
    yield "days", (Rhythm.DAYS_A_WEEK, int(found["n"]))


def _daily(_found: Mapping[str, str]) -> Said:
    yield "days", (Rhythm.DAYS_A_WEEK, 7)
    yield "usual_times", ONE


def _rest(found: Mapping[str, str]) -> Said:
    seconds = time(f"{found['n']} {found['unit'] or 's'}").low
    each = found["where"] and "set" not in found["where"]
    yield "rest_between_reps" if each else "rest_between_sets", seconds


def _load(found: Mapping[str, str]) -> Said:
    kind = _LOADS.get(found["kind"][:2], LoadKind.EFFORT)
    yield "load", Load(kind, (found.get("value") or "").strip('"'))


def _effort(found: Mapping[str, str]) -> Said:
    yield "load", Load(LoadKind.EFFORT, found.get("value") or "")


def _tempo(found: Mapping[str, str]) -> Said:
    yield "tempo", Tempo(int(found["up"]), int(found["pause"]), int(found["down"]))


def always(name: str, value: Any) -> Reader:
    """A reader for words that always say the same."""

    def reader(_found: Mapping[str, str]) -> Said:
        yield name, value

    return reader


_COLOUR = r"(?P<value>\"[^\"]{1,30}\"|(?!(?:with|and|the|no|a)\b)[a-z]+)"
_ORDERED: tuple[tuple[str, Reader], ...] = (
    (rf"(?P<n>{SPAN}){A_DAY}", _a_day),
    (rf"(?P<n>[0-9]){A_WEEK}", _a_week),
    (r"(?P<word>once|twice|three times) (?:(?:a|per|each) day|daily)\b", _often),
    (r"(?P<word>od|qd|bd|bid|tds|tid|qds|qid)\b", _often),
    (r"(?:every other day|every second day|alternate days|eod)\b",
     always("days", (Rhythm.EVERY_OTHER_DAY, 7))),
    (r"(?:as needed|when needed|if needed|prn)\b", always("days", (Rhythm.AS_NEEDED, 7))),
    (r"(?:every day|each day)\b", always("days", (Rhythm.DAYS_A_WEEK, 7))),
    (r"daily\b", _daily),
    (r"(?:no|without) hold\b", always("no_time", True)),
    (r"(?:no|without) load\b", always("load", None)),
    (r"(?:no|without) tempo\b", always("tempo", None)),
    (r"rest(?: for)? (?P<n>[0-9]{1,3})(?: ?(?P<unit>s|sec|seconds|min|minutes?)\b)?"
     r"(?: (?P<where>between sets|after each set|between reps|after each(?: one| rep)?|between))?",
     _rest),
    (r"tempo ?(?P<up>[0-9])[-/ ](?P<pause>[0-9])[-/ ](?P<down>[0-9])" + END, _tempo),
    (rf"(?P<value>{NUMBER}) ?(?P<kind>kgs?|lbs?|pounds?|%|percent)(?![a-z0-9])", _load),
    (rf"(?:effort|rpe)(?: of)? (?P<value>{NUMBER})(?: ?/ ?10| out of 10)?" + END, _effort),
    (rf"{_COLOUR} (?P<kind>band|flexible bar|flexbar)\b", _load),
    (r"(?P<kind>band|flexible bar|flexbar|kg|lb|percent)\b", _load),
    (r"effort\b", _effort),
    (r"(?:body ?weight|bw)\b", always("load", Load(LoadKind.BODY_WEIGHT))),
    (rf"hold(?:ing)?(?: for)? ?(?P<time>{TIME}|{SPAN})" + END, _held),
    (rf"(?:lasting|for) (?P<time>{TIME})", _lasting),
    (rf"(?P<sets>[0-9]{{1,2}}) ?x ?(?P<reps>{SPAN}) ?x ?(?P<time>{TIME})", _scheme),
    (rf"(?P<reps>{SPAN}) ?x ?(?P<time>{TIME})", _scheme),
    (rf"(?P<sets>[0-9]{{1,2}}) ?x ?(?P<reps>{SPAN})" + END, _scheme),
    (rf"(?P<sets>[0-9]{{1,2}}) sets? of (?P<reps>{SPAN})(?: ?(?P<noun>{COUNTED}))?"
     r"(?![a-z0-9x/\"'+-]| ?x ?[0-9]| ?(?:s|sec|min))", _sets),
    (r"(?P<sets>[0-9]{1,2}) sets?\b", _sets),
    (rf"(?P<time>{TIME})", _time),
    (rf"x ?(?P<reps>{SPAN})" + END, _count),
    (rf"(?P<reps>{SPAN}) ?x" + END, _count),
    (rf"(?P<reps>{SPAN}) ?(?P<noun>{COUNTED})\b(?! (?:a|per|each) )", _count),
    (r"(?:on |/ ?)?(?:each|per|every) (?:side|leg|arm|foot|hand)\b|/ ?side\b|e/s\b",
     always("basis", Basis.PER_SIDE)),
    (r"each way\b", always("basis", Basis.EACH_WAY)),
    (r"(?:in all|in total|total)\b", always("basis", Basis.TOTAL)),
    (r"(?:left|l)\b(?: side)?", always("side", Side.LEFT)),
    (r"(?:right|r)\b(?: side)?", always("side", Side.RIGHT)),
    (r"both(?: sides)?\b", always("side", Side.BOTH)),
    (r"(?:in turns|alternating|changing sides)\b", always("side", Side.ALTERNATING)),
    (rf"(?P<bare>{SPAN})" + END, lambda found: iter([("bare", parse_count(found["bare"]))])),
)  # fmt: skip
RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader) for pattern, reader in _ORDERED
)
