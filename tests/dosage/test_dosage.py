"""Dosage: words, reading back, limits and time."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given

from hep.dosage import (
    Amount,
    Basis,
    Dosage,
    Frequency,
    Side,
    Span,
    Timing,
    at_least,
    between,
    cells,
    exactly,
    parse_count,
    parse_seconds,
    read,
    seconds,
    sentence,
    sentences,
)
from tests.dosage.strategies import dosages, spans

WORDS = tomllib.loads(Path("data/languages/en-US.toml").read_text(encoding="utf-8"))["dosage"]


@given(dosages())
def test_words_read_back_into_the_same_dosage(dosage: Dosage) -> None:
    assert read(" ".join(sentences(dosage, WORDS)), WORDS) == dosage


@given(spans(0, 99_999))
def test_a_span_reads_back_from_its_field(span: Span) -> None:
    assert parse_count(span.text) == span


def test_the_example_of_the_beginner_routine() -> None:
    dosage = Dosage(
        Amount(reps=exactly(2), basis=Basis.PER_SIDE, hold=between(5, 30)), side=Side.BOTH
    )
    expected = "Hold for 5 to 30 seconds. Do 2 on each side. Once a day, every day."
    assert sentence(dosage, WORDS) == expected


def test_a_minimum_hold_with_two_or_three_on_each_side() -> None:
    amount = Amount(reps=between(2, 3), basis=Basis.PER_SIDE, hold=at_least(30))
    words = sentence(Dosage(amount, side=Side.BOTH), WORDS)
    assert words == "Hold for at least 30 seconds. Do 2 or 3 on each side. Once a day, every day."


def test_a_walk_lasts_and_is_not_held() -> None:
    dosage = Dosage(Amount(duration=exactly(600)), Frequency(days_per_week=5))
    expected = "Do this for 10 minutes. Once a day, 5 days a week."
    assert sentence(dosage, WORDS) == expected
    [(_, row)] = cells(dosage, WORDS)
    assert [(cell.figure, cell.unit) for cell in row] == [
        ("10", "minutes"),
        ("Once", "a day, 5 days a week"),
    ]


def test_a_hold_and_a_duration_never_stand_together() -> None:
    with pytest.raises(ValueError, match="not both"):
        Amount(hold=exactly(30), duration=exactly(60))


@pytest.mark.parametrize("text", ["abc", "-5", "1e9", "30-5", "", "5--30", "999999", "1.5", "٣"])
def test_a_count_that_cannot_be_read_says_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"Use a number|smaller one"):
        parse_count(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30", exactly(30)),
        ("5-30 s", between(5, 30)),
        ("10 min", exactly(600)),
        ("1 to 2 min", between(60, 120)),
        ("at least 30 seconds", at_least(30)),
        ("30+", at_least(30)),
        ("5-30 aim 15", between(5, 30, 15)),
    ],
)
def test_times_are_read_in_seconds(text: str, expected: Span) -> None:
    assert parse_seconds(text) == expected


def test_a_duration_asks_for_its_unit() -> None:
    with pytest.raises(ValueError, match="s or min"):
        parse_seconds("10", unit_needed=True)


def test_the_beginner_routine_takes_six_and_a_half_minutes() -> None:
    """The worked example of the clinical notes, section 2.4."""
    rest = Dosage(Amount(duration=exactly(60)))
    both = Dosage(Amount(reps=exactly(2), hold=between(5, 30, 15), rest_between_reps=3))
    sided = Dosage(
        Amount(reps=exactly(2), basis=Basis.PER_SIDE, hold=between(5, 30, 20), rest_between_reps=3),
        side=Side.BOTH,
    )
    total = seconds(rest, Timing(65, 60)) + seconds(both, Timing(20, 15))
    total += 2 * seconds(sided, Timing(25, 20))
    assert round(total / 60, 1) == 6.5


def test_a_different_dose_for_each_side_is_worded_for_each() -> None:
    dosage = Dosage(
        Amount(hold=exactly(30), reps=exactly(2)),
        side=Side.BOTH,
        right=Amount(hold=exactly(10), reps=exactly(3)),
    )
    assert sentence(dosage, WORDS) == (
        "Left: Hold for 30 seconds. Do 2. Right: Hold for 10 seconds. Do 3. Once a day, every day."
    )
    assert [name for name, _ in cells(dosage, WORDS)] == ["left", "right"]
    assert dosage.on(Side.RIGHT).amount.hold == exactly(10)
