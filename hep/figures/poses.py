"""The poses of data/poses."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from hep.pose import Pose, PoseError, read

FOLDER = Path(__file__).resolve().parents[2] / "data" / "poses"


@cache
def pose_tables() -> dict[str, dict[str, Any]]:
    """Every pose file as a table, by slug. Raises PoseError when a file is not TOML."""
    return {path.stem: _table(path) for path in sorted(FOLDER.glob("*.toml"))}


def pose_slugs() -> tuple[str, ...]:
    """The poses there are, in order."""
    return tuple(pose_tables())


def pose(slug: str) -> Pose:
    """The pose with everything it inherits. Raises PoseError."""
    return read(slug, pose_tables())


def pose_text(slug: str) -> str:
    """The file of a pose as it was written. Raises KeyError where there is none."""
    if slug not in pose_tables():
        raise KeyError(slug)
    return (FOLDER / f"{slug}.toml").read_text(encoding="utf-8")


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PoseError(f"{path.name}: {error}") from error
