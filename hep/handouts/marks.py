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

Struck = tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]


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
    boxes, left = _struck(was, now, language)
    kept = details(now, language)
    gone = [one for one in details(was, language) if one not in kept]
    return PrintedMark("changed", label, " ".join((*left, *gone)), boxes)


def stopped_line(
    number: int, gone: PrescribedExercise, why: str, library: Library, language: Language
) -> StoppedLine:
    """The line of an exercise that was stopped. Raises SheetRefused for an unfit reason."""
    exercise, words = library.exercises.get(gone.exercise), language.handout
    reason = " ".join(filter(None, (words["leave_out"], text("Reason to stop", why))))
    name = exercise.patient.name if exercise else gone.exercise
    return StoppedLine(number, name, words["mark_stopped"], reason)


def _struck(was: Dosage, now: Dosage, language: Language) -> Struck:
    """The old phrases box by box, and those that no box is left for.

    Where one plan has a row for each side and the other has not, the whole old dose is said.
    """
    before, after = dosage_rows(was, language), dosage_rows(now, language)
    if len(before) != len(after):
        return (), (brief(was, language, often=True),)
    rows = [_row(one.cells, other.cells) for one, other in zip(before, after, strict=True)]
    boxes = tuple(phrases for phrases, _ in rows)
    return boxes, tuple(phrase for _, left in rows for phrase in left)


def _row(before: tuple[Cell, ...], after: tuple[Cell, ...]) -> tuple[tuple[str, ...], list[str]]:
    """The old phrase under each new box, by its label or else its place; and what is left over."""
    labels = {cell.label for cell in after}
    left = [cell for cell in before if cell.label not in labels]
    phrases = []
    for place, cell in enumerate(after):
        old = next((one for one in before if one.label == cell.label), None)
        if old is None and place < len(before) and before[place] in left:
            old = before[place]
            left.remove(old)
        phrases.append(_phrase(old, cell) if old else "")
    return tuple(phrases), [f"{cell.label} {cell.figure} {cell.unit}." for cell in left]


def _phrase(was: Cell, now: Cell) -> str:
    """A struck figure alone cannot be read: the whole phrase, with its label where that changed."""
    if was == now:
        return ""
    phrase = f"{was.figure} {was.unit}"
    return phrase if was.label == now.label else f"{was.label} {phrase}"
