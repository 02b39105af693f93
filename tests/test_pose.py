"""Poses: reading, inheriting, and the words of a wrong file."""

import pytest

from hep.pose import PoseError, digest, read

LYING = {
    "title": "Lying",
    "description": "A person lies.",
    "base": "supine",
    "joints": {"hip": {"flex": 50}, "left_hip": {"abd": 5}},
    "legs": {"both": {"plant": True}},
    "props": {"mat": True},
}


def test_a_joint_without_a_side_sets_both_sides():
    pose = read("lying", {"lying": LYING})
    assert pose.angle("right hip", "flex") == 50
    assert pose.joints["left hip"] == {"flex": 50, "abd": 5}


def test_a_child_overrides_single_angles_and_keeps_the_rest():
    child = {"from": "lying", "title": "Knee up", "joints": {"right_hip": {"flex": 120}}}
    pose = read("child", {"lying": LYING, "child": child})
    assert pose.angle("right hip", "flex") == 120
    assert pose.angle("left hip", "flex") == 50
    assert pose.base == "supine"
    assert pose.legs["left"].plant


def test_both_arms_are_written_for_the_right_one_and_mirrored():
    arms = {"both": {"hand": {"on": "same thigh"}, "fingers_toward": [0, 0.8, 0.1]}}
    pose = read("p", {"p": {**LYING, "arms": arms}})
    assert pose.arms["right"].fingers_toward == (0, 0.8, 0.1)
    assert pose.arms["left"].fingers_toward == (0, -0.8, 0.1)
    assert pose.arms["left"].hand is not None
    assert pose.arms["left"].hand.on == "left thigh"


def test_a_contact_is_replaced_whole_and_can_be_let_go():
    parent = {**LYING, "arms": {"right": {"hand": {"on": "left knee", "along": 0.2}}}}
    child = {"from": "p", "arms": {"right": {"hand": {"at": [0, 0, 1]}}}}
    free = {"from": "p", "arms": {"right": {"hand": "free"}}}
    tables = {"p": parent, "c": child, "f": free}
    hand = read("c", tables).arms["right"].hand
    assert hand is not None
    assert (hand.on, hand.at) == ("", (0, 0, 1))
    assert read("f", tables).arms["right"].hand is None


def test_a_prop_can_be_taken_away():
    pose = read("c", {"p": LYING, "c": {"from": "p", "props": {"mat": False}}})
    assert pose.props == ()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"joints": {"right_nee": {"flex": 5}}}, "right_nee is not a joint"),
        ({"joints": {"knee": {"bend": 5}}}, "does not know bend; it knows er, flex"),
        ({"camera": {"zoom": 2}}, "camera does not know zoom"),
        ({"base": "floating"}, "'floating' is not one of standing"),
        ({"from": "nowhere"}, "nowhere: no such pose"),
        ({"from": "p"}, "inherits itself"),
        ({"colour": "red"}, "does not know colour"),
    ],
)
def test_a_wrong_pose_is_refused_in_words_that_name_the_fix(wrong, words):
    with pytest.raises(PoseError, match=words):
        read("p", {"p": {**LYING, **wrong}})


def test_the_digest_follows_what_is_inherited():
    child = {"from": "p", "title": "Child"}
    before = digest(read("c", {"p": LYING, "c": child}))
    moved = {**LYING, "joints": {"hip": {"flex": 51}}}
    assert digest(read("c", {"p": LYING, "c": child})) == before
    assert digest(read("c", {"p": moved, "c": child})) != before
