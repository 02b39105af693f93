"""Advice: what a sheet without exercises says."""

from hep.dosage import Side
from hep.library import Library
from hep.safety import Present, advice


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
