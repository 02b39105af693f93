"""Spreading: few pages, evenly filled, nothing split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep.handouts.spreading import Measured, arranged, closer_may_gain, spread


def measured(
    *heights: float,
    left: float = 0,
    front: int = 0,
    pages: tuple[int, ...] = (),
    **movable: float,
) -> Measured:
    fell = pages or tuple(range(1, len(heights) + 1))
    return Measured(heights, fell, 270, left, front, **movable)


def best_starts(found: Measured) -> tuple[tuple[int, ...], int]:
    best = arranged(found)
    return best.starts, best.shared


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
    found = measured(130, 130, 130, 130, 130, left=230, front=1)
    assert best_starts(found) == ((1, 3), 1)
    assert "#block-2 { break-before: page }" in spread(found)


def test_an_even_layout_is_left_alone() -> None:
    assert spread(measured(130, 130, 130, 130, pages=(1, 1, 2, 2))) == ""
    assert spread(measured(85, 85, 85, 85, pages=(1, 1, 1, 2))) == (
        ".exercises { break-before: auto }\n"
        "#block-1 { break-before: page }\n#block-3 { break-before: page }"
    )


def test_cards_move_behind_the_last_exercise_where_the_first_side_is_full() -> None:
    found = measured(130, 130, 130, left=200, front=1, cards=70, left_without=5)
    best = arranged(found)
    assert (best.pages, best.moved, best.starts) == (3, ("cards",), (0, 2))
    rules = spread(found)
    assert "#cards { display: none }" in rules
    assert "#cards-after { display: block }" in rules


def test_cards_stay_where_moving_them_gains_nothing() -> None:
    assert arranged(measured(130, 130, left=10, cards=70, left_without=80)).moved == ()


def test_the_chart_joins_an_exercise_that_would_stand_alone() -> None:
    best = arranged(measured(130, 130, 130, left=5, chart=100))
    assert (best.pages, best.alone, best.moved) == (3, 0, ("chart",))
    assert arranged(measured(130, 130, left=5, chart=100)).moved == ()
    assert arranged(measured(130, left=5, chart=100)).moved == (), "one exercise has nobody to join"


def test_later_weeks_follow_the_exercises_on_the_page_of_the_last() -> None:
    best = arranged(measured(130, 130, 130, left=5, more=60))
    assert (best.pages, best.alone, best.starts) == (3, 0, (0, 2))
    assert "#more { break-before: page }" in spread(measured(130, 130, left=5, more=60))


def test_cards_that_spill_move_where_each_exercise_has_its_own_page() -> None:
    assert spread(measured(front=1, cards=70)) == (
        "#cards { display: none }\n#cards-after { display: block }"
    )
    assert closer_may_gain(measured(front=1, cards=70))
    assert spread(measured(cards=70)) == ""
    assert not closer_may_gain(measured(front=1))


def test_closer_lines_are_tried_where_they_may_save_a_page() -> None:
    assert closer_may_gain(measured(140, 140))
    assert not closer_may_gain(measured(130, 130))
    assert not closer_may_gain(measured(160, 160))
    assert closer_may_gain(measured(*[20] * 12, front=1))
    assert not closer_may_gain(measured(*[20] * 13, front=1))


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
    assert arranged(found).moved == ()
    assert sum(heights[:shared]) <= left
    ends = (*starts[1:], len(heights)) if starts else ()
    groups = [heights[a:b] for a, b in zip(starts, ends, strict=True)]
    assert all(sum(group) <= 270 for group in groups)
    assert sum(map(len, groups)) + shared == len(heights)
    assert arranged(found).pages == front + 1 + len(groups)
