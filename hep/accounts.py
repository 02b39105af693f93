"""Accounts: the people who sign in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    """A clinician. `email` is what they sign in with; `registration` may be empty."""

    id: int
    email: str
    name: str
    title: str
    registration: str = ""
    active: bool = True

    @property
    def signature(self) -> str:
        """Name and title as the handout prints them: `Dana Okafor, Physiotherapist`."""
        return f"{self.name}, {self.title}" if self.title else self.name
