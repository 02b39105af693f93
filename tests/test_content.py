"""Every content file passes its gates, and the source documents are told truly."""

import pytest

from hep import library
from hep.library import DATA, check

FILES = sorted(str(path.relative_to(DATA)) for path in DATA.rglob("*.toml"))


@pytest.fixture(scope="module")
def found():
    return check.findings(library.read())


@pytest.mark.parametrize("file", FILES)
def test_content_file(file, found):
    mine = [finding for finding in found if finding.startswith(f"{file}:")]
    assert not mine, "\n".join(mine)


def test_no_finding_is_left_over(found):
    left = [finding for finding in found if finding.split(":")[0] not in FILES]
    assert not left, "\n".join(left)


def test_s004_starts_with_its_own_order_and_holds():
    template = library.read().plan_templates["piriformis-beginner"]
    holds = [one.dosage.amount.hold for one in template.exercises]
    assert [one.exercise for one in template.exercises] == [
        "hook-lying",
        "double-knee-to-chest",
        "knee-to-opposite-shoulder",
        "knees-to-side",
    ]
    assert [hold and hold.text for hold in holds] == [None, "5-30", "5-30", "5-30"]
    assert [one.group.value for one in template.exercises] == [
        "warm-up",
        "warm-up",
        "warm-up",
        "intensify",
    ]


def test_s001_dose_wins_and_what_is_ours_is_labelled():
    template = library.read().plan_templates["sciatica-four"]
    pull = template.exercises[0].dosage
    assert (pull.amount.hold.text, pull.amount.reps.text, pull.set_by) == ("30+", "2-3", "S001")
    assert template.ours == ("sciatic-slider-supine", "bridge")
    assert "our choice" in template.note
