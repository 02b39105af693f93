"""Gates on the glossary: plain meanings, in the order of the alphabet, and links that lead."""

from collections.abc import Iterator

from hep import readability
from hep.glossary import Term
from hep.library import Library
from hep.library.check import wording
from hep.library.check.vocabulary import Vocabulary

# A meaning is a line or two: a text of its own would be an education card.
MOST_WORDS = 30


def findings(library: Library, words: Vocabulary) -> Iterator[str]:
    """What is wrong with the glossary."""
    for term in library.glossary.values():
        yield from _term_findings(f"glossary.toml: {term.slug}", term, library, words)
    slugs = list(library.glossary)
    for slug, right in zip(slugs, sorted(slugs), strict=True):
        if slug != right:
            yield f"glossary.toml: {slug}: keep the order of the alphabet; here belongs {right}."
            break
    yield from _same_findings(library)
    meanings = [term.meaning for term in library.glossary.values()]
    yield from wording.level_findings("glossary.toml: all meanings", meanings or ["None."], words)


def _term_findings(where: str, term: Term, library: Library, words: Vocabulary) -> Iterator[str]:
    for field in ("term", "meaning"):
        if not getattr(term, field).strip():
            yield f"{where}: {field}: is empty. Write it."
            return
    yield from wording.level_findings(f"{where}: meaning", [term.meaning], words)
    for word in readability.banned(term.meaning, words.banned):
        yield f"{where}: meaning: {word!r} is not plain: {words.banned[word]}."
    if len(term.meaning.split()) > MOST_WORDS:
        yield f"{where}: meaning: use at most {MOST_WORDS} words."
    if not term.meaning.endswith((".", "!", "?")):
        yield f"{where}: meaning: end it with a full stop."
    if term.see == term.slug or (term.see and term.see not in library.glossary):
        yield f"{where}: see: there is no other word {term.see!r} in the glossary."


def _same_findings(library: Library) -> Iterator[str]:
    seen: dict[str, str] = {}
    for term in library.glossary.values():
        for text in (term.term.casefold(), term.meaning.casefold()):
            if seen.setdefault(text, term.slug) != term.slug:
                yield f"glossary.toml: {term.slug}: {seen[text]} says the same."
