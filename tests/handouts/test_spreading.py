"""Spreading: few pages, evenly filled, nothing split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep.handouts.spreading import Measured, best_starts, closer_may_save, page_count, spread


def measured(*heights: float, left: float = 0, front: int = 0, pages: tuple[int, ...] = ()):
    return Measured(heights, pages or tuple(range(1, len(heights) + 1)), 270, left, front)


@pytest.mark.parametrize(
    ("count", "starts"),
    [(1, (0,)), (3, (0,)), (4, (0, 2)), (5, (0, 3)), (7, (0, 3, 5)), (9, (0, 3, 6))],
)
def test_three_a_page_are_spread_so_that_none_is_alone(count: int, starts: tuple) -> None:
    assert best_starts(measured(*[85.0] * count)) == (starts, 0)


def test_two_a_page_where_only_two_fit() -> None:
    assert best_starts(measured(*[130.0] * 6)) == ((0, 2, 4), 0)


def test_the_first_part_shares_its_page_only_to_save_one() -> None:
    assert best_starts(measured(100, 100, left=120)) == ((0,), 0)
    assert best_starts(measured(100, 130, 130, left=120)) == ((1,), 1)
    assert best_starts(measured(100, left=120)) == ((), 1)


def test_a_long_first_part_is_followed_at_once() -> None:
    found = measured(130, 130, 130, 130, left=230, front=1)
    assert best_starts(found) == ((1, 3), 1)
    assert "#exercise-2 { break-before: page }" in spread(found)


def test_an_even_layout_is_left_alone() -> None:
    assert spread(measured(130, 130, 130, 130, pages=(1, 1, 2, 2))) == ""
    assert spread(measured(85, 85, 85, 85, pages=(1, 1, 1, 2))) == (
        ".exercises { break-before: auto }\n"
        "#exercise-1 { break-before: page }\n#exercise-3 { break-before: page }"
    )


def test_closer_lines_are_tried_where_they_may_save_a_page() -> None:
    assert closer_may_save(measured(140, 140))
    assert not closer_may_save(measured(130, 130))
    assert not closer_may_save(measured(150, 150))
    assert closer_may_save(measured(*[20] * 8, front=1))
    assert not closer_may_save(measured(*[20] * 9, front=1))


@given(
    st.lists(st.floats(20, 260), min_size=1, max_size=20),
    st.floats(0, 260),
    st.integers(0, 1),
)
def test_no_page_is_overfilled_and_no_exercise_is_lost(
    heights: list[float], left: float, front: int
) -> None:
    found = measured(*heights, left=left, front=front)
    starts, shared = best_starts(found)
    assert sum(heights[:shared]) <= left
    ends = (*starts[1:], len(heights)) if starts else ()
    groups = [heights[a:b] for a, b in zip(starts, ends, strict=True)]
    assert all(sum(group) <= 270 for group in groups)
    assert sum(map(len, groups)) + shared == len(heights)
    assert page_count(found) == front + 1 + len(groups)
