"""Patients: who a plan is for."""

from dataclasses import dataclass
from datetime import date

from hep.printing import NameForm

__all__ = ["NameForm", "Patient"]


@dataclass(frozen=True)
class Patient:
    """One person. `number` is the clinic's own; `language` is the code of a language file."""

    id: int
    name: str
    number: str = ""
    birth_date: date | None = None
    language: str = "en-GB"
    notes: str = ""
    archived: bool = False

    @property
    def initials(self) -> str:
        """The first letter of each part of the name: `R. W.`"""
        return " ".join(f"{part[0].upper()}." for part in self.name.split())

    def shown(self, form: NameForm) -> str:
        """The name as a handout shows it; empty when no name is wanted."""
        if form is NameForm.NONE:
            return ""
        return self.initials if form is NameForm.INITIALS else self.name

    def age(self, today: date) -> int | None:
        """Whole years on that day, or None when the date of birth is not known."""
        if self.birth_date is None:
            return None
        born = self.birth_date
        had_birthday = (today.month, today.day) >= (born.month, born.day)
        return today.year - born.year - (not had_birthday)
