"""The gate of the glossary can fail."""

from dataclasses import replace

import pytest

from hep import library
from hep.glossary import Term
from hep.library import DATA
from hep.library.check import glossary, vocabulary

LIBRARY = library.read()
WORDS = vocabulary.read(DATA)
HARD = "Physiotherapeutic rehabilitation necessitates musculoskeletal conditioning."


def findings(**changes: Term) -> str:
    changed = replace(LIBRARY, glossary={**LIBRARY.glossary, **changes})
    return "\n".join(glossary.findings(changed, WORDS))


def test_the_glossary_passes() -> None:
    assert findings() == ""
    assert len(LIBRARY.glossary) >= 60


@pytest.mark.parametrize(
    ("term", "finding"),
    [
        (Term("supine", "", "Lying on the back."), "supine: term: is empty"),
        (Term("supine", "Supine", " "), "supine: meaning: is empty"),
        (Term("supine", "Supine", HARD), "supine: meaning: Flesch-Kincaid is"),
        (Term("supine", "Supine", "A safe way to lie."), "'safe' is not plain"),
        (Term("supine", "Supine", "Lying on the back"), "end it with a full stop"),
        (Term("supine", "Supine", "Lying down. " * 16), "use at most 30 words"),
        (Term("supine", "Supine", "Lying on the back.", "prono"), "no other word 'prono'"),
        (Term("supine", "Supine", "Lying on the back.", "supine"), "no other word 'supine'"),
        (Term("supine", "Prone", "Lying on the back."), "prone says the same"),
        (Term("supine", "Supine", "Lying on the front."), "prone says the same"),
    ],
)
def test_what_is_wrong_with_a_word_is_found(term: Term, finding: str) -> None:
    assert finding in findings(supine=term)


def test_a_word_out_of_order_is_found() -> None:
    assert "keep the order of the alphabet" in findings(aa=Term("aa", "Aa", "A word."))
