"""One figure, from pose to SVG: every room of the engine in its order."""

from dataclasses import dataclass, replace

import numpy as np

from hep.drawing import contacts, props
from hep.drawing.arrays import Array
from hep.drawing.body import Grip, Look, fingers, handless, look, palm, relaxed
from hep.drawing.body.parts import NEIGHBOURS, PROP_LABELS, PROPS, WOOD, arm_labels
from hep.drawing.contours import Curve
from hep.drawing.field import Scene, Solids, box, scene
from hep.drawing.ink import frame_box, shapes, units_per_pixel
from hep.drawing.skeleton import SIDES, Skeleton
from hep.drawing.svg import UNITS_PER_MM, Shape, document
from hep.drawing.view import View, projection, view
from hep.pose import Arm, Pose

HAND_JOINTS = ("index", "long", "ring", "little")
PIXEL = 0.002
"""The grid drawings are built on, metres of body per pixel."""
CLOSE_UP = 0.3
"""A close-up shows a part of this radius as large as a whole drawing's usual half width."""


@dataclass(frozen=True)
class Figure:
    """A finished drawing; `width` and `height` are millimetres on paper."""

    svg: str
    width: float
    height: float


@dataclass(frozen=True)
class Body:
    """A posed body with its props, before it is seen."""

    skeleton: Skeleton
    person: Look
    solids: Solids
    scene: Scene


def draw(pose: Pose, pixel: float = PIXEL) -> Figure:
    """The drawing of a pose. Raises the errors of contacts, props and targets for wrong names."""
    body = posed(pose)
    return inked(body, seen(body, pixel))


def posed(pose: Pose) -> Body:
    """The body in its pose, contacts made and fingers closed."""
    skeleton, person = Skeleton(pose), look(pose.look)
    contacts.place(skeleton, person)
    solids = handless(skeleton, person)
    solids.extend(props.solids(skeleton, held=False))
    for side in SIDES:
        hand = _hand(skeleton, side, solids)
        solids.extend(hand)
    solids.extend(props.solids(skeleton, held=True))
    return Body(skeleton, person, solids, scene(solids, NEIGHBOURS))


def _hand(skeleton: Skeleton, side: str, around: Solids) -> Solids:
    """A hand holding what is around it; what its own arm is made of does not count."""
    hand, wrist = Solids(), skeleton.frames[f"{side} wrist"]
    palm(hand, wrist, side)
    fingers(hand, wrist, side, _grip(skeleton, side, around))
    return hand


def _grip(skeleton: Skeleton, side: str, around: Solids) -> Grip:
    """Fingers as the pose bends them, else as its curl says, else closed by touch."""
    arm = skeleton.pose.arms.get(side, Arm())
    if any(f"{side} {name}" in skeleton.pose.joints for name in (*HAND_JOINTS, "fingers", "thumb")):
        return _bent_hand(skeleton, side)
    if arm.curl is not None or arm.hand is None:
        curl = 18.0 if arm.curl is None else arm.curl
        return relaxed(curl, 35.0 if arm.thumb is None else arm.thumb, arm.spread)
    return contacts.grip(skeleton, side, arm, scene(_near(skeleton, side, around), NEIGHBOURS))


def _bent_hand(skeleton: Skeleton, side: str) -> Grip:
    """The hand as the pose's joints say; a finger without its own angles follows `fingers`."""

    def bend(joint: str, movement: str) -> float:
        every = skeleton.angle(f"{side} fingers", movement, 12.0)
        return skeleton.angle(f"{side} {joint}", movement, every)

    one, two, three, four = (
        (bend(j, "base"), bend(j, "middle"), bend(j, "tip")) for j in HAND_JOINTS
    )
    thumb = f"{side} thumb"
    angles = (("away", 35.0), ("oppose", 15.0), ("tip", 18.0))
    away, oppose, tip = (skeleton.angle(thumb, name, usual) for name, usual in angles)
    spread = skeleton.angle(f"{side} fingers", "spread")
    return Grip((one, two, three, four), (away, oppose, tip), spread)


def _near(skeleton: Skeleton, side: str, around: Solids) -> Solids:
    wrist, few = skeleton.frames[f"{side} wrist"].at, Solids()
    own = set(arm_labels(side))
    if any(prop.kind in props.FLAT for prop in skeleton.pose.props):
        few.add(_floor(wrist), PROPS + len(skeleton.pose.props), PROP_LABELS, WOOD)
    for row, tag in zip(around.rows, around.tags, strict=True):
        near = float(np.linalg.norm(row[39:42] - wrist)) < row[42] + 0.3
        if tag[1] not in own and near:
            few.add(row, *tag)
    return few


def _floor(below: Array) -> Array:
    """A slab of floor under a hand, for its fingers to lie on."""
    return box((below[0], below[1], -0.05), (0.5, 0.5, 0.05), np.eye(3))


def seen(body: Body, pixel: float = PIXEL) -> View:
    """What the pose's camera sees of a body."""
    camera = body.skeleton.pose.camera
    fine = pixel * camera.radius / CLOSE_UP if camera.close_up else pixel
    seen_by = projection(camera, body.skeleton, body.solids.reals(), fine)
    return view(body.scene, seen_by)


def inked(body: Body, picture: View) -> Figure:
    """The finished drawing of a view."""
    pose = body.skeleton.pose
    enlarge = CLOSE_UP * 2 / pose.camera.radius if pose.camera.close_up else 1.0
    scale = units_per_pixel(picture) * enlarge
    found = shapes(picture, body.skeleton, body.person, enlarge, _ghost(pose, picture))
    box = frame_box(picture, scale) if pose.camera.close_up else bounds(found, scale)
    svg = document(found, box, scale, pose.title, pose.description)
    return Figure(svg, round(box[2] / UNITS_PER_MM, 1), round(box[3] / UNITS_PER_MM, 1))


def _ghost(pose: Pose, picture: View) -> View | None:
    """The pose's ghost without its props, on the same paper."""
    if pose.ghost is None:
        return None
    body = posed(replace(pose.ghost, props=()))
    return view(body.scene, picture.projection)


def bounds(found: list[Shape], scale: float) -> tuple[float, float, float, float]:
    """Left, top, width and height of everything painted, in units, strokes included."""
    points = np.concatenate([_corners(curve) for shape in found for curve in shape.curves])
    edge = max(shape.paint.width for shape in found) / 2 + 1
    low, high = points.min(0) * scale - edge, points.max(0) * scale + edge
    left, top = (float(np.floor(v)) for v in low)
    return left, top, float(np.ceil(high[0])) - left, float(np.ceil(high[1])) - top


def _corners(curve: Curve) -> Array:
    return np.vstack([curve.start[None], curve.pieces[:, 2]])
