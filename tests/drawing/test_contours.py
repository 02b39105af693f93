"""Curves and lines: few pieces, true to what they follow."""

import numpy as np
import pytest

from hep.drawing.contours import Curve, cubic, fitted, polygon, region, runs
from hep.drawing.svg import Paint, Shape, document, merged, number, path

CIRCLE = np.stack([f(np.linspace(0, 2 * np.pi, 400)) for f in (np.cos, np.sin)], 1) * 50


def test_a_circle_becomes_few_pieces_within_the_tolerance():
    curve = fitted(CIRCLE, 0.1, closed=True)
    assert len(curve.pieces) <= 8
    here = curve.start
    for piece in curve.pieces:
        radius = np.hypot(*cubic(here, piece, np.linspace(0, 1, 30)).T)
        assert radius == pytest.approx(50, abs=0.2)
        here = piece[2]


def test_a_region_has_the_area_of_its_mask():
    rows, cols = np.mgrid[0:200, 0:200]
    disc = (rows - 100) ** 2 + (cols - 90) ** 2 < 60**2
    (curve,) = region(disc)
    points = [curve.start]
    for piece in curve.pieces:
        points += list(cubic(points[-1], piece, np.linspace(0, 1, 20)[1:]))
    x, y = np.array(points).T
    area = abs(0.5 * (x[:-1] * y[1:] - x[1:] * y[:-1]).sum())
    assert area == pytest.approx(np.pi * 60**2, rel=0.02)


def test_runs_name_each_stretch():
    assert runs(np.array([0, 1, 1, 0, 1], bool)) == [(1, 3), (4, 5)]


@pytest.mark.parametrize(
    ("tenths", "text"), [(0, "0"), (5, ".5"), (-5, "-.5"), (120, "12"), (-123, "-12.3")]
)
def test_numbers_are_as_short_as_svg_allows(tenths, text):
    assert number(tenths) == text


def test_a_path_is_rounded_on_an_absolute_grid():
    """Steps of a third must not drift away from where they end."""
    steps = polygon(np.array([[i / 3, 0.0] for i in range(31)]), closed=False)
    moves = [float(part.split()[0]) for part in path(steps, 1.0).split("l")[1].split(" 0 ") if part]
    assert path(steps, 1.0).startswith("M0 0l")
    assert sum(moves) == pytest.approx(10, abs=0.11)


def test_shapes_painted_alike_become_one_path():
    line = polygon(np.array([[0.0, 0], [1, 1]]))
    red, blue = Paint(fill="#f00"), Paint(fill="#00f")
    shapes = merged(
        [Shape((line,), red), Shape((line,), red), Shape((line,), blue), Shape((), red)]
    )
    assert [len(shape.curves) for shape in shapes] == [2, 1]


def test_a_document_escapes_its_words():
    text = document([Shape((polygon(CIRCLE),), Paint("#fff"))], (0, 0, 9, 9), 1.0, "a < b", "c & d")
    assert "<title>a &lt; b</title><desc>c &amp; d</desc>" in text


def test_a_curve_of_two_points_is_a_straight_line():
    curve = fitted(np.array([[0.0, 0.0], [3.0, 4.0]]), 0.1)
    assert isinstance(curve, Curve)
    assert np.isnan(curve.pieces[0, 0]).all()
