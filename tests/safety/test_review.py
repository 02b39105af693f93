"""The review: the worked examples, and what must hold for every plan."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep.dosage import Side
from hep.library import Library, read
from hep.plans import Plan, append, prescribe
from hep.safety import Kind, Present, review

LIBRARY = read()
EXAMPLES = tomllib.loads(Path(__file__).with_name("examples.toml").read_text(encoding="utf-8"))
KINDS = {"S": Kind.STOP, "C": Kind.CONTRAINDICATION, "P": Kind.PRECAUTION, "I": Kind.INFORMATION}
MIRROR = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}

sides = st.sampled_from([Side.LEFT, Side.RIGHT, Side.BOTH])
slugs = st.sampled_from(sorted(LIBRARY.exercises))
presents = st.builds(
    Present,
    st.sampled_from(sorted(LIBRARY.conditions.values(), key=lambda one: one.slug)),
    st.sampled_from([None, Side.LEFT, Side.RIGHT]),
    st.sampled_from(["", "knee", "hip", "shoulder", "low-back"]),
)


def plan_of(*prescribed: tuple[str, Side | None]) -> Plan:
    made = []
    for slug, side in prescribed:
        one = prescribe(LIBRARY.exercises[slug], 1)
        if LIBRARY.exercises[slug].has_sides and side is not None:
            one = replace(one, dosage=one.dosage.on(side))
        made.append(one)
    return append(Plan(), tuple(made))


plans = st.lists(st.tuples(slugs, sides), min_size=1, max_size=4).map(lambda all_: plan_of(*all_))


@pytest.mark.parametrize(
    "example", EXAMPLES["examples"], ids=lambda one: f"{one['exercise']}-{one['condition']}"
)
def test_a_worked_example(example: dict[str, Any]) -> None:
    condition = LIBRARY.conditions[example["condition"]]
    side = Side(example["condition_side"]) if example["condition_side"] else None
    present = Present(condition, side, example["region"])
    plan = plan_of((example["exercise"], Side(example["side"])))
    found = review(plan, LIBRARY.exercises, [present])
    gravest = found[0].kind if found else None
    assert gravest is KINDS.get(example["expect"]), example["why"]


def test_a_whole_limb_stands_for_each_of_its_regions(library: Library) -> None:
    """Whoever records a leg, not a knee, must not be told less than for the knee."""
    condition, plan = library.conditions["fracture-healing"], plan_of(("wall-sit", None))
    rows = {
        region: {
            one.row.slug
            for one in review(plan, library.exercises, [Present(condition, region=region)])
        }
        for region in ("leg", "knee", "arm")
    }
    assert rows["knee"]
    assert rows["knee"] <= rows["leg"]


def test_a_nerve_of_the_trunk_is_judged_for_arm_and_leg(library: Library) -> None:
    condition, plan = (
        library.conditions["nerve-irritable"],
        plan_of(("sciatic-tensioner-seated", Side.LEFT)),
    )
    for region in ("", "leg", "low-back"):
        found = review(plan, library.exercises, [Present(condition, Side.LEFT, region)])
        assert found[0].kind is Kind.CONTRAINDICATION


@given(plans, st.lists(presents, max_size=3), presents)
def test_another_condition_never_removes_a_finding(
    plan: Plan, known: list[Present], more: Present
) -> None:
    before = review(plan, LIBRARY.exercises, known)
    after = review(plan, LIBRARY.exercises, [*known, more])
    assert all(one in after for one in before)


@given(slugs, sides, presents, st.sampled_from(["hip:flex-gt90", "wb:full", "load:impact"]))
def test_another_tag_never_lowers_severity(
    slug: str, side: Side, present: Present, tag: str
) -> None:
    plan = plan_of((slug, side))
    exercise = LIBRARY.exercises[slug]
    demands = replace(exercise.demands, tags=exercise.demands.tags | {tag})
    changed = {**LIBRARY.exercises, slug: replace(exercise, demands=demands)}
    before = review(plan, LIBRARY.exercises, [present])
    after = review(plan, changed, [present])
    assert {one.row.slug for one in before} <= {one.row.slug for one in after}


@given(slugs, st.sampled_from([Side.LEFT, Side.RIGHT]), presents)
def test_left_and_right_are_judged_alike(slug: str, side: Side, present: Present) -> None:
    mirrored = replace(present, side=MIRROR[present.side] if present.side else None)
    one = review(plan_of((slug, side)), LIBRARY.exercises, [present])
    other = review(plan_of((slug, MIRROR[side])), LIBRARY.exercises, [mirrored])
    assert [(found.row.slug, found.tags) for found in one] == [
        (found.row.slug, found.tags) for found in other
    ]
    assert [found.limbs for found in one] == [
        frozenset(MIRROR[limb] for limb in found.limbs) for found in other
    ]


@given(plans, presents)
def test_an_unknown_side_is_the_worst_case(plan: Plan, present: Present) -> None:
    known = review(plan, LIBRARY.exercises, [present])
    unknown = review(plan, LIBRARY.exercises, [replace(present, side=None)])
    assert {one.row.slug for one in known} <= {one.row.slug for one in unknown}


def test_a_red_flag_stops_every_exercise(library: Library) -> None:
    plan = plan_of(("bridge", Side.BOTH), ("knees-to-side", Side.LEFT))
    present = Present(library.conditions["rf-cauda-equina"])
    found = review(plan, library.exercises, [present])
    assert [one.kind for one in found] == [Kind.STOP, Kind.STOP]
