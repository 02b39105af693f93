"""The engine draws as it drew: fresh drawings against reference files, within a tolerance.

When a drawing is meant to change, raise ENGINE in hep/drawing/__init__.py, run
`REFRESH_DRAWINGS=1 pytest tests/drawing/test_references.py`, look at what changed, and rebuild.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from hep.drawing import draw
from hep.pose import Pose, read
from tests.drawing.reference import differences

REFERENCES = Path(__file__).parent / "references"
MAT = {"props": {"mat": True}, "settle": {"how": "lie"}, "camera": {"turn": 26, "tilt": 20}}
POSES = {
    "lying": {
        "base": "supine",
        "joints": {"right_hip": {"flex": 52}, "left_hip": {"flex": 46, "abd": 5}},
        "legs": {"both": {"plant": True}},
        **MAT,
    },
    "hugging": {
        "from": "lying",
        "highlight": ["right buttock"],
        "joints": {"right_hip": {"flex": 122}, "right_knee": {"flex": 128}},
        "legs": {"right": {"plant": False}},
        "arms": {"left": {"hand": {"on": "right shank", "along": 0.16, "side": "front inner"}}},
        "arrows": [{"start": [0.2, 0, 0.6], "end": [0, 0, 0.7], "bend": 0.2}],
    },
    "sitting": {
        "base": "sitting",
        "look": "caro",
        "camera": {"turn": 40, "tilt": 14},
        "joints": {"hip": {"flex": 84}, "knee": {"flex": 84}},
        "settle": {"how": "rest", "parts": ["trunk"], "height": 0.4},
        "legs": {"both": {"plant": True}},
        "props": {"chair": {"height": 0.42}, "floor": True},
    },
}


def pose(name: str) -> Pose:
    return read(name, {k: {"title": k, **table} for k, table in POSES.items()})


@pytest.mark.parametrize("name", POSES)
def test_a_fresh_drawing_is_the_reference(name):
    path = REFERENCES / f"{name}.svg"
    fresh = draw(pose(name), pixel=0.003).svg
    if os.environ.get("REFRESH_DRAWINGS"):
        path.write_text(fresh, encoding="utf-8")
    found = differences(path.read_text(encoding="utf-8"), fresh)
    assert not found, "\n".join([f"{name} is drawn differently:", *found])


def test_the_comparison_sees_a_knee_bent_by_four_degrees():
    old = pose("lying")
    joints = {**old.joints, "right hip": {"flex": 56.0}}
    moved = draw(replace(old, joints=joints), pixel=0.003).svg
    found = differences((REFERENCES / "lying.svg").read_text(encoding="utf-8"), moved)
    assert any(line.startswith("#ffffff") for line in found)


def test_the_comparison_names_a_tone_that_is_gone():
    text = (REFERENCES / "hugging.svg").read_text(encoding="utf-8")
    assert "#f6cfc9 is drawn in only one of them" in differences(
        text, text.replace("#f6cfc9", "#fff")
    )


def test_drawing_twice_gives_the_same_text():
    assert draw(pose("lying"), pixel=0.004).svg == draw(pose("lying"), pixel=0.004).svg
