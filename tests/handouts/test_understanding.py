"""What a machine can see of how well a handout is understood: each item can fail."""

from dataclasses import replace

import pytest

from hep.handouts import understanding
from hep.handouts.exercises import Note
from hep.handouts.sheet import Sheet
from hep.handouts.understanding import LONGEST_NOTE, Item, items, level
from hep.printing import Layout, Part, Printing
from tests.handouts.people import library, plan, sheet


@pytest.fixture
def good() -> Sheet:
    """A sheet that has everything a machine looks for."""
    return sheet(plan("hug", "cross", goal="I want to walk to the shop."))


def to_mend(made: Sheet) -> tuple[Item, ...]:
    """The items the sheet does not meet."""
    return tuple(item for item in items(made) if not item.met)


def test_a_good_sheet_has_every_item(good: Sheet) -> None:
    assert [item.name for item in items(good)] == [
        "purpose",
        "chunks",
        "headers",
        "summary",
        "visual cues",
        "captions",
        "steps",
        "tool",
    ]
    assert to_mend(good) == ()


def first(made: Sheet, **changes: object) -> Sheet:
    """The sheet with its first exercise changed."""
    one, *rest = made.exercises
    return replace(made, exercises=(replace(one, **changes), *rest))


def printing(made: Sheet, *without: Part, layout: Layout = Layout.STANDARD) -> Sheet:
    return replace(made, printing=Printing(layout, without=frozenset(without)))


SPOILED = {
    "purpose": lambda made: replace(made, goal=""),
    "chunks": lambda made: first(made, notes=(Note("note", "Note", "a " * LONGEST_NOTE),)),
    "headers": lambda made: first(made, name=made.exercises[1].name),
    "summary": lambda made: replace(made, summary=""),
    "visual cues": lambda made: first(made, rows=()),
    "captions": lambda made: printing(made, Part.DRAWINGS),
    "steps": lambda made: printing(made, layout=Layout.LOG_ONLY),
    "tool": lambda made: printing(made, Part.LOG),
}


@pytest.mark.parametrize("name", SPOILED)
def test_each_item_can_fail_alone_and_says_what_to_do(good: Sheet, name: str) -> None:
    [found] = to_mend(SPOILED[name](good))
    assert found.name == name
    assert found.fix.endswith(".")


def test_a_drawing_that_is_missing_is_seen() -> None:
    [found] = to_mend(sheet(plan("rest", goal="I want to sleep.")))
    assert found.name == "captions"


def test_many_exercises_are_too_many_chunks(good: Sheet) -> None:
    names = [f"Exercise {number}" for number in range(understanding.MOST_EXERCISES + 1)]
    many = tuple(replace(good.exercises[0], name=name) for name in names)
    assert [item.name for item in to_mend(replace(good, exercises=many))] == ["chunks"]


@pytest.mark.parametrize(("code", "is_grade"), [("en-US", True), ("es", False)])
def test_the_reading_level_is_that_of_the_language(code: str, is_grade: bool) -> None:
    language = library().languages[code]
    easy = level(sheet(plan("hug", goal="I want to sit.")), language)
    hard = level(
        sheet(plan("hug", goal="Rehabilitation of musculoskeletal functionality " * 9)), language
    )
    assert easy.is_grade is is_grade
    assert easy.within
    assert (hard.value > easy.value) is is_grade
