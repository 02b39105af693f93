"""Bones: clinical signs, and limbs that reach."""

import numpy as np
import pytest

from hep.drawing.arrays import vector
from hep.drawing.checks.ranges import fold
from hep.drawing.skeleton import Skeleton, two_bones
from hep.pose import read


def standing(**joints):
    names = {name.replace("__", "_"): angles for name, angles in joints.items()}
    table = {"base": "standing", "joints": names}
    return Skeleton(read("p", {"p": table}))


@pytest.mark.parametrize(
    ("joint", "angles", "part", "axis", "sign"),
    [
        ("right_hip", {"flex": 40}, "right knee", 0, 1),
        ("right_hip", {"abd": 30}, "right knee", 1, -1),
        ("left_hip", {"abd": 30}, "left knee", 1, 1),
        ("right_knee", {"flex": 60}, "right ankle", 0, -1),
        ("right_shoulder", {"flex": 60}, "right elbow", 0, 1),
        ("left_shoulder", {"abd": 60}, "left elbow", 1, 1),
        ("right_elbow", {"flex": 90}, "right wrist", 0, 1),
        ("lumbar", {"flex": 30}, "head", 0, 1),
        ("lumbar", {"side": 20}, "head", 1, -1),
    ],
)
def test_positive_angles_go_the_clinical_way(joint, angles, part, axis, sign):
    still, moved = standing(), standing(**{joint: angles})
    way = moved.frames[part].at[axis] - still.frames[part].at[axis]
    assert way * sign > 0.05


def test_outward_rotation_swings_a_bent_shank_inward():
    """With hip and knee at 90, outward rotation of the right hip brings the foot to the left."""
    bent = {"right_knee": {"flex": 90}}
    still = standing(right_hip={"flex": 90}, **bent)
    turned = standing(right_hip={"flex": 90, "er": 30}, **bent)
    assert turned.frames["right ankle"].at[1] - still.frames["right ankle"].at[1] > 0.1


def test_two_bones_reach_a_target_and_keep_their_lengths():
    middle, end = two_bones(vector(0, 0, 0), vector(0.3, 0.2, -0.4), 0.4, 0.35, vector(1, 0, 0))
    assert end == pytest.approx([0.3, 0.2, -0.4])
    assert np.linalg.norm(middle) == pytest.approx(0.4)
    assert np.linalg.norm(end - middle) == pytest.approx(0.35)
    assert middle[0] > 0.15


def test_two_bones_stop_short_of_what_is_out_of_reach():
    _, end = two_bones(vector(0, 0, 0), vector(0, 0, -2), 0.4, 0.35, vector(1, 0, 0))
    assert np.linalg.norm(end) == pytest.approx(0.75, abs=0.002)


def test_a_straight_knee_has_no_fold():
    frames = standing(right_knee={"flex": 0}).frames
    assert fold(frames["right hip"], frames["right knee"]) == pytest.approx(0, abs=0.1)
