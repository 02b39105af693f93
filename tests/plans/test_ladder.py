"""Up and down the ladder, and a little more or less of the same."""

from dataclasses import replace

import pytest

from hep.dosage import Dosage, Frequency, Side, at_least, between, exactly, refusals
from hep.library import Library
from hep.plans import PrescribedExercise, ladder, prescribe, progression


def prescribed(library: Library, slug: str, **amount: object) -> PrescribedExercise:
    made = prescribe(library.exercises[slug], 7)
    return replace(made, dosage=replace(made.dosage, amount=replace(made.dosage.amount, **amount)))


def test_the_ladder_goes_both_ways(library: Library) -> None:
    for exercise in library.exercises.values():
        for upper in ladder.harder(exercise, library.exercises):
            assert ladder.easier(upper, library.exercises) == (exercise,)


def test_the_same_kind_of_exercise_comes_first(library: Library) -> None:
    first, *_ = ladder.harder(library.exercises["clamshell"], library.exercises)
    assert first.type == "ST"
    [*_, last] = ladder.harder(library.exercises["heel-raise-double"], library.exercises)
    assert last.slug == "toe-walk"


def step(library: Library, one: PrescribedExercise, target: str) -> PrescribedExercise:
    return ladder.step(one, library.exercises[target], library.exercises, library.types)


def test_what_fits_is_carried_over(library: Library) -> None:
    one = prescribed(library, "clamshell", sets=1, reps=exactly(8))
    dosage = replace(one.dosage.on(Side.LEFT), frequency=Frequency(days_per_week=3), note="Softly.")
    one = replace(one, dosage=dosage)
    up = step(library, one, "sidelying-hip-abd")
    assert (up.key, up.exercise, up.dosage.side) == (7, "sidelying-hip-abd", Side.LEFT)
    assert (up.dosage.amount.sets, up.dosage.amount.reps) == (1, exactly(8))
    assert up.dosage.frequency.days_per_week == 3
    assert up.dosage.note == ""


def test_nobody_starts_a_harder_exercise_with_more_than_it_usually_has(library: Library) -> None:
    one = prescribed(library, "clamshell", sets=4, reps=exactly(20))
    up = step(library, one, "sidelying-hip-abd").dosage.amount
    usual = library.exercises["sidelying-hip-abd"].dosage.amount
    assert (up.sets, up.reps) == (usual.sets, usual.reps)
    down = step(library, one, "iso-hip-er-seated").dosage
    assert down == prescribe(library.exercises["iso-hip-er-seated"], 7).dosage


def test_every_rung_gives_a_dosage_within_the_limits(library: Library) -> None:
    for exercise in library.exercises.values():
        one = prescribe(exercise, 1)
        rungs = (
            *ladder.harder(exercise, library.exercises),
            *ladder.easier(exercise, library.exercises),
        )
        for target in rungs:
            stepped = step(library, one, target.slug)
            assert refusals(stepped.dosage, library.type_of(target)) == ()


@pytest.mark.parametrize(
    ("slug", "amount", "up", "down"),
    [
        ("calf-stretch-wall", {"hold": exactly(20)}, exactly(25), exactly(15)),
        ("calf-stretch-wall", {"hold": exactly(28)}, exactly(30), exactly(23)),
        ("calf-stretch-wall", {"hold": exactly(10)}, exactly(15), None),
        ("double-knee-to-chest", {"hold": between(5, 30)}, between(10, 30), between(5, 25)),
        ("double-knee-to-chest", {"hold": between(26, 30)}, exactly(30), exactly(26)),
        ("double-knee-to-chest", {"hold": at_least(30)}, at_least(35), at_least(25)),
        ("quad-set", {"hold": exactly(10)}, None, exactly(5)),
    ],
)
def test_holds_go_up_and_down_by_five_seconds(
    library: Library, slug: str, amount: dict[str, object], up: object, down: object
) -> None:
    one = prescribed(library, slug, **amount)
    exercise = library.exercises[slug]
    kind = library.type_of(exercise)
    assert _hold(progression.more(one.dosage, exercise.dosage, kind)) == up
    assert _hold(progression.less(one.dosage, kind)) == down


def _hold(dosage: Dosage | None) -> object:
    return dosage and dosage.amount.hold


def test_repetitions_go_up_to_twelve_and_down_to_four_then_by_sets(library: Library) -> None:
    exercise = library.exercises["clamshell"]
    kind, dosage = library.type_of(exercise), exercise.dosage
    more = progression.more(dosage, exercise.dosage, kind)
    assert more is not None
    assert more.amount.reps == exactly(12)
    assert progression.more(more, exercise.dosage, kind) is None
    few = replace(dosage, amount=replace(dosage.amount, reps=exactly(4), sets=2))
    less = progression.less(few, kind)
    assert less is not None
    assert less.amount.sets == 1
    assert progression.less(less, kind) is None
