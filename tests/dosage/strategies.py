"""Strategies: every dosage that can be thought of, for tests that hold for all of them."""

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
    Span,
    Tempo,
    Unit,
    at_least,
    between,
    exactly,
)


def spans(lowest: int, highest: int) -> st.SearchStrategy[Span]:
    number = st.integers(lowest, highest)
    pairs = st.tuples(number, number).map(sorted)
    return st.one_of(
        number.map(exactly), number.map(at_least), pairs.map(lambda ends: between(*ends))
    )


loads = st.one_of(
    st.none(),
    st.just(Load(LoadKind.BODY_WEIGHT)),
    st.builds(
        Load,
        st.sampled_from([kind for kind in LoadKind if kind is not LoadKind.BODY_WEIGHT]),
        st.sampled_from(["2", "2.5", "30 to 50", "red"]),
    ),
)
bases = st.sampled_from(list(Basis))
seconds_or_none = st.one_of(st.none(), spans(1, 300))


@st.composite
def amounts(draw: st.DrawFn, basis: Basis | None = None) -> Amount:
    hold = draw(seconds_or_none)
    sets = draw(st.integers(1, 10))
    return Amount(
        sets=sets,
        reps=draw(spans(1, 100)),
        unit=draw(st.sampled_from(list(Unit))),
        basis=basis or draw(bases),
        hold=hold,
        duration=None if hold else draw(seconds_or_none),
        load=draw(loads),
        tempo=draw(st.one_of(st.none(), st.builds(Tempo, *[st.integers(0, 9)] * 3))),
        rest_between_reps=draw(st.integers(0, 60)),
        rest_between_sets=draw(st.integers(0, 300)) if sets > 1 else 0,
    )


@st.composite
def frequencies(draw: st.DrawFn) -> Frequency:
    rhythm = draw(st.sampled_from(list(Rhythm)))
    days = draw(st.integers(1, 7)) if rhythm is Rhythm.DAYS_A_WEEK else 7
    when = draw(st.sampled_from(["", "before your first steps", "each hour while you rest"]))
    return Frequency(draw(spans(1, 12)), rhythm, days, when)


@st.composite
def dosages(draw: st.DrawFn) -> Dosage:
    side = draw(st.sampled_from([None, *Side]))
    basis = draw(st.sampled_from([Basis.TOTAL, Basis.EACH_WAY])) if side is None else None
    amount = draw(amounts(basis))
    right = None
    if side is Side.BOTH and draw(st.booleans()):
        right = draw(amounts(Basis.PER_SIDE))
    return Dosage(amount, draw(frequencies()), side, right)
