"""A true drawing, made in a process of its own."""

from hep import engine
from hep.drawing.apart import answer

RAISED = 'from = "standing"\n\n[joints]\nright_elbow = { flex = 170 }\n'


def test_a_pose_is_drawn_and_checked() -> None:
    made = engine.draw(RAISED)
    assert made.svg.startswith("<svg")
    assert "<title></title><desc></desc>" in made.svg
    assert made.height > 50 > made.width > 10
    assert not made.close_up
    assert any(finding.startswith("range: right elbow") for finding in made.findings)


def test_what_the_engine_does_not_know_is_said() -> None:
    said = answer('from = "standing"\n\n[arms.right]\nhand = { on = "right tail" }\n')
    assert "'right tail' is not one of" in said["error"]
    assert "'towl' is not one of" in answer("[props]\ntowl = true\n")["error"]
