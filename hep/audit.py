"""The audit trail: who did what, when, for which patient. Entries are never rewritten."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Act(StrEnum):
    """What was done."""

    SIGNED_IN = "signed in"
    REFUSED = "sign-in refused"
    SIGNED_OUT = "signed out"
    SCREENED = "screening changed"
    CLEARED = "red flag cleared"
    ISSUED = "handout issued"
    OVERRODE = "contraindication overridden"
    NOT_ASKED = "issued without asking"
    ADVISED = "advice sheet issued"
    OPENED = "handout opened"
    EXPORTED = "exported"
    SETTINGS = "settings changed"


@dataclass(frozen=True)
class Entry:
    """One line of the trail. `details` names no patient; `by` is empty where nobody is known."""

    id: int
    at: datetime
    by: str
    act: Act
    patient_id: int | None
    handout_id: int | None
    details: str


@dataclass(frozen=True)
class Wanted:
    """Which entries are looked for: whatever is None does not matter.

    `before` is the id of an entry: only older ones are wanted.
    """

    patient_ids: frozenset[int] | None = None
    account_id: int | None = None
    day: date | None = None
    act: Act | None = None
    before: int | None = None


def changes(before: object, after: object) -> str:
    """What differs between two values of one kind, field by field: `pain_fine: 3, now 2`."""
    old, new = vars(before), vars(after)
    return "; ".join(
        f"{name}: {old[name]}, now {new[name]}" for name in old if old[name] != new[name]
    )
