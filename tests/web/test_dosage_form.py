"""The dosage form: what it shows is what it reads, and the words say the same."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from hep.dosage import (
    Amount,
    Basis,
    Dosage,
    ExerciseType,
    Frequency,
    Intensity,
    Limits,
    Load,
    LoadKind,
    Rhythm,
    Side,
    Span,
    at_least,
    between,
    exactly,
    parse_count,
    read,
    sentences,
)
from hep.library import Library
from hep.web.forms.dosage import DosageForm, values
from tests.dosage.strategies import dosages

ANYTHING = ExerciseType(
    code="XX", slug="any", name="anything", plain="anything", measure="hold",
    limits=Limits((0, 9999), (0, 9999), 9999, 9999, 9999, 9999, 9999, 9999, (1, 7)),
    move_seconds=1, rest_between_sets=0, rest_between_reps=0, source="",
)  # fmt: skip
SPANS = ("reps", "hold", "duration")
words = st.sampled_from(["", "Stop at a mild pull.", "Ωμέγα & <b>bold</b>"])


@st.composite
def form_dosages(draw: st.DrawFn) -> Dosage:
    """A dosage as the form can hold it: both sides share unit, load, tempo and rests."""
    dosage = draw(dosages())
    amount = replace(dosage.amount, load=_fitting(dosage.amount.load))
    right = dosage.right
    if right is not None:
        own = {name: getattr(right, name) for name in ("sets", *SPANS)}
        right = replace(amount, basis=Basis.PER_SIDE, **own)
        amount = replace(amount, basis=Basis.PER_SIDE)
        if right.hold is None and right.duration is None:
            right = replace(right, hold=amount.hold, duration=amount.duration)
    intensity = draw(st.one_of(st.none(), st.builds(Intensity, st.just("edge"), words, PAIN)))
    said = intensity if intensity and (intensity.text or intensity.pain_cap is not None) else None
    return replace(dosage, amount=amount, right=right, note=draw(words), intensity=said)


PAIN = st.one_of(st.none(), st.integers(0, 10))


def _fitting(load: Load | None) -> Load | None:
    named = load is not None and load.value == "red"
    return replace(load, kind=LoadKind.BAND) if load is not None and named else load


@st.composite
def aimed(draw: st.DrawFn, amount: Amount) -> Amount:
    """The amount with aims anywhere inside its ranges."""
    spans = {name: getattr(amount, name) for name in SPANS}
    return replace(
        amount,
        **{
            name: replace(span, target=draw(st.integers(span.low, span.high or span.low + 9)))
            for name, span in spans.items()
            if span is not None
        },
    )


def post(current: Dosage, fields: dict[str, str], prefix: str = "ex1-") -> DosageForm:
    """The form as a browser sends it back: empty texts too, an unticked box not at all."""
    form = DosageForm(current=current, kind=ANYTHING, prefix=prefix)
    sent = {field.short_name: "" for field in form} | values(current) | fields
    ticked = {name: text for name, text in sent.items() if name != "differs" or text}
    posted = MultiDict({f"{prefix}{name}": text for name, text in ticked.items()})
    form = DosageForm(posted, current=current, kind=ANYTHING, prefix=prefix)
    form.validate()
    return form


@pytest.fixture(autouse=True, scope="module")
def _request() -> Iterator[None]:
    """Forms want an application around them."""
    with Flask("test").test_request_context():
        yield


@given(form_dosages(), st.data())
def test_an_untouched_form_changes_nothing(dosage: Dosage, data: st.DataObject) -> None:
    right = data.draw(aimed(dosage.right)) if dosage.right else None
    dosage = replace(dosage, amount=data.draw(aimed(dosage.amount)), right=right, set_by="S004")
    form = post(dosage, {})
    assert form.errors == {}
    assert form.value == dosage


@given(form_dosages())
def test_what_a_form_shows_is_what_it_reads(dosage: Dosage) -> None:
    """The values of one dosage typed over another; only the aims are ours to choose."""
    form = post(Dosage(Amount()), values(dosage))
    assert form.errors == {}
    kind = "own words"
    said = replace(dosage.intensity, kind=kind) if dosage.intensity else None
    assert form.value == replace(_usual(dosage), intensity=said, set_by="clinician")


@given(form_dosages())
def test_the_words_of_a_form_fill_the_same_form(library: Library, dosage: Dosage) -> None:
    """Words say neither intensity, note nor who chose: those stand elsewhere on the sheet."""
    typed = post(Dosage(Amount()), values(dosage)).value
    table = library.languages["en-GB"].dosage
    heard = read(" ".join(sentences(typed, table)), table)
    silent = {"intensity": "", "pain_cap": "", "note": ""}
    assert values(heard) | silent == values(typed) | silent
    again = post(Dosage(Amount()), values(heard)).value
    assert again == replace(typed, intensity=None, note="")


def _usual(dosage: Dosage) -> Dosage:
    times = _usual_span(dosage.frequency.times_per_day)
    return replace(
        dosage,
        amount=_usual_amount(dosage.amount),
        right=_usual_amount(dosage.right) if dosage.right else None,
        frequency=replace(dosage.frequency, times_per_day=times),
    )


def _usual_amount(amount: Amount) -> Amount:
    spans = {name: getattr(amount, name) for name in SPANS}
    return replace(amount, **{name: _usual_span(span) for name, span in spans.items() if span})


def _usual_span(span: Span) -> Span:
    return parse_count(span.text)


STRETCH = Dosage(
    Amount(reps=exactly(2), basis=Basis.PER_SIDE, hold=between(5, 30, 15)),
    side=Side.BOTH,
    intensity=Intensity("edge", "Stop at a mild pull.", 3),
    set_by="S004",
)


def test_a_changed_hold_is_the_clinicians() -> None:
    form = post(STRETCH, {"hold": "20-40"})
    assert form.value.amount.hold == between(20, 40)
    assert form.value.set_by == "clinician"
    assert form.value.intensity == STRETCH.intensity


def test_an_aim_may_be_typed() -> None:
    assert post(STRETCH, {"hold": "5-30 aim 25"}).value.amount.hold == between(5, 30, 25)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"hold": "30+"}, at_least(30)),
        ({"hold": "at least 30"}, at_least(30)),
        ({"hold": " 5 to 30 "}, between(5, 30, 15)),
        ({"hold": "5-20"}, between(5, 20)),
        ({"hold": "1 min"}, exactly(60)),
    ],
)
def test_a_hold_is_read_as_people_type_it(typed: dict[str, str], expected: Span) -> None:
    assert post(STRETCH, typed).value.amount.hold == expected


def test_a_walk_lasts() -> None:
    form = post(Dosage(Amount()), {"duration": "10 min"})
    assert form.value.amount.duration == exactly(600)
    assert values(form.value)["duration"] == "10 min"


@pytest.mark.parametrize(
    ("days", "rhythm"), [("other", Rhythm.EVERY_OTHER_DAY), ("needed", Rhythm.AS_NEEDED)]
)
def test_a_rhythm_is_chosen_among_the_days(days: str, rhythm: Rhythm) -> None:
    assert post(STRETCH, {"days": days}).value.frequency == Frequency(rhythm=rhythm)


def test_the_right_side_may_have_a_dose_of_its_own() -> None:
    form = post(STRETCH, {"differs": "y", "right_hold": "10", "right_reps": "3"})
    assert form.value.right == replace(STRETCH.amount, hold=exactly(10), reps=exactly(3))
    assert post(form.value, {"differs": ""}).value.right is None


def test_a_right_side_without_a_length_takes_that_of_the_left() -> None:
    form = post(STRETCH, {"differs": "y", "right_reps": "5"})
    assert form.value.right == replace(STRETCH.amount, reps=exactly(5))


def test_a_right_side_may_last_where_the_left_is_held() -> None:
    right = post(STRETCH, {"differs": "y", "right_duration": "2 min"}).value.right
    assert right is not None
    assert (right.hold, right.duration) == (None, exactly(120))


def test_one_side_has_no_dose_for_the_other() -> None:
    form = post(STRETCH, {"side": "left", "differs": "y", "right_hold": "10"})
    assert form.value.right is None


def test_a_pain_limit_is_kept_without_words() -> None:
    form = post(STRETCH, {"intensity": "", "pain_cap": "4"})
    assert form.value.intensity == Intensity("edge", "", 4)
    assert post(STRETCH, {"intensity": "", "pain_cap": ""}).value.intensity is None


WRONG = [
    ("hold", "abc", "Use a number"),
    ("hold", "-5", "Use a number"),
    ("hold", "1e9", "Use a number"),
    ("hold", "30-5", "smaller one"),
    ("hold", "9" * 400, "Use a number"),
    ("hold", "5-30 aim 99", "aim"),
    ("reps", "", "Type a number"),
    ("reps", "two", "Use a number"),
    ("reps", "0", "repetitions"),
    ("sets", "", "integer"),
    ("sets", "0", "1 to 20"),
    ("sets", "1e9", "integer"),
    ("times_per_day", "0", "times a day"),
    ("duration", "10", "s or min"),
    ("tempo", "2-1", "three numbers"),
    ("days", "9", "valid choice"),
    ("side", "up", "valid choice"),
    ("unit", "miles", "valid choice"),
    ("pain_cap", "11", "0 to 10"),
    ("rest_between_sets", "9999", "0 to 600"),
    ("rest_between_reps", "-1", "0 to 600"),
    ("load_value", "5", "what the load is measured in"),
    ("note", "a" * 200, "too long to print"),
    ("note", "a\u202eb", "reading direction"),
    ("when", "a\x00b", "control characters"),
    ("intensity", "x" * 30 + " " + "y" * 100, "too long"),
]


@pytest.mark.parametrize(("field", "typed", "message"), WRONG)
def test_what_cannot_be_is_said_at_its_field(field: str, typed: str, message: str) -> None:
    form = post(STRETCH, {field: typed})
    assert message in " ".join(form[field].errors)
    assert list(form.errors) == [field]


@pytest.mark.parametrize(
    ("kind", "typed"), [("kg", "abc"), ("lb", "1e9"), ("percent", "-5"), ("body weight", "5")]
)
def test_a_load_has_a_number_where_it_is_measured(kind: str, typed: str) -> None:
    form = post(STRETCH, {"load_kind": kind, "load_value": typed})
    assert list(form.errors) == ["load_value"]


@pytest.mark.parametrize(
    ("kind", "typed"), [("kg", "2.5"), ("percent", "30-50"), ("band", "red"), ("kg", "")]
)
def test_a_load_is_kept(kind: str, typed: str) -> None:
    form = post(STRETCH, {"load_kind": kind, "load_value": typed})
    assert form.value.amount.load == Load(LoadKind(kind), typed)


def test_a_hold_and_a_duration_never_stand_together() -> None:
    form = post(STRETCH, {"duration": "10 min"})
    assert form.errors == {"hold": ["Use a hold or a duration, not both."]}


def test_the_limits_of_the_type_are_said_at_the_field(library: Library) -> None:
    kind = library.types["SS"]
    form = DosageForm(
        MultiDict({"hold": "9000", "right_hold": "8000", "differs": "y"}),
        current=STRETCH,
        kind=kind,
    )
    assert not form.validate()
    assert set(form.errors) == {"hold", "right_hold"}


def test_an_exercise_without_sides_counts_in_total() -> None:
    form = post(STRETCH, {"side": ""})
    assert (form.value.side, form.value.amount.basis) == (None, Basis.TOTAL)
