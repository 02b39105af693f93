"""A plan and its follow-up in words: for the clinic's record and for the referrer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hep.dosage import sentence
from hep.dosage.wording import Words
from hep.exercises import Exercise
from hep.follow_ups.values import FollowUp
from hep.plans import Library, Plan, PrescribedExercise, Row


@dataclass(frozen=True)
class Report:
    """Everything that is said of a plan on one day; every line is a sentence or a short phrase."""

    day: date
    clinician: str
    problem: str
    goal: str
    phase: str
    review: date | None
    summary: str
    said: tuple[str, ...]
    exercises: tuple[str, ...]
    changes: tuple[str, ...]
    findings: tuple[str, ...]
    printed: str


def exercises(plan: Plan, library: Library, words: Words) -> tuple[str, ...]:
    """One line for each exercise: its names, its dosage, its note."""
    return tuple(_exercise(one, library, words) for one in plan.exercises)


def _exercise(one: PrescribedExercise, library: Library, words: Words) -> str:
    exercise = library.get(one.exercise)
    name = f"{exercise.name} (“{exercise.plain_name}”)" if exercise else one.exercise
    side = f", {one.dosage.side.value}" if one.dosage.side else ""
    note = f" Note: {one.dosage.note}" if one.dosage.note else ""
    return f"{name}{side}: {sentence(one.dosage, words)}{note}"


def changes(rows: Iterable[Row], library: Library, words: Words) -> tuple[str, ...]:
    """One line for each exercise that is new, changed or stopped since the last handout."""
    return tuple(_change(row, library, words) for row in rows if row.mark is not None)


def _change(row: Row, library: Library, words: Words) -> str:
    named = row.now or row.was
    name = _name(library.get(named.exercise), named.exercise) if named else ""
    if row.now is None:
        return f"Stopped: {name}." + (f" {row.reason}" if row.reason else "")
    if row.was is None:
        return f"New: {name}. {sentence(row.now.dosage, words)}"
    if row.was.exercise != row.now.exercise:
        before = _name(library.get(row.was.exercise), row.was.exercise)
        return f"New: {name}, in place of {before}. {sentence(row.now.dosage, words)}"
    return (
        f"Changed: {name}. {sentence(row.now.dosage, words)} Was: {sentence(row.was.dosage, words)}"
    )


def _name(exercise: Exercise | None, slug: str) -> str:
    return exercise.name if exercise else slug


def said(now: FollowUp, before: FollowUp | None) -> tuple[str, ...]:
    """The answers of a visit, each with that of the visit before where there is one."""
    was = before or FollowUp()
    lines = [f"Exercises done: {now.often.value}" if now.often else ""]
    lines += [_score("Pain now", now.pain_now, was.pain_now)]
    lines += [_score("Worst pain", now.pain_worst, was.pain_worst)]
    lines += [_answer("Pain settled by the next morning", now.settled)]
    lines += [_answer("Tingling, numbness or weakness", now.nerve_signs)]
    old = {one.name: one.score for one in was.activities}
    lines += [_score(one.name, one.score, old.get(one.name)) for one in now.activities]
    lines += [f"Hard: {now.hard}" if now.hard else ""]
    return tuple(line for line in lines if line)


def _score(name: str, score: int | None, was: int | None) -> str:
    if score is None:
        return ""
    return f"{name}: {score} of 10" + (f" (was {was})" if was is not None else "")


def _answer(question: str, answer: bool | None) -> str:
    return "" if answer is None else f"{question}: {'yes' if answer else 'no'}"


def short(report: Report) -> str:
    """The report in a few lines, to be pasted into a record."""
    review = f"Review {_day(report.review)}." if report.review else ""
    parts = (
        f"{_day(report.day)} {report.clinician}. {report.problem}".strip(),
        ". ".join(report.said) + "." if report.said else "",
        report.summary,
        " ".join(report.changes) or "No change to the exercises since the last handout.",
        " ".join(report.findings),
        f"{review} {report.printed}".strip(),
    )
    return "\n".join(part for part in parts if part)


def long(report: Report) -> str:
    """The report with every exercise, to be pasted into a record."""
    blocks = [
        ("Home exercise plan", (f"{_day(report.day)}, {report.clinician}", report.problem)),
        ("Goal", (report.goal,)),
        ("Phase", (report.phase,)),
        ("Patient says", report.said),
        ("Plan", (report.summary, *_numbered(report.exercises))),
        ("Changes since the last handout", report.changes or ("None.",)),
        ("Findings", report.findings),
        ("Next", (f"Review {_day(report.review)}" if report.review else "", report.printed)),
    ]
    written = ((heading, [line for line in lines if line]) for heading, lines in blocks)
    return "\n\n".join("\n".join((heading.upper(), *lines)) for heading, lines in written if lines)


def _numbered(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""
