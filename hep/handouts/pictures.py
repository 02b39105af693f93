"""Pictures on a handout: a drawing by its address, or the frame that stands in for one."""

from collections.abc import Callable
from dataclasses import dataclass

from hep import figures
from hep.dosage import Side
from hep.exercises import Exercise, OwnDrawing, Photo, shown_side
from hep.figures import Drawing, swapped

FIGURE, PHOTO, OWN_DRAWING = "hep:figure/", "hep:photo/", "hep:own-drawing/"
# The box in mm that a photo fills; it shows no body at the scale that drawings share.
PHOTO_BOX = (58, 44)
LARGEST_SCALE = 1.15
Draw = Callable[[str, Side], Drawing | None]


def _none(name: str) -> bytes:
    raise LookupError(name)


@dataclass(frozen=True)
class Kept:
    """Reads what the clinic keeps, by its hash: JPEG photos, and SVG drawings of its own poses."""

    photo: Callable[[str], bytes]
    own_drawing: Callable[[str], bytes]


NONE_KEPT = Kept(_none, _none)
"""For sheets of the library's own exercises, which show neither."""


@dataclass(frozen=True)
class Picture:
    """One picture of a pose with the working side. Sizes are mm at the scale all share.

    `width` and `height` are 0 where the pose has no drawing yet. A close-up shows a part of
    the body enlarged, and a photo (by its hash) any person, so they do not share the scale. The
    clinic's own drawing (by its hash) shares it.
    """

    pose: str
    side: Side
    alt: str
    caption: str
    width: float = 0.0
    height: float = 0.0
    close_up: bool = False
    photo: str = ""
    own_drawing: str = ""

    @property
    def address(self) -> str:
        """What the HTML names the picture with; empty where there is none."""
        if self.photo:
            return f"{PHOTO}{self.photo}"
        if self.own_drawing:
            return f"{OWN_DRAWING}{self.own_drawing}"
        return f"{FIGURE}{self.pose}-{self.side.value}" if self.width else ""

    @property
    def tall(self) -> bool:
        """Whether it stands upright."""
        return self.height > 1.2 * self.width

    def scale(self, width: float, height: float, most: float = LARGEST_SCALE) -> float:
        """The factor that fits it into a box of `width` by `height` mm, at most `most`.

        Enlarged a little only, people keep about the same size from one drawing to the next.
        """
        if not self.width:
            return 1.0
        return min(width / self.width, height / self.height, most)


def of_frame(
    exercise: Exercise,
    frame: str,
    side: Side | None,
    caption: str,
    draw: Draw,
    told: str | None = None,
) -> Picture:
    """The picture of a frame, `start` or `end`: a photo, an own drawing, or the library's."""
    photo = exercise.photo(frame)
    if photo is not None:
        return photograph(photo, side, caption)
    own_drawing = exercise.own_drawing(frame)
    if own_drawing is not None:
        return drawn(own_drawing, side, caption)
    pose = exercise.start_pose if frame == "start" else exercise.end_pose
    return picture(pose, side, caption, draw, told)


def photograph(photo: Photo, side: Side | None, caption: str) -> Picture:
    """The picture of a photo, mirrored where the left side is shown."""
    shown = shown_side(side)
    scale = min(PHOTO_BOX[0] / photo.width, PHOTO_BOX[1] / photo.height)
    size = (round(photo.width * scale, 1), round(photo.height * scale, 1))
    return Picture("", shown, photo.alt, caption, *size, close_up=True, photo=photo.shown(shown))


def drawn(drawing: OwnDrawing, side: Side | None, caption: str) -> Picture:
    """The picture of the clinic's own drawing; for the left its words are exchanged as well."""
    shown = shown_side(side)
    alt = swapped(drawing.alt) if shown is Side.LEFT else drawing.alt
    name, size = drawing.shown(shown), (drawing.width, drawing.height)
    return Picture("", shown, alt, caption, *size, drawing.close_up, own_drawing=name)


def picture(
    pose: str, side: Side | None, caption: str, draw: Draw, told: str | None = None
) -> Picture:
    """The picture of a pose; its alternative text is `told`, or the drawing's own description."""
    shown = shown_side(side)
    drawing = draw(pose, shown)
    if drawing is None:
        return Picture(pose, shown, caption, caption)
    alt = (drawing.description or drawing.title or caption) if told is None else told
    close_up = pose in figures.pose_slugs() and bool(figures.pose(pose).camera.close_up)
    return Picture(pose, shown, alt, caption, drawing.width, drawing.height, close_up)
