"""Plan templates as files: what goes out comes in the same, and nothing comes in by half."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hep.library import Library, read
from hep.plan_templates import PlanTemplate
from hep.plans import Defaults, Phase, Plan, Stage, add, append
from hep.transfer import plan_templates as files
from hep.transfer.refusal import TransferRefused
from tests.dosage.strategies import dosages
from tests.plans.strategies import prescribed

words = st.text("ab dé'\"\\#=[→½漢", max_size=12).map(lambda text: " ".join(text.split()))
lists = st.lists(words.filter(bool), max_size=3).map(tuple)


@cache
def permissive() -> Library:
    """The library, with exercise types that refuse no dose."""
    library = read()
    wide = {
        "time_refuse": (0, 100_000), "reps_refuse_above": 100_000, "sets_refuse_above": 100_000,
        "times_per_day_refuse_above": 100_000,
    }  # fmt: skip
    types = {
        code: replace(kind, measure="hold", limits=replace(kind.limits, **wide))
        for code, kind in library.types.items()
    }
    return replace(library, types=types)


@st.composite
def templates(draw: st.DrawFn) -> PlanTemplate:
    """Any template that a file can hold."""
    one_or_more = prescribed(dosages()).filter(bool)
    phases = tuple(
        Phase(
            draw(words),
            draw(st.integers(1, 52)),
            draw(lists),
            append(Plan(), draw(one_or_more)).exercises,
            draw(st.sampled_from([None, *Stage])),
        )
        for _ in range(draw(st.integers(1, 3)))
    )
    return PlanTemplate(
        slug="",
        title=draw(words.filter(bool)),
        for_whom=draw(words),
        phases=phases,
        goal=draw(words),
        note=draw(words),
        cards=tuple(draw(st.lists(st.sampled_from(["symptoms", "tendon-pain"]), unique=True))),
        sources=draw(lists),
        region=draw(words),
        condition=draw(words),
        review_weeks=draw(st.integers(1, 52)),
        review_date=draw(st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2030, 1, 1)))),
        author=draw(words),
        review=draw(words),
        shared=False,
    )


@given(templates())
@settings(max_examples=30)
def test_what_goes_out_comes_in_the_same(template: PlanTemplate) -> None:
    assert files.read(files.write(template).encode(), permissive()) == template


def test_every_starter_comes_in_as_it_is(library: Library) -> None:
    for template in library.plan_templates.values():
        kept = replace(template, id=3, owner="Dana", owner_id=1, version=7, change="x")
        assert files.read(files.write(kept).encode(), library) == files.carried(template)


def test_nothing_of_the_clinic_goes_out(library: Library) -> None:
    template = replace(library.plan_templates["knee-oa"], owner="OWNER", change="CHANGE", id=3)
    assert "OWNER" not in files.write(template)
    assert "CHANGE" not in files.write(template)


def test_a_default_goes_out_without_the_name_of_its_clinician(library: Library) -> None:
    bridge = library.exercises["bridge"]
    named = Defaults({"bridge": bridge.dosage}, {}, "Dana Okafor")
    phase = Phase(exercises=add(Plan(), bridge, defaults=named).exercises)
    template = PlanTemplate("", "Hip", "", (phase,))
    assert "Dana Okafor's default" in repr(template)
    assert "Dana" not in files.write(template)


@pytest.fixture
def text(library: Library) -> str:
    return files.write(library.plan_templates["ankle-sprain-1"])


WRONG = [
    ("format_version = 1", "format_version = 2", "format:"),
    ('title = "Ankle sprain: days 3 to 7"', 'title = ""', "title: this is needed"),
    ('title = "Ankle sprain: days 3 to 7"', "title = 7", "title: write it as text"),
    ('title = "Ankle sprain: days 3 to 7"', 'title = "a\\u202eb"', "title: Take out the hidden"),
    ("review_weeks = 2", "review_weeks = 2.5", "review_weeks: use a whole number"),
    ("review_weeks = 2", "review_weeks = true", "review_weeks: use a whole number"),
    ("review_weeks = 2", "reviewed_weeks = 2", "reviewed_weeks: this field is not known"),
    ("review_weeks = 2", 'review_date = "soon"', "review_date: write a date"),
    ('"ankle-sprain",', '"ankle-sprain", "other-card",', "cards: this clinic has no other-card"),
    ("weeks = 3", "weeks = 99", "phase 2, weeks: use a whole number from 1 to 52"),
    ('stage = "early"', 'stage = "soon"', "phase 1, stage: use one of"),
    ('exercise = "ankle-pump"', 'exercise = "x-1"', "exercises: this clinic has none called x-1"),
    ('group = "main"', 'group = "first"', "phase 1, exercise 1, group: use one of"),
    ('reps = "20"', 'reps = "20-10"', "phase 1, exercise 1, ankle-pump: reps:"),
    ('reps = "20"', 'reps = "20"\nside = "up"', "phase 1, exercise 1, ankle-pump: side:"),
    ('reps = "20"', 'reps = "20"\nsets = 99', "phase 1, exercise 1, sets:"),
    ('reps = "20"', 'reps = "20"\nbogus = 1', "unknown dosage field bogus"),
    ('reps = "20"', 'reps = "20"\ntempo = [1, 2]', "tempo:"),
    ('kind = "effort"', "kind = 5", "intensity:"),
    ("weeks = 1", "wicks = 1", "phase 1, wicks: this field is not known"),
    ("format =", "format = = ", "The file is no TOML"),
]


@pytest.mark.parametrize(("old", "new", "said"), WRONG)
def test_a_fault_names_its_field(
    text: str, library: Library, old: str, new: str, said: str
) -> None:
    assert old in text
    with pytest.raises(TransferRefused) as refused:
        files.read(text.replace(old, new, 1).encode(), library)
    assert said in " ".join(refused.value.faults)


def test_every_unknown_exercise_is_listed_once(text: str, library: Library) -> None:
    for slug in ("ankle-pump", "band-eversion", "star-reach"):
        text = text.replace(f'"{slug}"', f'"gone-{slug}"')
    with pytest.raises(TransferRefused) as refused:
        files.read(text.encode(), library)
    [fault] = refused.value.faults
    assert fault.endswith("none called gone-ankle-pump, gone-band-eversion, gone-star-reach.")


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"a" * 300_000, b"x = " + b"[" * 5000, b"format = 1\x00"]
)
def test_what_is_no_such_file_is_refused(content: bytes, library: Library) -> None:
    with pytest.raises(TransferRefused):
        files.read(content, library)
