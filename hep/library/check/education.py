"""Gates on education cards: easy to read, and every claim with a source and a strength."""

from collections.abc import Iterator

from hep.education import EducationCard
from hep.library import Library
from hep.library.check import wording
from hep.library.check.sources import unknown_sources
from hep.library.check.vocabulary import Vocabulary


def findings(library: Library, words: Vocabulary) -> Iterator[str]:
    """What is wrong with the education cards."""
    for card in library.cards.values():
        where = f"education/{card.slug}.toml"
        texts = [card.heading, *card.paragraphs]
        for number, text in enumerate(texts):
            place = f"{where}: paragraphs {number}" if number else f"{where}: heading"
            yield from wording.line_findings(place, text, words, sided=False)
        yield from wording.level_findings(f"{where}: paragraphs", texts, words)
        yield from unknown_sources(where, card.sources, library.sources)
        yield from _claim_findings(where, card, words)


def _claim_findings(where: str, card: EducationCard, words: Vocabulary) -> Iterator[str]:
    if not card.claims:
        yield f"{where}: claims: say what the card rests on."
    for number, claim in enumerate(card.claims, start=1):
        place = f"{where}: claims {number}"
        if claim.strength not in words.strengths:
            yield f"{place}: strength: {claim.strength!r} is not in vocabulary.toml."
        if not claim.sources:
            yield f"{place}: sources: name at least one."
        for key in set(claim.sources) - set(card.sources):
            yield f"{place}: sources: add {key} to the sources of the card too."
