"""Committed drawings: what a page gets, mirrored, and that none is missing."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from hep import figures
from hep.figures.committed import swapped

SVG = "{http://www.w3.org/2000/svg}"
MEAN, MOST = 16 * 1024, 28 * 1024


def test_a_pose_without_a_drawing_gives_none():
    assert figures.drawing("no-such-pose", "left") is None


def test_every_pose_has_a_drawing_and_every_drawing_a_pose():
    assert figures.slugs() == frozenset(figures.pose_slugs())


def test_drawings_share_one_body_scale():
    """One unit of every view box is a tenth of a millimetre on paper."""
    for slug in figures.slugs():
        found = figures.drawing(slug, "right")
        assert found is not None
        box = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', found.svg)
        assert box is not None
        assert (float(box[1]) / 10, float(box[2]) / 10) == (found.width, found.height), slug


def test_the_left_drawing_is_the_mirror_in_shapes_and_words():
    right = figures.drawing("single-knee-to-chest", "right")
    left = figures.drawing("single-knee-to-chest", "left")
    assert right is not None
    assert left is not None
    assert left.title == "Left knee hugged to the chest"
    assert "The right knee is bent" in left.description
    assert f"<title>{left.title}</title>" in left.svg
    assert re.findall(r' d="([^"]+)"', left.svg) == re.findall(r' d="([^"]+)"', right.svg)
    assert left.svg.count('<g transform="matrix(-1 0 0 1 ') == 1
    assert (left.width, left.height) == (right.width, right.height)


def test_words_are_swapped_whole_and_twice_is_once():
    words = "Right foot over the left knee, upright"
    assert swapped(words) == "Left foot over the right knee, upright"
    assert swapped(swapped(words)) == words


@pytest.fixture(scope="module")
def drawings():
    return {slug: figures.drawing(slug, "left") for slug in sorted(figures.slugs())}


def test_drawings_hold_opaque_paths_and_nothing_else(drawings):
    for slug, found in drawings.items():
        tags = {
            element.tag.removeprefix(SVG) for element in ElementTree.fromstring(found.svg).iter()
        }
        assert tags <= {"svg", "title", "desc", "g", "path"}, slug
        for word in ("opacity", "currentColor", "clip", "url(", "dasharray", "style"):
            assert word not in found.svg, slug


def test_numbers_have_one_decimal_at_most(drawings):
    for slug, found in drawings.items():
        for data in re.findall(r' d="([^"]+)"', found.svg):
            assert not re.search(r"\.\d\d", data), slug


def test_every_drawing_says_what_it_shows(drawings):
    for slug, found in drawings.items():
        assert found.title != slug, f"{slug}: give the pose a title"
        assert found.description.endswith("."), f"{slug}: give the pose a description"


def test_drawings_stay_small(drawings):
    sizes = {slug: len(found.svg) for slug, found in drawings.items()}
    assert max(sizes.values()) <= MOST, max(sizes, key=sizes.__getitem__)
    assert sum(sizes.values()) / len(sizes) <= MEAN
