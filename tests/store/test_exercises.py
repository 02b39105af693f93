"""Search: whoever types a name and presses Enter gets that exercise."""

import pytest

from hep.library import Library
from hep.store.exercises import Index


@pytest.fixture(scope="module")
def index(library: Library) -> Index:
    return Index(library.exercises.values(), library.synonyms)


@pytest.mark.parametrize("kind", ["name", "plain_name", "slug"])
def test_the_exact_name_comes_first(library: Library, index: Index, kind: str) -> None:
    """Two may share a plain name; then one of them does."""
    wrong = {}
    for one in library.exercises.values():
        first = library.exercises[index.search(getattr(one, kind).upper())[0]]
        if getattr(first, kind) != getattr(one, kind):
            wrong[one.slug] = first.slug
    assert wrong == {}


@pytest.mark.parametrize(
    "query", ["", " ", '"', "'", "*", "(", "NEAR(a b)", "a OR", "\x00", "-", "🦵"]
)
def test_nothing_that_is_typed_breaks_the_search(index: Index, query: str) -> None:
    assert isinstance(index.search(query), list)


def test_accents_and_capitals_make_no_difference(index: Index) -> None:
    assert index.search("BRÍDGE") == index.search("bridge")
