"""The values a pose is made of. Lengths are metres, angles degrees, signs clinical.

World axes: x points where a standing body faces, y to its left, z up; the floor is z = 0.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Camera:
    """From where the body is seen: turn 0 looks from its right, tilt 90 from above.

    `close_up` names a body part to fill the frame with; empty shows the whole body.
    """

    turn: float = 0.0
    tilt: float = 8.0
    close_up: str = ""
    radius: float = 0.3


@dataclass(frozen=True)
class Contact:
    """Where a hand or a foot rests: on a body part, on the floor, or at a point.

    `on` names a body part, `along` runs from 0 at its near joint to 1 at its far joint, `side`
    is front, back, inner, outer, top or under, or two of them joined by a space. `floor` is an
    offset (forwards, sideways) from the shoulder. `at` is a point, `facing` the direction the palm
    pushes. `beside` is an offset from the other ankle.
    """

    on: str = ""
    along: float = 0.5
    side: str = "front"
    floor: tuple[float, float] | None = None
    at: Vector | None = None
    facing: Vector = (0.0, 0.0, -1.0)
    beside: Vector | None = None
    by: Vector = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Leg:
    """One leg's contact. `sole` is flat when the sole must lie level.

    `plant` keeps the hip's angles and finds the knee angle that puts the sole on the floor.
    """

    foot: Contact | None = None
    plant: bool = False
    sole: str = "free"
    knee_toward: Vector | None = None
    toes_toward: Vector | None = None
    height: float = 0.0


@dataclass(frozen=True)
class Arm:
    """One arm's contact, and how its hand is held. Without `curl` the fingers close by touch."""

    hand: Contact | None = None
    elbow_toward: Vector | None = None
    fingers_toward: Vector | None = None
    curl: float | None = None
    thumb: float | None = None
    spread: float = 0.0


@dataclass(frozen=True)
class Settle:
    """How the body comes to rest: `how` is lie, rest or hang.

    `parts` carry the weight at `height`; `head` is the height under the head, None leaves it.
    """

    how: str = "rest"
    parts: tuple[str, ...] = ()
    height: float = 0.0
    head: float | None = None


@dataclass(frozen=True)
class Prop:
    """A thing in the picture: its kind, and the settings that kind knows."""

    name: str
    kind: str
    settings: tuple[tuple[str, float | str | tuple[float, ...]], ...] = ()


@dataclass(frozen=True)
class Arrow:
    """A movement arrow from `start` to `end`, offsets from the body part `near` or the origin.

    `bend` bulges it sideways, as a share of its length.
    """

    start: Vector
    end: Vector
    near: str = ""
    bend: float = 0.0


@dataclass(frozen=True)
class Pose:
    """One frame of an exercise, drawn with the right side as the working side.

    `ghost` is a pose shown as a faint outline behind this one, for movements too small to see in
    two frames.
    """

    slug: str
    title: str
    description: str
    base: str = "standing"
    look: str = ""
    facing: float = 0.0
    joints: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    settle: Settle = field(default_factory=Settle)
    legs: Mapping[str, Leg] = field(default_factory=dict)
    arms: Mapping[str, Arm] = field(default_factory=dict)
    props: tuple[Prop, ...] = ()
    camera: Camera = field(default_factory=Camera)
    highlight: tuple[str, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    ghost: "Pose | None" = None
    excused: Mapping[str, str] = field(default_factory=dict)

    def angle(self, joint: str, movement: str, default: float = 0.0) -> float:
        """The angle of one movement of one joint, in degrees."""
        return self.joints.get(joint, {}).get(movement, default)


def digest(pose: Pose) -> str:
    """Twelve hex digits that change when anything drawn or checked of the pose changes."""
    text = json.dumps(asdict(pose), sort_keys=True, default=dict)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
