"""Pain and function from visit to visit, as a small chart and as the numbers behind it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hep.follow_ups.values import FollowUp

LEFT, RIGHT, TOP, BOTTOM = 40.0, 360.0, 20.0, 160.0
_LABEL_WIDTH = 52.0
_MOST = 10


@dataclass(frozen=True)
class Mark:
    """One point of a line, in units of the drawing, and the number it stands for."""

    x: float
    y: float
    value: float


@dataclass(frozen=True)
class Line:
    """One line of the chart: `now`, `worst` or `function`, with a label at its end."""

    kind: str
    label: str
    marks: tuple[Mark, ...]

    @property
    def points(self) -> str:
        """The points of the line as SVG wants them."""
        return " ".join(f"{one.x:g},{one.y:g}" for one in self.marks)

    @property
    def end(self) -> Mark:
        """The newest point."""
        return self.marks[-1]


@dataclass(frozen=True)
class Timeline:
    """A chart of visits: its lines, the days below it, and every visit, the oldest first."""

    lines: tuple[Line, ...]
    days: tuple[tuple[float, date], ...]
    visits: tuple[tuple[date, FollowUp], ...]

    @property
    def told(self) -> str:
        """What the chart shows, in words."""
        parts = []
        for line in self.lines:
            first, last = line.marks[0].value, line.end.value
            parts.append(f"{line.label}: {first:g}" + (f", now {last:g}" if line.marks[1:] else ""))
        return ". ".join(parts)

    def label_y(self, line: Line) -> float:
        """Where the label of a line stands: at its end, pushed down where labels would touch."""
        above = BOTTOM + 100
        for other in sorted(self.lines, key=lambda one: -one.end.y):
            above = min(other.end.y + 4, above - 13)
            if other is line:
                return above
        raise ValueError("another chart's line")


def timeline(visits: Iterable[tuple[date, FollowUp]]) -> Timeline | None:
    """The chart of these visits; None where pain and function were never asked."""
    ordered = tuple(sorted(visits, key=lambda visit: visit[0]))
    asked = {name: _asked(ordered, number) for name, number in _NUMBERS.items()}
    drawn = [day for points in asked.values() for day, _ in points]
    if not drawn:
        return None
    first, last = min(drawn), max(drawn)
    lines = tuple(
        Line(kind, label, tuple(Mark(_x(day, first, last), _y(value), value) for day, value in had))
        for (kind, label), had in asked.items()
        if had
    )
    return Timeline(lines, _days(sorted(set(drawn)), first, last), ordered)


def function(said: FollowUp) -> float | None:
    """The mean of the activities that were scored, 0 to 10; None when none was."""
    scores = [one.score for one in said.activities if one.score is not None]
    return round(sum(scores) / len(scores), 1) if scores else None


_NUMBERS: Mapping[tuple[str, str], Callable[[FollowUp], float | None]] = {
    ("worst", "worst pain"): lambda said: said.pain_worst,
    ("now", "pain now"): lambda said: said.pain_now,
    ("function", "function"): function,
}


def _asked(
    visits: Iterable[tuple[date, FollowUp]], number: Callable[[FollowUp], float | None]
) -> list[tuple[date, float]]:
    values = ((day, number(said)) for day, said in visits)
    return [(day, value) for day, value in values if value is not None]


def _x(day: date, first: date, last: date) -> float:
    span = (last - first).days
    return RIGHT if not span else round(LEFT + (RIGHT - LEFT) * (day - first).days / span, 1)


def _y(value: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * value / _MOST, 1)


def _days(days: list[date], first: date, last: date) -> tuple[tuple[float, date], ...]:
    """The days that are named below the chart: the last one, and those that leave room."""
    named = [(_x(days[-1], first, last), days[-1])]
    for day in reversed(days[:-1]):
        x = _x(day, first, last)
        if named[-1][0] - x >= _LABEL_WIDTH:
            named.append((x, day))
    return tuple(reversed(named))
