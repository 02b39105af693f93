"""From clinical joint angles to the place of every bone."""

import numpy as np

from hep.drawing.arrays import Array, Frame, about_x, about_y, about_z, columns, vector
from hep.drawing.skeleton import proportions as size
from hep.drawing.skeleton.proportions import outward
from hep.pose import Pose

# How the pelvis lies in each base position: the images of front, left and head.
BASES = {
    "standing": np.eye(3),
    "sitting": np.eye(3),
    "kneeling": np.eye(3),
    "supine": columns(vector(0, 0, 1), vector(0, 1, 0), vector(-1, 0, 0)),
    "prone": columns(vector(0, 0, -1), vector(0, -1, 0), vector(-1, 0, 0)),
    "side-lying": columns(vector(0, 1, 0), vector(0, 0, -1), vector(-1, 0, 0)),
    "side-lying-right": columns(vector(0, -1, 0), vector(0, 0, 1), vector(-1, 0, 0)),
    "hands-and-knees": about_y(90),
}
# Resting forward slope of the lowest neck segment, which the head cancels.
NECK_SLOPE = 12.0


class Skeleton:
    """The bones of one pose. `frames` maps a joint's name to its Frame.

    `extra` adds degrees to angles of the pose: contacts use it to tilt the trunk or the neck.
    `missed` says how far, in metres, each hand or foot stays from its contact.
    """

    def __init__(self, pose: Pose) -> None:
        """Place every bone by the pose's joint angles, the pelvis at the origin."""
        self.pose = pose
        self.missed: dict[str, float] = {}
        self.extra: dict[tuple[str, str], float] = {}
        self.at = vector(0, 0, 0)
        self.frames: dict[str, Frame] = {}
        self.rebuild()

    def angle(self, joint: str, movement: str, default: float = 0.0) -> float:
        """The angle of a joint's movement, contact corrections included, in degrees."""
        return self.pose.angle(joint, movement, default) + self.extra.get((joint, movement), 0.0)

    def rebuild(self) -> None:
        """Place every bone again from the joint angles."""
        self.frames["pelvis"] = Frame(self._root(), self.at)
        self._spine()
        self.neck()
        for side in size.SIDES:
            self._leg(side)
            self._arm(side)

    def move(self, offset: Array) -> None:
        """Carry the whole body by `offset` metres."""
        self.at = self.at + offset
        for name, frame in self.frames.items():
            self.frames[name] = Frame(frame.turn, frame.at + offset)

    def _root(self) -> Array:
        lean = about_y(self.angle("pelvis", "lean")) @ about_x(self.angle("pelvis", "side"))
        turn = about_z(self.angle("pelvis", "turn")) @ lean
        result: Array = about_z(self.pose.facing) @ BASES[self.pose.base] @ turn
        return result

    def _segment(self, parent: str, offset: Array, joint: str, share: float) -> Frame:
        turn = about_z(self.angle(joint, "turn") * share)
        side = about_x(self.angle(joint, "side") * share)
        flex = about_y(self.angle(joint, "flex") * share)
        return self.frames[parent].child(offset, turn @ side @ flex)

    def _spine(self) -> None:
        frames = self.frames
        frames["L5"] = self._segment("pelvis", vector(-0.012, 0, 0.07), "lumbar", 0.35)
        frames["L2"] = self._segment("L5", vector(0.01, 0, 0.09), "lumbar", 0.65)
        frames["T10"] = self._segment("L2", vector(0, 0, 0.10), "thoracic", 0.5)
        frames["T5"] = self._segment("T10", vector(-0.01, 0, 0.12), "thoracic", 0.5)

    def neck(self) -> None:
        """Place the neck and the head again."""
        flex, side = self.angle("neck", "flex"), self.angle("neck", "side")
        turn, back = self.angle("neck", "turn"), self.angle("neck", "retract") / 1000
        low = about_z(turn * 0.3) @ about_x(side * 0.5)
        high = about_z(turn * 0.7) @ about_x(side * 0.5)
        self.frames["C7"] = self.frames["T5"].child(
            vector(-0.012, 0, 0.13), low @ about_y(flex * 0.5 + NECK_SLOPE)
        )
        self.frames["head"] = self.frames["C7"].child(
            vector(-back, 0, 0.095), high @ about_y(flex * 0.5 - NECK_SLOPE)
        )

    def _leg(self, side: str) -> None:
        out, frames = outward(side), self.frames
        hip, knee = f"{side} hip", f"{side} knee"
        flex, abd, er = (self.angle(hip, movement) for movement in ("flex", "abd", "er"))
        frames[hip] = frames["pelvis"].child(
            vector(0, out * size.HIP_HALF, 0),
            about_y(-flex) @ about_x(out * abd) @ about_z(out * er),
        )
        frames[knee] = frames[hip].child(
            vector(0, 0, -size.THIGH),
            about_y(self.angle(knee, "flex")) @ about_z(out * self.angle(knee, "er")),
        )
        self.ankle(side)

    def ankle(self, side: str) -> None:
        """Place the foot again on the shank, by the ankle's angles."""
        out, ankle = outward(side), f"{side} ankle"
        df, inversion = self.angle(ankle, "df"), self.angle(ankle, "inv")
        self.frames[ankle] = self.frames[f"{side} knee"].child(
            vector(0, 0, -size.SHANK),
            about_y(-df)
            @ about_x(out * -inversion)
            @ about_z(out * self.angle(ankle, "toe_out", 6)),
        )

    def _arm(self, side: str) -> None:
        out, frames = outward(side), self.frames
        shoulder, elbow, wrist = (f"{side} {joint}" for joint in ("shoulder", "elbow", "wrist"))
        flex, abd = self.angle(shoulder, "flex"), self.angle(shoulder, "abd")
        frames[shoulder] = frames["T5"].child(
            self._shoulder_at(side, max(flex, abd)),
            about_y(-flex) @ about_x(out * abd) @ about_z(out * self.angle(shoulder, "er")),
        )
        pronation = 30 - self.angle(elbow, "sup")
        frames[elbow] = frames[shoulder].child(
            vector(0, 0, -size.UPPER_ARM),
            about_y(-self.angle(elbow, "flex", 8)) @ about_z(-out * pronation),
        )
        frames[wrist] = frames[elbow].child(
            vector(0, 0, -size.FOREARM),
            about_x(out * self.angle(wrist, "ext")) @ about_y(-self.angle(wrist, "radial")),
        )

    def _shoulder_at(self, side: str, raised: float) -> Array:
        """The shoulder joint rides up and in once the arm passes 40 degrees."""
        lift = max(0.0, raised - 40) / 140
        elevate = self.angle(f"{side} scapula", "elevate") / 1000
        protract = self.angle(f"{side} scapula", "protract") / 1000
        return vector(
            -0.012 + 0.02 * lift + protract,
            outward(side) * (size.SHOULDER_HALF - 0.035 * lift - 0.3 * protract),
            0.068 + 0.055 * lift + elevate,
        )
