"""The clinic's own poses: what is wrong in a text is named by its line, all of it at once."""

import tomllib

import pytest

from hep import figures
from hep.figures.own_poses import copied, faults, line_of, own_pose, worded

WRONG = """from = "hook-lyin"
colour = "red"
[joints]
right_knee = { flexx = 12 }
left_nose = { flex = 2 }
hip = { flex = "a" }
[legs.right]
plants = true
[props]
mat = { span = [0, inf] }
[[arrows]]
start = [0, 0, 0]
end = [0, 0, 1]
[[arrows]]
strt = [0, 0, 0]
"""


def test_every_fault_is_named_by_its_line() -> None:
    found = {fault.line: fault.message for fault in faults(WRONG)}
    assert set(found) == {1, 2, 4, 5, 6, 8, 10, 15}
    assert "no pose 'hook-lyin'" in found[1]
    assert "does not know flexx; it knows er, flex" in found[4]
    assert "left_nose is not a joint" in found[5]
    assert "too large" in found[10]


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = = 3", 1), ('look = "ana"\n\nx', 3), ("a = " + "[" * 5000, 0), ('base = "up"', 1)],
)
def test_a_text_that_cannot_be_read_says_where(text: str, line: int) -> None:
    [fault] = faults(text)
    assert fault.line == line


def test_every_pose_of_the_library_is_a_start() -> None:
    for slug in figures.pose_slugs():
        start, kept = copied(slug), figures.pose(slug)
        assert (start.title, start.alt) == (kept.title, kept.description), slug
        assert {"title", "description"}.isdisjoint(tomllib.loads(start.text)), slug
        assert own_pose(start.text).joints == kept.joints, slug


def test_all_starts_are_without_fault() -> None:
    assert faults(copied("single-knee-to-chest").text) == ()
    assert faults(copied("bridge-march").text) == ()


def test_a_name_the_engine_does_not_know_is_found_in_the_text() -> None:
    text = 'look = "ana"\n[arms.right]\nhand = { on = "right tail" }\n'
    assert line_of(text, "'right tail' is not one of pelvis, belly") == 3
    assert line_of(text, "nothing is quoted") == 0


def test_words_are_put_in_as_text() -> None:
    svg = "<svg><title></title><desc></desc></svg>"
    assert "<title>a &lt; b</title><desc>&amp;</desc>" in worded(svg, "a < b", "&")
