"""What is committed is what the poses and the engine make: nothing stale, nothing unexcused."""

import pytest

from hep import figures
from hep.drawing import ENGINE
from hep.drawing.checks import open_findings
from hep.figures import ledger
from hep.figures.committed import INDEX, VERDICTS
from hep.pose import PoseError

MOST_EXCUSED = 2
"""Findings that poses excuse with a reason. This number may only go down."""


@pytest.mark.parametrize("slug", figures.pose_slugs())
def test_every_pose_can_be_read(slug):
    try:
        figures.pose(slug)
    except PoseError as error:
        pytest.fail(str(error))


def test_no_drawing_is_stale():
    entries = ledger.read(INDEX)
    stale = [s for s in figures.pose_slugs() if ledger.stale(entries, figures.pose(s), ENGINE)]
    assert not stale, f"Run `flask figure build` for {', '.join(stale)}"


def test_no_verdict_is_stale():
    entries = ledger.read(VERDICTS)
    stale = [s for s in figures.pose_slugs() if ledger.stale(entries, figures.pose(s), ENGINE)]
    assert not stale, f"Run `flask figure check` for {', '.join(stale)}"


def test_no_finding_stands_without_an_excuse():
    standing = [
        f"{slug}: {finding}"
        for slug, entry in ledger.read(VERDICTS).items()
        for finding in open_findings(figures.pose(slug), entry["findings"])
    ]
    assert not standing, "\n".join(standing)


def test_excuses_only_become_fewer():
    excused = sum(
        len(entry["findings"]) - len(open_findings(figures.pose(slug), entry["findings"]))
        for slug, entry in ledger.read(VERDICTS).items()
    )
    assert excused <= MOST_EXCUSED


def test_every_excuse_has_a_reason_and_is_needed():
    verdicts = ledger.read(VERDICTS)
    for slug in figures.pose_slugs():
        for start, reason in figures.pose(slug).excused.items():
            assert reason.endswith("."), f"{slug}: say why {start!r} is right as it is"
            assert any(f.startswith(start) for f in verdicts[slug]["findings"]), f"{slug}: {start}"
