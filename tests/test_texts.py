"""Texts: what people type is kept tidy, or refused with a reason."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep.texts import LONGEST_RUN, LONGEST_TEXT, TextRefused, clean, clean_name, fold, shown

REFUSED = {
    "nul": "a\x00b",
    "vertical tab alone": "\x0b",
    "escape": "a\x1b[31mb",
    "right-to-left override": "abc\u202edcb",
    "isolate": "a\u2066b",
    "right-to-left mark": "a\u200fb",
    "zero width no-break": "a\ufeffb",
    "private use": "a\ue000b",
    "not a character": "a\uffffb",
    "half of a pair": "a\ud800b",
    "stacked marks": "a" + "\u0335" * 20,
    "200 characters in a word": "a" * 200,
    "61 characters in a word": "a" * 61,
    "too long": "ab " * 700,
}
NAMES = [
    "O'Brien",
    "Anne-Marie",
    "Zoë Müller",
    "Łukasz",
    "Nguyễn",
    "Ø",
    "李小龙",
    "de la Cruz, Jr.",
]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_printed_is_refused(name: str) -> None:
    for check in (clean, clean_name):
        with pytest.raises(TextRefused, match=r"[A-Z].+[.]|blank"):
            check(REFUSED[name])


@pytest.mark.parametrize("name", NAMES)
def test_names_of_the_world_are_kept(name: str) -> None:
    assert clean_name(name) == unicodedata.normalize("NFC", name)
    assert clean_name(unicodedata.normalize("NFD", name)) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("name", ["Rosa 😀", "<b>Rosa</b>", "Rosa ✓", "a\\b", "{{ 7*7 }}", "x^2"])
def test_a_name_holds_no_pictures_and_no_markup(name: str) -> None:
    with pytest.raises(TextRefused, match="A name cannot hold"):
        clean_name(name)


def test_a_text_may_hold_what_a_name_may_not() -> None:
    assert clean("1 < 2 {x} ✓ 😀") == "1 < 2 {x} ✓ 😀"


def test_lines_are_kept_only_where_they_are_wanted() -> None:
    assert clean("a\r\n b\rc", lines=True) == "a\n b\nc"
    assert clean("  a\r\n b\tc ") == "a b c"


def test_the_longest_run_and_text_are_allowed() -> None:
    assert clean("a" * LONGEST_RUN) == "a" * LONGEST_RUN
    assert len(clean(("a" * 49 + " ") * 40)) == LONGEST_TEXT - 1


@given(st.text())
def test_what_is_kept_is_kept_again(text: str) -> None:
    try:
        kept = clean(text)
    except TextRefused:
        return
    assert clean(kept) == kept
    assert shown(kept) == kept


@given(st.text())
def test_what_is_folded_stays_folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("Zieliński", "zielinski"), ("Łódź", "lodz"), ("STRAẞE", "strasse"), ("Ærø", "aero")],
)
def test_accents_fall_away(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_a_page_is_spared_what_html_forbids() -> None:
    assert shown("a\x00\x0b\x1f\x7f\x9fb\u202ec\ufdd0d\uffff") == "abcd"
    assert shown("two\nlines\tand é 😀") == "two\nlines\tand é 😀"
