"""The distance field: solids against distances worked out by hand."""

import numpy as np
import pytest

from hep.drawing.arrays import about_z, vector
from hep.drawing.body.parts import NEIGHBOURS
from hep.drawing.field import Cut, Solids, box, cone, lowest, scene


def distance(row, *point):
    solids = Solids()
    solids.add(row, 0, 1, 1)
    return float(scene(solids, NEIGHBOURS).distance(np.array([point], dtype=float))[0])


def test_a_cone_of_even_radius_is_a_capsule():
    row = cone(vector(0, 0, 0), vector(0, 0, 1), 0.2)
    assert distance(row, 0.5, 0, 0.5) == pytest.approx(0.3)
    assert distance(row, 0, 0, 1.5) == pytest.approx(0.3)
    assert distance(row, 0, 0, 0.5) == pytest.approx(-0.2, abs=1e-5)


def test_the_side_of_a_round_cone_is_the_common_tangent():
    """Radii 0.3 and 0.1 at distance 1: the tangent leans by asin(0.2)."""
    row = cone(vector(0, 0, 0), vector(0, 0, 1), 0.3, 0.1)
    slope, rise = 0.2, np.sqrt(1 - 0.04)
    on_side = vector(rise, 0, slope) * 0.3 + vector(-slope, 0, rise) * 0.5
    assert distance(row, *on_side) == pytest.approx(0, abs=1e-9)
    assert distance(row, *(on_side + vector(rise, 0, slope) * 0.25)) == pytest.approx(0.25)


def test_a_cone_agrees_with_many_spheres_along_its_axis():
    row = cone(vector(0.1, 0, 0), vector(0.5, 0.3, 0.2), 0.15, 0.05)
    points = np.random.default_rng(7).uniform(-0.5, 1, (40, 3))
    share = np.linspace(0, 1, 4001)[:, None]
    centres = vector(0.1, 0, 0) + share * vector(0.4, 0.3, 0.2)
    radii = 0.15 - 0.1 * share[:, 0]
    for point in points:
        spheres = (np.linalg.norm(centres - point, axis=1) - radii).min()
        assert distance(row, *point) == pytest.approx(spheres, abs=1e-4)


def test_a_cut_takes_the_half_its_normal_points_to():
    whole = cone(vector(0, 0, 0), vector(0, 0, 1), 0.2)
    half = cone(vector(0, 0, 0), vector(0, 0, 1), 0.2, cut=Cut(vector(0, 0, 0.5), vector(0, 0, 1)))
    assert distance(whole, 0, 0, 0.8) < 0 < distance(half, 0, 0, 0.8)
    assert distance(half, 0, 0, 0.2) == pytest.approx(distance(whole, 0, 0, 0.2))


def test_a_turned_box():
    row = box(vector(0, 0, 0), (1, 2, 3), about_z(90), rounding=0.0)
    assert distance(row, 2.5, 0, 0) == pytest.approx(0.5)
    assert distance(row, 0, 1.5, 0) == pytest.approx(0.5)


def test_the_lowest_point_of_a_flattened_ball():
    row = cone(vector(0, 0, 1), vector(0, 0, 1), 0.4, flat=((vector(0, 0, 1), 0.5),))
    assert lowest(np.array([row])) == pytest.approx(0.8)
