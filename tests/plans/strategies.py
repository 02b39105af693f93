"""Strategies: plans of any shape, and what is done to them."""

from datetime import date

from hypothesis import strategies as st

from hep.dosage import Amount, Dosage, exactly
from hep.plan_templates import PlanTemplate
from hep.plans import Group, Phase, Plan, PrescribedExercise, Stage, append
from tests.dosage.strategies import dosages

SLUGS = ("bridge", "knees-to-side", "hook-lying", "knee-rolls", "seated-figure-4")
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=20
)


DOSES = st.sampled_from(
    [Dosage(Amount(reps=exactly(reps), sets=sets)) for reps in (2, 10) for sets in (1, 3)]
)


@st.composite
def prescribed(draw: st.DrawFn, doses: st.SearchStrategy[Dosage]) -> tuple[PrescribedExercise, ...]:
    """Some prescribed exercises, with keys that are yet to be given."""
    return tuple(
        PrescribedExercise(0, slug, draw(doses), draw(st.sampled_from(list(Group))))
        for slug in draw(st.lists(st.sampled_from(SLUGS), max_size=6))
    )


@st.composite
def phases(draw: st.DrawFn, doses: st.SearchStrategy[Dosage]) -> tuple[Phase, ...]:
    """A few phases, each with exercises of its own."""
    return tuple(
        Phase(
            draw(texts),
            draw(st.integers(1, 12)),
            tuple(draw(st.lists(texts, max_size=2))),
            append(Plan(), draw(prescribed(doses))).exercises,
            draw(st.sampled_from([None, *Stage])),
        )
        for _ in range(draw(st.integers(0, 2)))
    )


@st.composite
def plans(draw: st.DrawFn, doses: st.SearchStrategy[Dosage] = DOSES) -> Plan:
    """A plan, its exercises in groups and with keys of their own."""
    plan = Plan(
        title=draw(texts),
        goal=draw(texts),
        cards=tuple(draw(st.lists(st.sampled_from(["symptoms", "over-stretching"]), unique=True))),
        review_date=draw(st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2030, 1, 1)))),
        next_appointment=draw(texts),
        phases=draw(phases(doses)),
        phase=draw(st.integers(1, 3)),
        phase_since=draw(st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2030, 1, 1)))),
    )
    return append(plan, draw(prescribed(doses)))


@st.composite
def plan_templates(draw: st.DrawFn) -> PlanTemplate:
    """A plan template of the clinic."""
    return PlanTemplate(
        "clinic-x",
        draw(texts),
        draw(texts),
        draw(phases(dosages())),
        cards=tuple(draw(st.lists(st.sampled_from(["symptoms", "tendon-pain"]), unique=True))),
        review_weeks=draw(st.integers(1, 12)),
    )
