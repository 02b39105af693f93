"""Printing: how a handout is laid out, and which of its parts are printed.

The safety block is no part: nothing here can switch it off.
"""

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """The paper a handout is printed on."""

    A4 = "a4"
    LETTER = "letter"


class NameForm(StrEnum):
    """How much of the name a handout shows."""

    FULL = "full"
    INITIALS = "initials"
    NONE = "none"


class Layout(StrEnum):
    """How the exercises stand on the pages, in the order a clinician is offered them."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"
    COMPACT = "compact"
    PICTURES_FIRST = "pictures-first"
    ONE_PER_PAGE = "one-per-page"
    LOG_ONLY = "log-only"


class Part(StrEnum):
    """A part of a handout that may be left out."""

    CARDS = "cards"
    SUMMARY = "summary"
    LOG = "log"
    DRAWINGS = "drawings"
    SOURCES = "sources"
    CLINICAL_NAMES = "clinical-names"
    CHANGES = "changes"


@dataclass(frozen=True)
class Printing:
    """How a handout is printed: the clinic's way, a plan's own, or that of one issued handout.

    `language` is the code of a language file; empty, it is the patient's. `without` names the
    parts that are left out, so that a part that is new to the product is printed. `english`
    prints in English what the language lacks, on a sheet that says so.
    """

    layout: Layout = Layout.STANDARD
    paper: Paper = Paper.A4
    language: str = ""
    name_form: NameForm = NameForm.FULL
    without: frozenset[Part] = frozenset({Part.SOURCES})
    english: bool = False

    def shows(self, part: Part | str) -> bool:
        """Whether that part is printed. Raises ValueError for a part there is not."""
        return Part(part) not in self.without

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that are printed, in their fixed order."""
        return tuple(part for part in Part if part not in self.without)
