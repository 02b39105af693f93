"""The search finds what a physiotherapist expects, and no query does harm."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bench.search import Query, queries, searched, share
from hep import library
from hep.store import exercises
from hep.store.exercises import Index
from hep.store.spelling import Spelling
from hep.store.thesaurus import words

LIBRARY = library.read()
INDEX = Index(LIBRARY.exercises.values(), LIBRARY.synonyms)


def test_the_queries_are_what_they_claim_to_be() -> None:
    asked = queries()
    kinds = [one.kind for one in asked]
    assert len(asked) >= 120
    assert all(kinds.count(kind) == len(asked) / 3 for kind in set(kinds))
    assert all(1 <= len(one.expected) <= 4 for one in asked)
    unknown = {slug for one in asked for slug in one.expected} - set(LIBRARY.exercises)
    assert not unknown


def test_95_of_100_queries_find_an_expected_exercise_among_the_first_five() -> None:
    asked = searched(INDEX)
    assert share(asked) >= 0.95, [one.words for one in asked if not one.found]


def test_the_share_falls_without_synonyms() -> None:
    assert share(searched(Index(LIBRARY.exercises.values(), {}))) < 0.95


def test_a_query_is_found_only_by_what_is_expected() -> None:
    assert not Query("", "bridge", ("bridge",), ("clamshell",)).found
    assert Query("", "bridge", ("bridge", "clamshell"), ("clamshell",)).found
    assert not Query("", "bridge", ("bridge", "clamshell"), ("clamshell",)).found_in_full


@pytest.mark.parametrize("phrase", LIBRARY.synonyms)
def test_every_meaning_of_a_synonym_finds_something(phrase: str) -> None:
    for meaning in LIBRARY.synonyms[phrase]:
        found = INDEX._match(exercises._all(tuple(words(meaning))), 1)
        assert found, f"synonyms.toml: {phrase}: no exercise has all words of {meaning!r}"


HOSTILE = [
    "",
    "   ",
    "\t\n",
    '"',
    "'",
    '"bridge',
    "bridge AND OR NOT",
    "AND OR",
    "NEAR(bridge knee, 3)",
    "name : bridge",
    "{name aliases} : bridge",
    "bri* -knee ^hip +leg",
    "*",
    "(((((",
    "; DROP TABLE exercises; --",
    "%_\\",
    "\x00bridge\x00",
    "‮egdirb",
    "ﬁgure",
    "髖部",
    "🦵",
    "é" * 300,
    "a" * 10_000,
    "bridge " * 10_000,
    " ".join(f"word{n}" for n in range(10_000)),
    " ".join(LIBRARY.synonyms),
]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: repr(query[:20]))
def test_a_hostile_query_does_no_harm(query: str) -> None:
    found = INDEX.search(query)
    assert set(found) <= set(LIBRARY.exercises)
    assert len(found) == len(set(found)) <= 200
    assert INDEX.search("bridge")[0].startswith("bridge")


@given(st.text(max_size=60))
@example('knee" OR "hip')
def test_any_text_can_be_asked(query: str) -> None:
    assert set(INDEX.search(query)) <= set(LIBRARY.exercises)


def test_blanks_find_nothing_and_one_asks_for_no_more_than_the_limit() -> None:
    assert INDEX.search(" \n ") == []
    assert len(INDEX.search("knee", limit=7)) == 7


def test_the_word_as_written_comes_before_words_it_begins() -> None:
    assert INDEX.search("clam")[0].startswith("clamshell")
    assert {"bridge", "bridge-march", "bridge-single"} <= set(INDEX.search("brid"))
    assert "piriformis" in " ".join(LIBRARY.exercises[INDEX.search("pirif")[0]].targets)


@pytest.mark.parametrize("query", ["birddog", "bird dog", "Bird-Dog", "BIRD DOGS", "dog bird"])
def test_spelling_in_one_word_capitals_plurals_and_order_do_not_matter(query: str) -> None:
    assert set(INDEX.search(query)[:2]) == {"bird-dog", "bird-dog-leg"}


def test_an_apostrophe_does_not_matter() -> None:
    assert INDEX.search("golfer's elbow") == INDEX.search("golfers elbow") != []


def test_an_unknown_word_among_known_ones_is_passed_over() -> None:
    assert INDEX.search("xylophone clamshell")[0].startswith("clamshell")
    assert INDEX.search("xylophone") == []


def test_spelling() -> None:
    spelling = Spelling(["bridge", "bridges", "heel", "head", "bird", "dog", "17"])
    assert spelling.likeliest("brigde")[0] == "bridge"
    assert set(spelling.likeliest("heal")) == {"heel", "head"}
    assert (
        spelling.likeliest("xyz") == spelling.likeliest("18") == spelling.likeliest("zzzzzz") == ()
    )
    assert spelling.beginning("bridge") == ("bridges",)
    assert spelling.halves("birddog") == ("bird", "dog")
    assert spelling.halves("bridges") == ()
