"""Sources: where a fact or a dose comes from."""

from dataclasses import dataclass
from enum import StrEnum


class Reading(StrEnum):
    """How much of the source was read."""

    EXCERPT = "excerpt read"
    ABSTRACT = "abstract read"
    PRACTICE = "common practice, unverified"


@dataclass(frozen=True)
class Source:
    """One reference. `key` is what content cites; `used_for` says which facts rest on it."""

    key: str
    reference: str
    reading: Reading
    used_for: str
    year: int | None = None
