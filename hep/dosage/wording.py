"""A dosage in the patient's words.

`words` is the `dosage` table of one language file. Each sentence is made from one entry, so
that `hep.dosage.reading` can take the same entry to read the sentence back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hep.dosage.span import ONE, Span
from hep.dosage.values import Amount, Basis, Dosage, Frequency, LoadKind, Rhythm, Unit

Words = Mapping[str, str]


@dataclass(frozen=True)
class Cell:
    """One box of the dosage table: a label, a figure to read across the room, and its unit."""

    label: str
    figure: str
    unit: str


def span_words(span: Span, words: Words) -> str:
    """`20`, `5 to 30`, `2 or 3` or `at least 30`."""
    if span.high is None:
        return words["span_least"].format(low=span.low)
    if span.is_exact:
        return str(span.low)
    key = "span_pair" if span.high == span.low + 1 else "span_range"
    return words[key].format(low=span.low, high=span.high)


def sentence(dosage: Dosage, words: Words) -> str:
    """The dosage in one breath: hold, count, how often. Rest, load and tempo are left out."""
    core = [*_amounts(dosage, words, whole=False), frequency_words(dosage.frequency, words)]
    return " ".join(core)


def sentences(dosage: Dosage, words: Words) -> tuple[str, ...]:
    """Every sentence of the dosage; `read` turns them back into the same dosage.

    The intensity, the note and who set the dosage stand elsewhere on the sheet.
    """
    lines = [*_amounts(dosage, words, whole=True), frequency_words(dosage.frequency, words)]
    if dosage.frequency.when:
        lines.append(words["when"].format(text=dosage.frequency.when.rstrip(".")))
    return tuple(lines)


def _amounts(dosage: Dosage, words: Words, *, whole: bool) -> Iterator[str]:
    if dosage.right is None:
        yield " ".join(amount_sentences(dosage.amount, dosage, words, whole=whole))
        return
    for key, amount in (("left", dosage.amount), ("right", dosage.right)):
        text = " ".join(amount_sentences(amount, dosage, words, whole=whole))
        yield words[key].format(text=text)


def amount_sentences(amount: Amount, dosage: Dosage, words: Words, *, whole: bool) -> Iterator[str]:
    """The sentences of one amount; with `whole`, load, tempo and rests too."""
    if amount.hold is not None:
        yield words["hold"].format(time=_seconds(amount.hold, words))
    if amount.duration is not None:
        yield words["duration"].format(time=time_words(amount.duration, words))
    where = _where(amount, dosage, words)
    if where or not is_once(amount):
        yield words["do"].format(count=_count(amount, words), where=where)
    if whole:
        yield from _details(amount, words)


def is_once(amount: Amount) -> bool:
    """Whether the amount is one go of some length, so that a count would say nothing."""
    once = amount.reps == ONE and amount.sets == 1 and amount.unit is Unit.REPS
    return once and amount.duration is not None


def _details(amount: Amount, words: Words) -> Iterator[str]:
    if amount.load is not None and (amount.load.value or amount.load.kind is LoadKind.BODY_WEIGHT):
        key = "load_" + amount.load.kind.value.replace(" ", "_")
        yield words[key].format(value=value_words(amount.load.value, words))
    if amount.tempo is not None:
        tempo = amount.tempo
        key = "tempo" if tempo.pause else "tempo_no_pause"
        yield words[key].format(up=tempo.up, pause=tempo.pause, down=tempo.down)
    if amount.rest_between_reps:
        yield words["rest_reps"].format(n=amount.rest_between_reps)
    if amount.rest_between_sets and amount.sets > 1:
        yield words["rest_sets"].format(n=amount.rest_between_sets)


def value_words(value: str, words: Words) -> str:
    """A load as the language says it: the lightest band, or 30 to 50 percent."""
    low, _, high = value.partition(" to ")
    if high:
        return words["span_range"].format(low=low, high=high)
    return words.get(f"value_{value.lower()}", value)


def _seconds(span: Span, words: Words) -> str:
    key = "second" if span.high == 1 else "seconds"
    return words[key].format(n=span_words(span, words))


def in_minutes(span: Span) -> Span | None:
    """The span counted in minutes, or None where it is not whole minutes."""
    ends = (span.low, span.target, 0 if span.high is None else span.high)
    if span.low < 60 or any(end % 60 for end in ends):
        return None
    high = None if span.high is None else span.high // 60
    return Span(span.low // 60, span.target // 60, high)


def time_words(span: Span, words: Words) -> str:
    """A length of time: in minutes where it is whole minutes, else in seconds."""
    minutes = in_minutes(span)
    if minutes is None:
        return _seconds(span, words)
    key = "minute" if minutes.high == 1 else "minutes"
    return words[key].format(n=span_words(minutes, words))


def _counted(amount: Amount, words: Words) -> str:
    """The wording of what is counted: of one where the count is one and the language has it."""
    one = f"{amount.unit.value}_one"
    return words[one if amount.reps.high == 1 and one in words else amount.unit.value]


def _count(amount: Amount, words: Words) -> str:
    reps = _counted(amount, words).format(n=span_words(amount.reps, words))
    return reps if amount.sets == 1 else words["sets"].format(sets=amount.sets, reps=reps)


def _where(amount: Amount, dosage: Dosage, words: Words) -> str:
    if dosage.right is not None:
        return words["where_each_way"] if amount.basis is Basis.EACH_WAY else ""
    basis = amount.basis.value.replace(" ", "_")
    key = f"where_{basis}_{dosage.side.value}" if dosage.side else f"where_{basis}"
    return words.get(key, "")


def times_words(span: Span, words: Words) -> str:
    """`Once`, `Twice`, `3 times` or `2 or 3 times`."""
    if span.is_exact and span.low in (1, 2):
        return words["once" if span.low == 1 else "twice"]
    return words["times"].format(n=span_words(span, words))


def days_words(frequency: Frequency, words: Words) -> str:
    """`every day`, `every other day` or `5 days a week`."""
    if frequency.rhythm is Rhythm.EVERY_OTHER_DAY:
        return words["every_other_day"]
    if frequency.days_per_week in (1, 7):
        return words["every_day" if frequency.days_per_week == 7 else "one_day"]
    return words["days"].format(n=frequency.days_per_week)


def frequency_words(frequency: Frequency, words: Words) -> str:
    """`Once a day, every day.` or `As needed, at most 3 times a day.`"""
    times = times_words(frequency.times_per_day, words)
    if frequency.rhythm is Rhythm.AS_NEEDED:
        return words["as_needed"].format(times=times[0].lower() + times[1:])
    text = words["a_day"].format(times=times, days=days_words(frequency, words))
    return text[0].upper() + text[1:]


def cells(dosage: Dosage, words: Words) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    """The rows of the dosage table: one row, or one for each side where the doses differ.

    Each row is the name of its side (empty for one row) and its cells.
    """
    often = _often_cell(dosage.frequency, words)
    if dosage.right is None:
        return (("", (*_amount_cells(dosage.amount, dosage, words), often)),)
    return (
        ("left", (*_amount_cells(dosage.amount, dosage, words), often)),
        ("right", (*_amount_cells(dosage.right, dosage, words), often)),
    )


def _amount_cells(amount: Amount, dosage: Dosage, words: Words) -> Iterator[Cell]:
    if amount.hold is not None:
        open_ended = amount.hold.high is None
        label = words["cell_hold_least" if open_ended else "cell_hold"]
        figure = str(amount.hold.low) if open_ended else span_words(amount.hold, words)
        unit = words["cell_second" if amount.hold.high == 1 else "cell_seconds"]
        yield Cell(label, figure, unit)
    if amount.duration is not None:
        yield _duration_cell(amount.duration, words)
    if amount.duration is None or amount.reps.most > 1 or dosage.side:
        yield _do_cell(amount, dosage, words)
    if amount.sets > 1:
        rest = amount.rest_between_sets
        unit = words["cell_rest"].format(n=rest) if rest else words["cell_sets_each"]
        yield Cell(words["cell_sets"], str(amount.sets), unit)


def _duration_cell(span: Span, words: Words) -> Cell:
    minutes = in_minutes(span)
    shown, name = (span, "second") if minutes is None else (minutes, "minute")
    unit = words[f"cell_{name}" if shown.high == 1 else f"cell_{name}s"]
    return Cell(words["cell_for"], span_words(shown, words), unit)


def _do_cell(amount: Amount, dosage: Dosage, words: Words) -> Cell:
    where = _where(amount, dosage, words).strip(" ,")
    counted = "" if amount.unit is Unit.REPS else _counted(amount, words).format(n="").strip()
    once = amount.reps.high == 1
    text = " ".join(part for part in (counted, where) if part)
    return Cell(
        words["cell_do"],
        span_words(amount.reps, words),
        text or words["cell_time" if once else "cell_times"],
    )


def _often_cell(frequency: Frequency, words: Words) -> Cell:
    label, times = words["cell_often"], times_words(frequency.times_per_day, words)
    if frequency.rhythm is Rhythm.AS_NEEDED:
        most = words["cell_at_most"].format(times=times[0].lower() + times[1:])
        return Cell(label, words["cell_as_needed"], most)
    if frequency.rhythm is Rhythm.DAYS_A_WEEK and frequency.days_per_week == 7:
        return Cell(label, times, words["cell_a_day"])
    unit = words["cell_a_day_days"].format(days=days_words(frequency, words))
    return Cell(label, times[0].upper() + times[1:], unit)
