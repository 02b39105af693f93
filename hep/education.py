"""Education cards: what a patient may read about a condition."""

from dataclasses import dataclass

from hep.languages import SOURCE


@dataclass(frozen=True)
class Claim:
    """One statement behind a card, for the clinician: its sources, strength, and any dispute."""

    text: str
    sources: tuple[str, ...]
    strength: str
    contested: bool = False


@dataclass(frozen=True)
class EducationCard:
    """A card: `paragraphs` print under "About your condition", `claims` stay with the clinician.

    `language` is that of the heading and the paragraphs, `translation_review` who looked at them
    where they are a translation.
    """

    slug: str
    title: str
    heading: str
    topic: str
    paragraphs: tuple[str, ...]
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]
    author: str
    review: str
    language: str = SOURCE
    translation_review: str = ""
