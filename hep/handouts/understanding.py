"""How well a handout can be understood, by the items of PEMAT-P that a machine can see.

The Patient Education Materials Assessment Tool for printable materials (AHRQ, 2013) has 24
items, most of which need a person. These eight look at what is there or missing, not at how
good it is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hep import readability
from hep.handouts.sheet import Sheet
from hep.languages import Language
from hep.printing import Layout, Part
from hep.readability import formulas

# More than eight are rarely all done (clinical notes, section 2.2).
MOST_EXERCISES = 8
MOST_STEPS = 9
LONGEST_NOTE = 240
SHORT_OF_STEPS = (Layout.LOG_ONLY, Layout.PICTURES_FIRST)


@dataclass(frozen=True)
class Item:
    """One item: what it asks for, whether the sheet has it, and what to do where it has not."""

    name: str
    asks: str
    met: bool
    fix: str


@dataclass(frozen=True)
class Level:
    """How hard the sheet is to read: a school grade where `is_grade`, else a score of ease.

    `bound` is the highest grade, or the lowest score, that the house allows; `within` says
    whether the sheet keeps to it.
    """

    value: float
    bound: float
    is_grade: bool
    formula: str

    @property
    def within(self) -> bool:
        """Whether it is easy enough."""
        return self.value <= self.bound if self.is_grade else self.value >= self.bound


def level(sheet: Sheet, language: Language, exempt: Iterable[str] = ()) -> Level:
    """The reading level of all that the patient reads, by the formula of the language.

    `exempt` are names, in small letters, that count as easy in English. What a clinician typed
    is measured too. Raises ValueError for a sheet without a text.
    """
    text, reading = "\n".join(_texts(sheet)), language.reading
    if language.is_source:
        value = readability.measure(text, exempt).flesch_kincaid
    else:
        value = formulas.score(text, reading)
    bound = reading.least if reading.most is None else reading.most
    return Level(round(value, 1), bound or 0, reading.most is not None, reading.formula)


def _texts(sheet: Sheet) -> Iterator[str]:
    yield from (sheet.goal, sheet.summary)
    for one in sheet.exercises:
        yield from (one.get_ready, *one.steps, *one.exit, *(note.text for note in one.notes))
    for card in sheet.cards:
        yield from card.paragraphs


def items(sheet: Sheet) -> tuple[Item, ...]:
    """The eight items, in the order of the tool."""
    return tuple(Item(name, asks, check(sheet), fix) for name, asks, check, fix in _ITEMS)


def _purpose(sheet: Sheet) -> bool:
    return bool(sheet.title and sheet.goal)


def _chunks(sheet: Sheet) -> bool:
    short = all(
        len(one.steps) <= MOST_STEPS and all(len(note.text) <= LONGEST_NOTE for note in one.notes)
        for one in sheet.exercises
    )
    return short and len(sheet.exercises) <= MOST_EXERCISES


def _headers(sheet: Sheet) -> bool:
    names = [one.name for one in sheet.exercises]
    return all(names) and len(set(names)) == len(names) and all(one.heading for one in sheet.cards)


def _summary(sheet: Sheet) -> bool:
    return bool(sheet.summary)


def _cues(sheet: Sheet) -> bool:
    return all(box.label for box in sheet.safety) and all(one.rows for one in sheet.exercises)


def _captions(sheet: Sheet) -> bool:
    if not sheet.printing.shows(Part.DRAWINGS):
        return False
    shown = [picture for one in sheet.exercises for picture in (one.start, one.end)]
    return all(picture.address and picture.caption for picture in shown)


def _steps(sheet: Sheet) -> bool:
    told = sheet.printing.layout not in SHORT_OF_STEPS
    return told and all(len(one.steps) >= 2 for one in sheet.exercises)


def _tool(sheet: Sheet) -> bool:
    return sheet.printing.shows(Part.LOG)


_ITEMS: tuple[tuple[str, str, Callable[[Sheet], bool], str], ...] = (
    (
        "purpose",
        "It says at once what it is for",
        _purpose,
        "Write the goal in the patient's words.",
    ),
    (
        "chunks",
        "It comes in small parts",
        _chunks,
        f"Keep to {MOST_EXERCISES} exercises, and shorten your longest note.",
    ),
    (
        "headers",
        "Each part has a heading of its own",
        _headers,
        "Two exercises have the same name: take one out, or change one.",
    ),
    ("summary", "It has a summary", _summary, "Switch the summary on."),
    (
        "visual cues",
        "Boxes and figures lead the eye to what matters",
        _cues,
        "An exercise has no dosage: set it.",
    ),
    (
        "captions",
        "Drawings show what is meant, each with a caption",
        _captions,
        "Switch the drawings on; where one is missing, show the exercise.",
    ),
    (
        "steps",
        "What to do is told step by step",
        _steps,
        "This layout leaves the steps out: give it with the whole sheet, or after showing.",
    ),
    (
        "tool",
        "It brings a tool to act with: the chart to tick",
        _tool,
        "Switch the tick chart on.",
    ),
)
