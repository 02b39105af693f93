"""The reading level: published formulas on counted words."""

import pytest

from hep import readability
from hep.readability import NotMeasurable


def test_sentences_end_at_marks_and_at_line_ends():
    text = "Lie down. Do not bounce!\nBreathe\n1. Stop (now.) Rest?"
    found = ["Lie down", "Do not bounce", "Breathe", "Stop (now", "Rest"]
    assert readability.sentences(text) == found


def test_an_address_and_a_decimal_number_do_not_end_a_sentence():
    assert len(readability.sentences("Go to example.com for 2.5 days.")) == 1


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("hip", 1),
        ("buttock", 2),
        ("muscle", 2),
        ("doctor's", 2),
        ("doctor’s", 2),
        ("university", 5),
        ("well-known", 2),
        ("30", 1),
        # Unknown to the pronouncing dictionary: hyphenation alone counts.
        ("zibbering", 3),
    ],
)
def test_syllables(word, count):
    assert readability.syllables(word) == count


@pytest.mark.parametrize("word", ["stop", "Stopped", "pulling", "tries", "cat's", "easier", "30"])
def test_familiar_words_and_their_endings(word):
    assert readability.is_familiar(word)


@pytest.mark.parametrize("word", ["proprioception", "gluteal", "radiculopathy"])
def test_unfamiliar_words(word):
    assert not readability.is_familiar(word)


def test_flesch_kincaid_as_published():
    # 100 words, 5 sentences, 150 syllables: 7.8 + 17.7 - 15.59.
    assert readability.flesch_kincaid(100, 5, 150) == pytest.approx(9.91)


def test_smog_as_published_and_undefined_for_short_texts():
    assert readability.smog(30, 9) == pytest.approx(6.2581)
    assert readability.smog(60, 18) == pytest.approx(6.2581)
    assert readability.smog(29, 9) is None


def test_dale_chall_adds_its_constant_above_five_percent():
    assert readability.dale_chall(100, 10, 5) == pytest.approx(1.2855)
    assert readability.dale_chall(100, 10, 6) == pytest.approx(5.0799)


def test_a_plain_text_reads_easier_than_a_learned_one():
    plain = readability.measure("Lie on your back. Bend both knees. Put your feet flat.")
    learned = readability.measure(
        "Assume a supine position with bilateral hip flexion and plantigrade foot contact."
    )
    assert plain.flesch_kincaid < 1
    assert learned.flesch_kincaid > 10
    assert plain.dale_chall < 1
    assert learned.dale_chall > 9
    assert plain.smog is None


def test_exempt_names_count_as_short_familiar_words():
    text = "The piriformis lies deep."
    strict, lenient = readability.measure(text), readability.measure(text, ["piriformis"])
    assert lenient.flesch_kincaid < strict.flesch_kincaid
    assert lenient.dale_chall < strict.dale_chall
    assert lenient.words == strict.words


def test_the_longest_sentence_is_found():
    level = readability.measure("Stop. Put your foot down slowly.\nRest now.")
    assert level.longest_sentence == "Put your foot down slowly"
    assert (level.words, level.sentences) == (8, 3)


def test_a_text_without_words_is_refused():
    with pytest.raises(ValueError, match="no word"):
        readability.measure("... !")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Flexing your hip", ["flex"]),
        ("It is safe.", ["safe"]),
        ("an UNSAFE floor", []),
        ("Cured, cures, curing", ["cure"]),
        ("a cube", []),
        ("wear and tear", ["wear and tear"]),
        ("Reply to the report", []),
    ],
)
def test_banned_words_are_found_with_their_endings(text, found):
    assert readability.banned(text, ["flex", "safe", "cure", "wear and tear", "rep"]) == found


def test_a_missing_package_is_named(monkeypatch):
    def nothing(name):
        raise readability.PackageNotFoundError(name)

    monkeypatch.setattr(readability, "distribution", nothing)
    readability._familiar_words.cache_clear()
    readability.is_familiar.cache_clear()
    try:
        with pytest.raises(NotMeasurable, match=r"textstat.*make setup"):
            readability.is_familiar("proprioception")
    finally:
        readability._familiar_words.cache_clear()
