"""Gates on poses: what a drawing shows agrees with the tags of its exercise.

The tags were written by hand; the drawing is the second opinion. Where a hand or foot is placed
by contact the angles follow from it, so they are read from the last check of the drawing.
"""

from collections.abc import Iterator, Mapping

from hep import figures
from hep.exercises import Exercise
from hep.library import Library
from hep.pose import Pose, PoseError

# A pose begins from one of these; its exercise must name one of the positions beside it.
POSITIONS = {
    "supine": {"pos:supine"},
    "prone": {"pos:prone", "pos:plank"},
    "side-lying": {"pos:sidelying"},
    "side-lying-right": {"pos:sidelying"},
    "sitting": {"pos:seated", "pos:longsit", "pos:floor-sit"},
    "hands-and-knees": {"pos:quadruped", "pos:kneeling"},
    "kneeling": {"pos:kneeling", "pos:quadruped"},
    "standing": {"pos:standing", "pos:gait", "pos:plank", "pos:change"},
}
# Degrees; a little past the limit of the tag, since a drawing exaggerates to be seen.
HIP_FLEXED, HIP_BENT, HIP_EXTENDED = 95, 75, -15
HIP_OPENED, HIP_CROSSED = 40, -12
KNEE_FOLDED = 135
ARM_RAISED = 115
# Tags that say the same or more.
ALSO_SAID = {
    "hip:flex-90": frozenset({"hip:flex-gt90"}),
    "hip:ext": frozenset({"hip:ext-forced"}),
    "hip:abd-mid": frozenset({"hip:abd-wide"}),
    "hip:add": frozenset({"hip:add-mid"}),
    "knee:flex-end": frozenset({"knee:flex-deep"}),
}
Angles = Mapping[str, Mapping[str, int]]
# The tag says less than the picture, and here is why that is right.
SETTLED = {
    ("cat-cow", "shoulder:elev-gt90"): "the rounded back turns away from arms that stay upright",
    ("pelvic-tilt", "knee:flex-end"): "the tilt draws the heels in; the words leave them at ease",
    ("backward-walk", "hip:ext"): "the stride is drawn long to be seen; walking stays within it",
}


def findings(library: Library) -> Iterator[str]:
    """Exercises whose drawing shows what no tag says, and drawings that are missing."""
    known = figures.pose_slugs()
    for exercise in library.exercises.values():
        where = f"exercises/{exercise.slug}.toml"
        for field, slug in (("start_pose", exercise.start_pose), ("end_pose", exercise.end_pose)):
            if slug not in known:
                yield f"{where}: {field}: there is no data/poses/{slug}.toml."
        if exercise.end_pose in known:
            yield from _disagreements(where, exercise)
    used = {one for each in library.exercises.values() for one in (each.start_pose, each.end_pose)}
    inherited = {str(table.get("from", "")) for table in figures.pose_tables().values()}
    for slug in sorted(set(known) - used - inherited):
        yield f"poses/{slug}.toml: no exercise and no other pose uses it."


def _disagreements(where: str, exercise: Exercise) -> Iterator[str]:
    try:
        pose = figures.pose(exercise.end_pose)
    except PoseError as error:
        yield f"poses/{exercise.end_pose}.toml: {error}"
        return
    every = exercise.demands.tags | exercise.demands.other_tags
    if not every & POSITIONS[pose.base]:
        wanted = " or ".join(sorted(POSITIONS[pose.base]))
        yield f"{where}: demands: the drawing begins {pose.base}; name {wanted}."
    angles = figures.angles(pose.slug)
    if angles is None:
        yield f"poses/{pose.slug}.toml: not measured yet: flask figure check {pose.slug}"
        return
    for side in ("right", "left"):
        tags = exercise.demands.tags if side == "right" else exercise.demands.other_tags
        for tag, accepted in shown(pose, side, angles):
            said = tags if exercise.has_sides else every
            if not said & accepted and (exercise.slug, tag) not in SETTLED:
                yield f"{where}: demands: the drawing needs {tag} ({side} side)."


def shown(pose: Pose, side: str, angles: Angles) -> Iterator[tuple[str, frozenset[str]]]:
    """The tags that the angles of a drawing ask for on one side, each with those that say it too.

    `angles` are those that hands and feet left when they found their places.
    """
    hip, arm = angles[f"{side} hip"], angles[f"{side} shoulder"]["raised"]
    knee, crawls = angles[f"{side} knee"]["flex"], pose.base == "hands-and-knees"
    under = pose.base.startswith("side-lying") and side == _under(pose)
    asked = {
        "hip:flex-gt90": hip["flex"] > HIP_FLEXED and not crawls,
        "hip:flex-90": HIP_BENT < hip["flex"] <= HIP_FLEXED and pose.base != "sitting",
        "hip:ext": hip["flex"] < HIP_EXTENDED,
        "hip:abd-mid": hip["abd"] > HIP_OPENED,
        "hip:add": hip["abd"] < HIP_CROSSED,
        "knee:flex-end": knee > KNEE_FOLDED,
        "shoulder:elev-gt90": arm > ARM_RAISED and not under,
    }
    yield from (
        (tag, ALSO_SAID.get(tag, frozenset()) | {tag}) for tag, needed in asked.items() if needed
    )


def _under(pose: Pose) -> str:
    """The side a side-lying body lies on; that arm rests under the head, `shoulder:compress`."""
    return "right" if pose.base == "side-lying-right" else "left"
