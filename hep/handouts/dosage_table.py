"""The dosage as a handout prints it: boxes to read across the room, and what has no box."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hep.dosage import Dosage, cells
from hep.dosage.wording import Cell, amount_sentences
from hep.handouts.refusal import text
from hep.languages import Language

# A pause of fewer seconds passes while getting ready for the next one: counted, but not told.
SHORTEST_REST = 5


@dataclass(frozen=True)
class DosageRow:
    """One row of the dosage table; `side` is empty where one row does for both sides."""

    side: str
    cells: tuple[Cell, ...]


def dosage_rows(dosage: Dosage, language: Language) -> tuple[DosageRow, ...]:
    """One row, or one for each side where the doses differ; the last box says how often."""
    words = language.handout
    return tuple(
        DosageRow(words[side] if side else "", row) for side, row in cells(dosage, language.dosage)
    )


def brief(rows: tuple[DosageRow, ...], *, show_often: bool) -> str:
    """The dosage in the fewest words, from the boxes: `Hold 5 to 30 seconds. Do 2 times.`"""
    lines = []
    for row in rows:
        *amounts, often = row.cells
        parts = [f"{cell.label} {cell.figure} {cell.unit}." for cell in amounts]
        side = [f"{row.side}:"] if row.side else []
        regular = [f"{often.figure} {often.unit}."] if show_often else []
        lines.append(" ".join([*side, *parts, *regular]))
    return " ".join(lines)


def details(dosage: Dosage, language: Language) -> tuple[str, ...]:
    """Load, tempo and the time of day. Raises SheetRefused for an unfit time of day."""
    pauses = _pauses(dosage, language.dosage)
    lines = [line for line in _whole(dosage, language.dosage) if line not in pauses]
    if dosage.frequency.when:
        when = text("When to do it", dosage.frequency.when).rstrip(".")
        lines.append(language.dosage["when"].format(text=when))
    return tuple(dict.fromkeys(lines))


def limit(dosage: Dosage, language: Language) -> str:
    """How far to go: the sentence of the intensity, the pain cap, the rest after each one."""
    intensity, words = dosage.intensity, language.handout
    said = []
    if intensity is not None:
        said.append(text("How far to go", intensity.text))
        if intensity.pain_cap is not None:
            said.append(words["pain_cap"].format(n=intensity.pain_cap))
    said += [line for line in _whole(dosage, language.dosage) if _rests(line, dosage, language)]
    return " ".join(dict.fromkeys(filter(None, said)))


def _whole(dosage: Dosage, words: Mapping[str, str]) -> Iterator[str]:
    """The sentences beyond hold, count and duration, for each amount."""
    for amount in dosage.amounts:
        core = set(amount_sentences(amount, dosage, words, whole=False))
        for line in amount_sentences(amount, dosage, words, whole=True):
            if line not in core:
                yield line


def _pauses(dosage: Dosage, words: Mapping[str, str]) -> set[str]:
    """The rests: that between sets has its box, that after each one stands with the limit."""
    return {
        words[key].format(n=n)
        for amount in dosage.amounts
        for key, n in (
            ("rest_reps", amount.rest_between_reps),
            ("rest_sets", amount.rest_between_sets),
        )
    }


def _rests(line: str, dosage: Dosage, language: Language) -> bool:
    words = language.dosage
    rests = {one.rest_between_reps for one in dosage.amounts}
    return line in {words["rest_reps"].format(n=n) for n in rests if n >= SHORTEST_REST}
