"""Episodes: one complaint of a patient, such as a knee or a neck, from first visit to last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Episode:
    """One episode. Plans and red-flag answers belong to it; `closed` is None while it runs."""

    id: int
    patient_id: int
    title: str
    opened: date
    closed: date | None = None

    @property
    def name(self) -> str:
        """The title, or the day it was opened when nobody named it: `Episode from 3 Nov 2026`."""
        return self.title or f"Episode from {self.opened.day} {self.opened:%b %Y}"

    @property
    def is_open(self) -> bool:
        """Whether the patient is still treated for it."""
        return self.closed is None


def in_order(episodes: Iterable[Episode]) -> list[Episode]:
    """Open episodes first, the newest of each first."""
    return sorted(episodes, key=lambda one: (not one.is_open, -one.id))
