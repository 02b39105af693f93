"""Advice: what a sheet without exercises says."""

from dataclasses import replace

from hep.dosage import Side
from hep.library import Library
from hep.safety import Kind, Present, advice


def test_the_gravest_lines_come_first_and_each_once(library: Library) -> None:
    names = ("fall-risk", "rf-dvt-pe", "tha-posterior", "tha-anterior")
    lines = advice.avoid_lines([Present(library.conditions[name]) for name in names])
    stop = library.conditions["rf-dvt-pe"].rows[0].avoid
    assert lines[0] == stop
    assert len(set(lines)) == len(lines) > 4


def test_a_limb_is_named_by_its_side_where_that_is_known(library: Library) -> None:
    condition = library.conditions["acl-recent"]
    left = " ".join(advice.avoid_lines([Present(condition, Side.LEFT)]))
    assert "Do not twist on your left knee" in left
    assert "this knee" in " ".join(advice.avoid_lines([Present(condition)]))


def test_no_line_speaks_of_an_exercise_that_is_not_there(library: Library) -> None:
    present = [Present(one, Side.LEFT) for one in library.conditions.values()]
    for line in advice.avoid_lines(present):
        assert "this one" not in line
        assert "do this" not in line.lower()


def test_an_exercise_of_the_library_is_marked_for_each_side_where_they_differ(
    library: Library,
) -> None:
    present = [Present(library.conditions["tha-posterior"], Side.LEFT)]
    rolled = advice.marks(library.exercises["knees-to-side"], present)
    assert (rolled[0].kind, rolled[0].side) == (Kind.CONTRAINDICATION, Side.LEFT)
    assert all(one.kind is not Kind.CONTRAINDICATION for one in rolled[1:])
    both = advice.marks(library.exercises["double-knee-to-chest"], present)
    assert [(one.kind, one.side) for one in both] == [(Kind.CONTRAINDICATION, None)]
    unsided = advice.marks(library.exercises["knees-to-side"], [replace(present[0], side=None)])
    assert [(one.kind, one.side) for one in unsided] == [(Kind.CONTRAINDICATION, None)]


def test_marks_never_say_less_than_the_worst_case(library: Library) -> None:
    present = [Present(one, Side.RIGHT) for one in list(library.conditions.values())[::4]]
    for exercise in library.exercises.values():
        for one in present:
            found = [mark.kind for mark in advice.marks(exercise, [one])]
            worst = advice.gravest(exercise, [one])
            assert (found[0] if found else None) is worst, exercise.slug
