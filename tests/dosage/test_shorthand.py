"""The short writing of a dosage: read, written, and read back."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hep.dosage import (
    Amount,
    Basis,
    Dosage,
    Frequency,
    Load,
    LoadKind,
    Rhythm,
    Side,
    Tempo,
    at_least,
    between,
    exactly,
)
from hep.dosage.shorthand import read_line, write_line
from hep.library import Library
from tests.dosage.strategies import dosages

HELD = Dosage(Amount(hold=exactly(20), reps=exactly(2), basis=Basis.PER_SIDE), side=Side.BOTH)
COUNTED = Dosage(Amount(sets=3, reps=exactly(8), load=Load(LoadKind.BAND)))
LASTING = Dosage(Amount(duration=exactly(600)))


def amount(line: str, current: Dosage = COUNTED) -> Amount:
    typed = read_line(line, current)
    assert typed.unread == ()
    return typed.dosage.amount


@pytest.mark.parametrize(
    ("line", "sets", "reps", "hold"),
    [
        ("3x30s", 1, exactly(3), exactly(30)),
        ("3 × 30 sec", 1, exactly(3), exactly(30)),
        ("2-3x30s+", 1, between(2, 3), at_least(30)),
        ("3x10x5s", 3, exactly(10), exactly(5)),
        ("2x10", 2, exactly(10), exactly(20)),
        ("30+", 1, exactly(2), at_least(30)),
        ("hold 5-30 s, 2 each side, daily", 1, exactly(2), between(5, 30)),
        ("hold for at least 30 seconds", 1, exactly(2), at_least(30)),
        ("hold 20, 4", 1, exactly(4), exactly(20)),
        ("1 min x4", 1, exactly(4), exactly(60)),
        ('45"', 1, exactly(2), exactly(45)),
        ("2 sets of 10 reps", 2, exactly(10), exactly(20)),
        ("3 sets", 3, exactly(2), exactly(20)),
    ],
)
def test_counts_and_holds(line: str, sets: int, reps: object, hold: object) -> None:
    found = amount(line, HELD)
    assert (found.sets, found.reps, found.hold) == (sets, reps, hold)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2/d", Frequency(exactly(2))),
        ("2x/day 5/wk", Frequency(exactly(2), days_per_week=5)),
        ("twice a day", Frequency(exactly(2))),
        ("tid", Frequency(exactly(3))),
        ("1-2 times a day", Frequency(between(1, 2))),
        ("2x10 3/wk", Frequency(days_per_week=3)),
        ("3x a week", Frequency(days_per_week=3)),
        ("every other day", Frequency(rhythm=Rhythm.EVERY_OTHER_DAY)),
        ("as needed, at most 3 a day", Frequency(exactly(3), Rhythm.AS_NEEDED)),
        ("prn", Frequency(rhythm=Rhythm.AS_NEEDED)),
    ],
)
def test_how_often(line: str, expected: Frequency) -> None:
    typed = read_line(line, COUNTED)
    assert (typed.dosage.frequency, typed.unread) == (expected, ())


def test_daily_is_once_a_day_unless_it_says_how_often() -> None:
    often = Dosage(Amount(), Frequency(exactly(3), days_per_week=4))
    assert read_line("daily", often).dosage.frequency == Frequency()
    assert read_line("daily 2/d", often).dosage.frequency == Frequency(exactly(2))
    assert read_line("every day", often).dosage.frequency == Frequency(exactly(3))


def test_load_tempo_rest_and_duration() -> None:
    found = amount("3x12, 2.5 kg, tempo 2-1-3, rest 60 s, rest 5 between reps")
    assert (found.load, found.tempo) == (Load(LoadKind.KILOGRAM, "2.5"), Tempo(2, 1, 3))
    assert (found.rest_between_sets, found.rest_between_reps) == (60, 5)
    assert amount("red band").load == Load(LoadKind.BAND, "red")
    assert amount("no load").load is None
    assert amount("15 min", LASTING).duration == exactly(900)
    assert amount("for 2 min").duration == exactly(120)
    assert amount("no hold", HELD).hold is None


def test_sides() -> None:
    assert read_line("left", HELD).dosage.side is Side.LEFT
    assert read_line("3 each side", HELD.on(Side.RIGHT)).dosage.side is Side.BOTH
    two = read_line("left: 2x10 right: 3x10, 2/d", HELD).dosage
    assert two.right is not None
    assert (two.amount.sets, two.right.sets, two.frequency) == (2, 3, Frequency(exactly(2)))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("3x30s purple monkey 2/d", "purple monkey"),
        ("hold 30-5 s", "hold 30-5 s (The first number must be the smaller one: 5-30, not 30-5)"),
        ("3x10 5 reps", "5 reps (the repetitions, said twice)"),
        ("8/wk 9/wk", "9/wk (the days, said twice)"),
        ("2/d 3/d", "3/d (times a day, said twice)"),
    ],
)
def test_what_cannot_be_read_is_named(line: str, named: str) -> None:
    assert named in read_line(line, HELD).unread


def test_what_does_not_fit_changes_nothing_and_says_why() -> None:
    typed = read_line("9/wk", COUNTED)
    assert typed.dosage == COUNTED
    assert typed.unread == ("9/wk: Days a week go from 1 to 7.",)


def _sensible(dosage: Dosage) -> bool:
    """Loads as the form lets them through: measured ones are numbers, colours are words."""
    loads = [one.load for one in (dosage.amount, dosage.right) if one and one.load]
    coloured = (LoadKind.BAND, LoadKind.FLEXIBLE_BAR, LoadKind.BODY_WEIGHT)
    return all(one.kind in coloured or one.value != "red" for one in loads)


@settings(max_examples=60)
@given(dosages().filter(_sensible))
def test_what_is_written_is_read_back(dosage: Dosage) -> None:
    blank = Dosage(Amount(), Frequency(when=dosage.frequency.when))
    line = write_line(dosage)
    typed = read_line(line, blank)
    assert typed.unread == ()
    assert typed.dosage == dosage, line


def test_every_dosage_of_the_library_is_written_and_read_back(library: Library) -> None:
    for exercise in library.exercises.values():
        typed = read_line(write_line(exercise.dosage), exercise.dosage)
        assert (typed.dosage, typed.unread) == (exercise.dosage, ()), exercise.slug


@given(st.text(string.printable + "×–½é", max_size=60))
def test_any_text_is_taken_without_a_fault(text: str) -> None:
    typed = read_line(text, HELD)
    assert isinstance(typed.dosage, Dosage)
