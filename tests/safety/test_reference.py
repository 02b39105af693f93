"""What every rule says of every exercise, kept as a reference: a change shows what it changed.

After a change that is meant: HEP_REFRESH=1 .venv/bin/pytest tests/safety/test_reference.py
"""

import os
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from hep.dosage import Side
from hep.library import Library
from hep.safety import Condition, Present, review
from tests.safety.test_review import plan_of

REFERENCE = Path(__file__).with_name("reference.txt")
SIDES = (Side.LEFT, Side.RIGHT)


def lines(library: Library) -> Iterator[str]:
    """A line for each condition and exercise that meet, prescribed for the left side.

    `left` and `right` are the side of the condition; each finding is its kind's first letter,
    the number of its row and the limb.
    """
    for slug, condition in sorted(library.conditions.items()):
        yield f"# {slug}"
        for exercise in sorted(library.exercises):
            found = [f"{side.value}={said}" for side in _sides(condition)
                     if (said := _said(library, condition, exercise, side))]  # fmt: skip
            if found:
                yield f"{exercise}: {' '.join(found)}"


def _sides(condition: Condition) -> tuple[Side, ...]:
    return SIDES if condition.has_side else (Side.LEFT,)


def _said(library: Library, condition: Condition, exercise: str, side: Side) -> str:
    plan = plan_of((exercise, Side.LEFT))
    found = review(plan, library.exercises, [Present(condition, side)])
    codes = [f"{one.kind.value[0]}{one.row.slug.rsplit('-', 1)[1]}{one.limb[:1]}" for one in found]
    return ",".join(codes)


def test_the_rules_say_what_they_said(library: Library) -> None:
    said = "\n".join(lines(library)) + "\n"
    if os.environ.get("HEP_REFRESH"):
        REFERENCE.write_text(said, encoding="utf-8")
    kept = REFERENCE.read_text(encoding="utf-8")
    changed = list(unified_diff(kept.splitlines(), said.splitlines(), "kept", "now", n=0))
    assert not changed, "\n".join(changed[:60])


def test_the_comparison_can_fail(library: Library) -> None:
    kept = REFERENCE.read_text(encoding="utf-8")
    assert kept.count("\n") > 1000
    assert "supine-figure-4-pull: left=c1l" in kept.split("# tha-posterior\n", 1)[1].split("#")[0]
