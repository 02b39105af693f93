"""The marks of what changed since the last handout: new, changed with the old dose, stopped."""

from dataclasses import dataclass
from datetime import date

from hep.dosage import Dosage
from hep.dosage.wording import Cell
from hep.handouts.dosage_table import brief, details, dosage_rows
from hep.handouts.refusal import text
from hep.languages import Language
from hep.library import Library
from hep.plans import Mark, Plan, PrescribedExercise, Row


@dataclass(frozen=True)
class Before:
    """The plan as it was printed last, and when."""

    plan: Plan
    day: date


@dataclass(frozen=True)
class PrintedMark:
    """The mark on one exercise: `new` or `changed`, and the word for it.

    `was` is struck: the name of the exercise it takes the place of, or the old dose where it
    cannot be said box by box. `struck` holds the old phrase of each box of the dosage table, row
    by row, empty where the box stayed.
    """

    kind: str
    label: str
    was: str = ""
    struck: tuple[tuple[str, ...], ...] = ()

    def struck_at(self, row: int, cell: int) -> str:
        """The old phrase of one box of the dosage table, both counted from 0; or nothing."""
        return self.struck[row][cell] if self.struck else ""


@dataclass(frozen=True)
class StoppedLine:
    """An exercise that is no longer done: it keeps its number and its line in the chart."""

    number: int
    name: str
    label: str
    reason: str


def mark_of(row: Row, library: Library, language: Language) -> PrintedMark | None:
    """The mark on a line of the plan; None for what stayed as it was."""
    words = language.handout
    if row.mark is None or row.now is None:
        return None
    label = words[f"mark_{row.mark.value}"]
    if row.mark is Mark.NEW:
        replaced = library.exercises.get(row.was.exercise) if row.was else None
        return PrintedMark("new", label, replaced.patient.name if replaced else "")
    if row.was is None:
        return None
    was, now = row.was.dosage, row.now.dosage
    struck = _struck(was, now, language)
    return PrintedMark("changed", label, _whole(was, now, language, struck), struck)


def stopped_line(
    number: int, gone: PrescribedExercise, why: str, library: Library, language: Language
) -> StoppedLine:
    """The line of an exercise that was stopped. Raises SheetRefused for an unfit reason."""
    exercise, words = library.exercises.get(gone.exercise), language.handout
    reason = " ".join(filter(None, (words["leave_out"], text("Reason to stop", why))))
    name = exercise.patient.name if exercise else gone.exercise
    return StoppedLine(number, name, words["mark_stopped"], reason)


def _struck(was: Dosage, now: Dosage, language: Language) -> tuple[tuple[str, ...], ...]:
    """The old phrases box by box; empty where the boxes of old and new do not match."""
    before, after = dosage_rows(was, language), dosage_rows(now, language)
    if [len(row.cells) for row in before] != [len(row.cells) for row in after]:
        return ()
    struck = tuple(
        tuple(_phrase(*pair) for pair in zip(one.cells, other.cells, strict=True))
        for one, other in zip(before, after, strict=True)
    )
    return struck if any(phrase for row in struck for phrase in row) else ()


def _phrase(was: Cell, now: Cell) -> str:
    """A struck figure alone cannot be read: the whole phrase, with its label where that changed."""
    if was == now:
        return ""
    phrase = f"{was.figure} {was.unit}"
    return phrase if was.label == now.label else f"{was.label} {phrase}"


def _whole(
    was: Dosage, now: Dosage, language: Language, struck: tuple[tuple[str, ...], ...]
) -> str:
    """What no box can say: load, tempo and rests that changed, or all of the old dose."""
    rest = " ".join(one for one in details(was, language) if one not in details(now, language))
    boxes_differ = dosage_rows(was, language) != dosage_rows(now, language)
    if struck or not boxes_differ:
        return rest
    return " ".join(filter(None, (brief(was, language, often=True), rest)))
