"""What is remembered of the rules is what they would say anew."""

from dataclasses import replace

import pytest

from hep.dosage import Side
from hep.library import Library
from hep.plans import Plan, prescribe
from hep.safety import Kind, Present, advice, fired, review


def test_another_exercise_of_the_same_name_is_judged_by_itself(library: Library) -> None:
    present = Present(library.conditions["tha-posterior"], Side.LEFT)
    bridge = library.exercises["bridge"]
    before = fired.fired(bridge, None, present)
    demands = replace(bridge.demands, tags=bridge.demands.tags | {"hip:flex-gt90"})
    changed = replace(bridge, demands=demands)
    assert fired.gravest(changed, None, present) is Kind.CONTRAINDICATION
    assert fired.fired(bridge, None, present) == before


def test_memory_starts_anew_when_it_is_full(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fired, "MOST_REMEMBERED", 3)
    present = Present(library.conditions["tha-posterior"], Side.LEFT)
    exercises = list(library.exercises.values())[:8]
    first = [fired.fired(one, Side.LEFT, present) for one in exercises]
    assert first == [fired.fired(one, Side.LEFT, present) for one in exercises]


@pytest.mark.parametrize("side", [None, Side.LEFT, Side.BOTH])
def test_the_gravest_kind_is_that_of_a_plan_with_the_exercise_alone(
    library: Library, side: Side | None
) -> None:
    names = ("tha-posterior", "fall-risk", "rf-dvt-pe", "latex")
    present = [Present(library.conditions[name], Side.LEFT) for name in names]
    for exercise in list(library.exercises.values())[::5]:
        one = prescribe(exercise, 1)
        if exercise.has_sides:
            one = replace(one, dosage=one.dosage.on(side or Side.BOTH))
        for known in (present, present[:1], present[3:]):
            found = review(Plan(exercises=(one,)), library.exercises, known)
            gravest = advice.gravest(exercise, known, side)
            assert gravest is (found[0].kind if found else None), exercise.slug
