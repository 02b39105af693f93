"""Ledgers: what was drawn or checked of each pose, and of which version of it.

A ledger is a JSON file with one line per pose, so that changes read well and merge easily.
"""

import fcntl
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from hep.pose import Pose, digest

Entry = dict[str, Any]


def read(path: Path) -> dict[str, Entry]:
    """All entries, by pose; none when there is no file."""
    if not path.exists():
        return {}
    entries: dict[str, Entry] = json.loads(path.read_text(encoding="utf-8"))
    return entries


def record(path: Path, slug: str, entry: Entry) -> None:
    """Keep one entry. Others may write at the same time: each changes only its own line."""
    _change(path, {slug: entry}, ())


def forget(path: Path, slugs: Collection[str]) -> None:
    """Drop entries."""
    _change(path, {}, slugs)


def stale(entries: dict[str, Entry], pose: Pose, engine: int) -> bool:
    """Whether a pose's entry is missing, or made of another pose or by another engine."""
    entry = entries.get(pose.slug, {})
    return (entry.get("pose"), entry.get("engine")) != (digest(pose), engine)


def _change(path: Path, new: dict[str, Entry], gone: Collection[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with (path.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        entries = {slug: e for slug, e in (read(path) | new).items() if slug not in gone}
        lines = [f"{json.dumps(slug)}: {json.dumps(entries[slug])}" for slug in sorted(entries)]
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
