"""Pictures on a handout: a drawing by its address, or the frame that stands in for one."""

from collections.abc import Callable
from dataclasses import dataclass

from hep import figures
from hep.dosage import Side
from hep.exercises import shown_side
from hep.figures import Drawing

FIGURE = "hep:figure/"
LARGEST_SCALE = 1.15
Draw = Callable[[str, Side], Drawing | None]


@dataclass(frozen=True)
class Picture:
    """One picture of a pose with the working side. Sizes are mm at the scale all share.

    `width` and `height` are 0 where the pose has no drawing yet. A close-up shows a part of
    the body enlarged, so it does not share the scale.
    """

    pose: str
    side: Side
    alt: str
    caption: str
    width: float = 0.0
    height: float = 0.0
    close_up: bool = False

    @property
    def address(self) -> str:
        """What the HTML names the drawing with; empty where there is none."""
        return f"{FIGURE}{self.pose}-{self.side.value}" if self.width else ""

    @property
    def tall(self) -> bool:
        """Whether it stands upright."""
        return self.height > 1.2 * self.width

    def scale(self, width: float, height: float) -> float:
        """The factor that fits it into a box of `width` by `height` mm, enlarged a little only.

        People keep about the same size from one drawing to the next.
        """
        if not self.width:
            return 1.0
        return min(width / self.width, height / self.height, LARGEST_SCALE)


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
