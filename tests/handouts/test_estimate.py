"""The number of pages, worked out cheaply: near what was typeset, and more for more."""

from datetime import date

import pytest

from hep import plan_templates
from hep.handouts.estimate import Pages, pages
from hep.library import Library
from hep.plans import new
from hep.printing import Layout

# Counted on typeset drafts of these plan templates.
TYPESET = [
    ("achilles-mid", Layout.STANDARD, 3),
    ("achilles-mid", Layout.COMPACT, 2),
    ("achilles-mid", Layout.LARGE_PRINT, 5),
    ("achilles-mid", Layout.PICTURES_FIRST, 2),
    ("desk-worker", Layout.STANDARD, 4),
    ("desk-worker", Layout.COMPACT, 2),
    ("desk-worker", Layout.LARGE_PRINT, 6),
    ("desk-worker", Layout.PICTURES_FIRST, 3),
    ("piriformis-beginner", Layout.STANDARD, 3),
    ("piriformis-beginner", Layout.LARGE_PRINT, 5),
]


@pytest.mark.parametrize(("slug", "layout", "counted"), TYPESET)
def test_the_estimate_is_at_most_one_page_off(
    slug: str, layout: Layout, counted: int, library: Library
) -> None:
    template = library.plan_templates[slug]
    plan = plan_templates.start(template, None, library.exercises, date.today())
    found = pages(plan, library, layout)
    assert not found.exact
    assert abs(found.number - counted) <= 1, found


def test_an_empty_plan_has_no_pages(library: Library) -> None:
    assert pages(new(date.today()), library) == Pages(0)
