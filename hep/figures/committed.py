"""The drawings committed under data/figures, read when asked for and then kept."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hep.dosage import Side
from hep.figures import ledger
from hep.figures.poses import pose
from hep.pose import digest

FOLDER = Path(__file__).resolve().parents[2] / "data" / "figures"
INDEX, VERDICTS = FOLDER / "index.json", FOLDER / "verdicts.json"
_SWAP = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}


@dataclass(frozen=True)
class Drawing:
    """One frame ready to print. `width` and `height` are millimetres on paper.

    Every drawing has the same body scale, so people keep their size on a page when all drawings
    of that page are enlarged or reduced by one factor.
    """

    svg: str
    width: float
    height: float
    title: str
    description: str


@cache
def index() -> dict[str, dict[str, Any]]:
    """What is known of each committed drawing, by pose: size, words and digests."""
    return ledger.read(INDEX)


@cache
def angles(slug: str) -> dict[str, dict[str, int]] | None:
    """The angles that contacts left in a pose, by joint, as the last check measured them.

    None where this version of the pose was not checked.
    """
    entry = _verdicts().get(slug, {})
    found: dict[str, dict[str, int]] | None = entry.get("angles")
    return found if entry.get("pose") == digest(pose(slug)) else None


@cache
def _verdicts() -> dict[str, dict[str, Any]]:
    return ledger.read(VERDICTS)


@cache
def slugs() -> frozenset[str]:
    """The poses that have a committed drawing."""
    return frozenset(index())


def drawing(pose: str, side: Side | str) -> Drawing | None:
    """The drawing of a pose with `side` as the working side; None when none is committed.

    Drawings are kept for the right side. Any side but left gives that one; left gives its mirror.
    """
    return _drawing(pose, str(side) == "left")


@cache
def _drawing(pose: str, left: bool) -> Drawing | None:
    entry = index().get(pose)
    path = FOLDER / f"{pose}.svg"
    if entry is None or not path.exists():
        return None
    svg = path.read_text(encoding="utf-8")
    found = Drawing(svg, entry["width"], entry["height"], entry["title"], entry["description"])
    return mirrored(found) if left else found


def mirrored(right: Drawing) -> Drawing:
    """The same drawing for the left side: shapes flipped, left and right swapped in its words.

    Raises ValueError when the drawing has no view box or no shapes.
    """
    box = re.search(r'viewBox="([-\d.]+) [-\d.]+ ([-\d.]+) ', right.svg)
    if box is None or "<g>" not in right.svg:
        raise ValueError(f"{right.title}: the drawing has no view box or no group of shapes")
    middle = f"{2 * float(box[1]) + float(box[2]):.1f}"
    head, shapes = right.svg.split("<g>", 1)
    svg = f'{swapped(head)}<g transform="matrix(-1 0 0 1 {middle} 0)">{shapes}'
    return Drawing(svg, right.width, right.height, swapped(right.title), swapped(right.description))


def swapped(words: str) -> str:
    """The words with left and right exchanged."""
    return re.sub(r"\b([Ll]eft|[Rr]ight)\b", lambda found: _SWAP[found[0]], words)
