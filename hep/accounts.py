"""Accounts: the people who sign in, and how each likes the tool."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Theme(StrEnum):
    """Light or dark; `system` does as the computer does."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Preferences:
    """How a clinician likes the tool to look and to help.

    `guide_since` is when the guided first plan was begun; None while it is not shown.
    """

    theme: Theme = Theme.SYSTEM
    single_keys: bool = True
    tips: bool = True
    guide_since: datetime | None = None


@dataclass(frozen=True)
class Account:
    """A clinician. `email` is what they sign in with; `registration` may be empty."""

    id: int
    email: str
    name: str
    title: str
    registration: str = ""
    active: bool = True
    preferences: Preferences = Preferences()

    @property
    def signature(self) -> str:
        """Name and title as the handout prints them: `Dana Okafor, Physiotherapist`."""
        return f"{self.name}, {self.title}" if self.title else self.name
