"""The dosage as a handout prints it: boxes to read across the room, and what has no box."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hep.dosage import Amount, Dosage, Load, LoadKind, cells, sentence
from hep.dosage.wording import Cell, amount_sentences, frequency_words
from hep.handouts.refusal import text
from hep.languages import Language

# A pause of fewer seconds passes while getting ready for the next one: counted, but not told.
SHORTEST_REST = 5
_TABLE_WIDTH = 118.0
_GAP = 2.0
_CHARACTER_WIDTH = 4.3


@dataclass(frozen=True)
class DosageRow:
    """One row of the dosage table; `side` is empty where one row does for both sides."""

    side: str
    cells: tuple[Cell, ...]

    @property
    def crowded(self) -> bool:
        """Whether a figure at full size would run into the next box (24 pt bold, in mm)."""
        room = _TABLE_WIDTH / len(self.cells) - _GAP
        return max(len(cell.figure) for cell in self.cells) * _CHARACTER_WIDTH > room


def dosage_rows(dosage: Dosage, language: Language) -> tuple[DosageRow, ...]:
    """One row, or one for each side where the doses differ; the last box says how often.

    Rests are left to `details`: they make a box too high.
    """
    right = dosage.right and replace(dosage.right, rest_between_sets=0)
    unrested = replace(dosage, amount=replace(dosage.amount, rest_between_sets=0), right=right)
    return tuple(
        DosageRow(language.handout[side] if side else "", row)
        for side, row in cells(unrested, language.dosage)
    )


def brief(dosage: Dosage, language: Language, *, often: bool) -> str:
    """The dosage in few words: `Hold 5 to 30 seconds. Do 2 times.` or `Do 2 sets of 10.`"""
    words, rows = language.dosage, dosage_rows(dosage, language)
    *amounts, regular = rows[0].cells
    if dosage.amount.sets > 1 or dosage.right is not None:
        said = sentence(dosage, words).removesuffix(frequency_words(dosage.frequency, words))
    else:
        said = " ".join(f"{cell.label} {cell.figure} {cell.unit}." for cell in amounts)
    return f"{said.strip()} {regular.figure} {regular.unit}." if often else said.strip()


def details(dosage: Dosage, language: Language) -> tuple[str, ...]:
    """Load, tempo, rests and the time of day. Raises SheetRefused for an unfit time of day."""
    words = language.dosage
    lines = [line for amount in dosage.amounts for line in _details(amount, dosage, language)]
    if dosage.frequency.when:
        when = text("When to do it", language.said(dosage.frequency.when)).rstrip(".")
        lines.append(words["when"].format(text=when))
    return tuple(dict.fromkeys(lines))


def _details(amount: Amount, dosage: Dosage, language: Language) -> Iterator[str]:
    """The sentences beyond hold, count and duration, without those nobody needs to be told."""
    words = language.dosage
    told = replace(amount, load=_load(amount))
    if amount.rest_between_reps < SHORTEST_REST:
        told = replace(told, rest_between_reps=0)
    if amount.sets == 1:
        told = replace(told, rest_between_sets=0)
    core = set(amount_sentences(told, dosage, words, whole=False))
    for line in amount_sentences(told, dosage, words, whole=True):
        if line not in core:
            yield line


def _load(amount: Amount) -> Load | None:
    """The load, but not body weight: to be told to use it helps nobody."""
    body = amount.load is not None and amount.load.kind is LoadKind.BODY_WEIGHT
    return None if body else amount.load


def limit(dosage: Dosage, language: Language) -> str:
    """How far to go: the sentence of the intensity and the pain cap."""
    intensity = dosage.intensity
    if intensity is None:
        return ""
    cap = intensity.pain_cap
    capped = "" if cap is None else language.handout["pain_cap"].format(n=cap)
    return " ".join(filter(None, (text("How far to go", language.said(intensity.text)), capped)))
