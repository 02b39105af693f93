"""The checker: every kind of finding, each caused on purpose."""

import pytest

from hep.drawing.checks import check, open_findings
from hep.figures import pose_tables
from hep.pose import read


def findings(base: str = "hook-lying", **changes: object) -> list[str]:
    tables = {**pose_tables(), "changed": {"from": base, **changes}}
    return check(read("changed", tables)).findings


def kinds(found: list[str]) -> set[str]:
    return {line.partition(":")[0] for line in found}


@pytest.mark.parametrize("slug", ["hook-lying", "standing", "sitting", "single-knee-to-chest"])
def test_a_good_pose_has_no_findings(slug):
    assert findings(slug) == []


def test_a_knee_bent_the_wrong_way():
    found = findings("standing", joints={"right_knee": {"flex": -20}})
    assert "range: right knee flex -20 is outside 0 to 155" in found


def test_a_body_that_floats():
    found = findings("standing", settle={"how": "rest", "height": 0.2})
    assert "support: the body floats, nothing touches the floor or a prop" in found


def test_a_body_that_would_fall_over():
    found = findings("standing", joints={"pelvis": {"lean": 45}})
    assert any(line.startswith("support: the weight is") for line in found)


def test_a_body_below_the_floor():
    assert "floor" in kinds(findings("standing", settle={"how": "rest", "height": -0.1}))


def test_a_hand_that_does_not_reach():
    found = findings(arms={"right": {"hand": {"at": [0.9, -0.2, 0.9]}}})
    assert any(line.startswith("contact: right hand stays") for line in found)


def test_an_arm_through_the_trunk():
    found = findings("standing", joints={"right_shoulder": {"abd": -40, "flex": 10}})
    assert any(line.startswith("overlap: torso and right") for line in found)


def test_a_leg_inside_a_table():
    table = {"kind": "table", "at": [0.1, 0.0], "size": [0.5, 0.5], "height": 0.6}
    assert "prop" in kinds(findings("standing", props={"table": table}))


def test_both_hands_in_one_place():
    arms = {"both": {"hand": {"at": [0.3, 0.0, 1.1], "facing": [1, 0, 0]}}}
    assert "hands" in kinds(findings("standing", arms=arms))


def test_a_muscle_the_camera_cannot_see():
    found = findings("standing", highlight=["low back"], camera={"turn": 90})
    assert "highlight: low back is not visible from this camera" in found


def test_a_pose_excuses_a_finding_with_a_reason():
    tables = {**pose_tables()}
    tables["changed"] = {"from": "hook-lying", "excused": {"floor: head": "It lies in a hollow."}}
    pose = read("changed", tables)
    found = ["floor: head is 30 mm below the floor", "floor: torso is 30 mm below the floor"]
    assert open_findings(pose, found) == [found[1]]
