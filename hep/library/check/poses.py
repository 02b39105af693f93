"""Gates on poses: what a drawing shows agrees with the tags of its exercise.

The tags were written by hand; the drawing is the second opinion. Only angles that a pose states
are judged: where a hand or foot is placed by contact, the angle follows and is not read here.
"""

from collections.abc import Iterator

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
HIP_FLEXED = 95
HIP_EXTENDED = -15
ARM_RAISED = 115
# The tag says less than the picture, and here is why that is right.
SETTLED = {
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
    for side in ("right", "left"):
        tags = exercise.demands.tags if side == "right" else exercise.demands.other_tags
        for tag, accepted in _shown(pose, side):
            said = tags if exercise.has_sides else every
            if not said & accepted and (exercise.slug, tag) not in SETTLED:
                yield f"{where}: demands: the drawing needs {tag} ({side} side)."


def _shown(pose: Pose, side: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The tags a pose's stated angles ask for on one side, each with those that also say it."""
    hip = pose.angle(f"{side} hip", "flex")
    if hip > HIP_FLEXED and pose.base != "hands-and-knees":
        yield "hip:flex-gt90", frozenset({"hip:flex-gt90"})
    if hip < HIP_EXTENDED:
        yield "hip:ext", frozenset({"hip:ext", "hip:ext-forced"})
    arm = max(pose.angle(f"{side} shoulder", move) for move in ("flex", "abd"))
    under = pose.base.startswith("side-lying") and side == _under(pose)
    if arm > ARM_RAISED and not under:
        yield "shoulder:elev-gt90", frozenset({"shoulder:elev-gt90"})


def _under(pose: Pose) -> str:
    """The side a side-lying body lies on; that arm rests under the head, `shoulder:compress`."""
    return "right" if pose.base == "side-lying-right" else "left"
