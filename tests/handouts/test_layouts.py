"""Layouts: what every page of every layout carries, on both papers, and how large its text is."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hep.handouts import assets, typesetting
from hep.handouts.typesetting import Typeset, Typesetter
from hep.printing import Layout, NameForm, Paper, Part, Printing
from tests.handouts import people
from tests.handouts.pdf import pages_of

EVERY = [(layout, paper) for layout in Layout for paper in Paper]
THREE = ("hug", "cross", "rest")
SMALLEST = {Layout.LARGE_PRINT: 12}
STEPS = {
    Layout.STANDARD: 12,
    Layout.LARGE_PRINT: 18,
    Layout.COMPACT: 9,
    Layout.ONE_PER_PAGE: 18,
}
STEP = {Layout.STANDARD: "Put your right ankle"}
POINTS = 0.75


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


def typeset(typesetter: Typesetter, printing: Printing, *slugs: str, **changes: object) -> Typeset:
    made = people.sheet(people.plan(*(slugs or THREE)), printing=printing, **changes)
    return typesetter.typeset(people.page(made), assets.for_sheet(made, people.draw))


@pytest.mark.parametrize(("layout", "paper"), EVERY)
def test_every_page_can_stand_alone_and_be_read(
    typesetter: Typesetter,
    layout: Layout,
    paper: Paper,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    documents = remembered(monkeypatch)
    made = typeset(typesetter, Printing(layout, paper, without=frozenset()))
    pages = pages_of(made.pdf, tmp_path)
    assert made.warnings == ()
    for number, text in enumerate(pages, start=1):
        words = " ".join(text.split())
        assert "Rosa Whitfield" in words
        assert f"Page {number} of {len(pages)}" in words
        assert "Stop if you feel sharp pain, tingling or numbness. Call" in words
        assert "04 555 0142" in words
        assert "DRAFT" not in words
    whole = " ".join(" ".join(pages).split())
    for sign in ("This is fine", "Stop, rest, call us", "Emergency, call", "111", "Sharp pain"):
        assert sign in whole
    sizes = text_sizes(documents)
    assert min(sizes.values()) >= SMALLEST.get(layout, 9)
    steps = [size for text, size in sizes.items() if text.startswith(STEP.get(layout, "One."))]
    assert all(size >= STEPS.get(layout, 9) for size in steps)
    assert bool(steps) == (layout in STEPS)


def remembered(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The documents that are laid out from now on."""
    documents: list[Any] = []
    laid_out = typesetting.laid_out

    def remember(*asked: Any, **options: Any) -> Any:
        documents.append(laid_out(*asked, **options))
        return documents[-1]

    monkeypatch.setattr(typesetting, "laid_out", remember)
    return documents


def text_sizes(documents: list[Any]) -> dict[str, float]:
    """The smallest size in points of each line of text in the boxes that were laid out."""
    sizes: dict[str, float] = {}
    for document in documents:
        for page in document.pages:
            for box in page._page_box.descendants(placeholders=True):
                if text := getattr(box, "text", "").strip():
                    size = round(box.style["font_size"] * POINTS, 2)
                    sizes[text] = min(size, sizes.get(text, size))
    assert len(sizes) > 30
    return sizes


@pytest.mark.parametrize("layout", Layout)
def test_a_draft_says_so_on_every_page_of_every_layout(
    typesetter: Typesetter, layout: Layout, tmp_path: Path
) -> None:
    made = typeset(typesetter, Printing(layout), issued=False)
    for text in pages_of(made.pdf, tmp_path):
        assert "DRAFT - not for the patient" in text
        assert "Pain today" not in text


@pytest.mark.parametrize("layout", Layout)
def test_no_layout_and_no_choice_drops_the_safety_block_or_a_precaution(layout: Layout) -> None:
    printing = Printing(layout, name_form=NameForm.NONE, without=frozenset(Part))
    made = people.sheet(people.plan("hug"), printing=printing, care={1: ("Keep your knee low.",)})
    html = people.page(made)
    for kind in ("fine", "stop", "emergency"):
        assert f'class="safety {kind}"' in html
    assert ("Keep your knee low." in html) == (layout is not Layout.LOG_ONLY)


def test_parts_that_are_left_out_are_not_on_the_sheet() -> None:
    plan = people.plan("hug")
    whole = people.page(people.sheet(plan, printing=Printing(without=frozenset())))
    for part, words in {
        Part.SUMMARY: "1 exercise, about",
        Part.LOG: "Tick each day",
        Part.DRAWINGS: "<img",
        Part.CLINICAL_NAMES: "Clinical hug",
    }.items():
        assert words in whole
        left_out = Printing(without=frozenset({part}))
        assert words not in people.page(people.sheet(plan, printing=left_out))


def test_a_long_chart_has_a_side_of_its_own() -> None:
    nine = people.plan(*["hug"] * 9)
    assert 'id="apart"' in people.page(people.sheet(nine))
    assert 'id="apart"' not in people.page(
        people.sheet(replace(nine, exercises=nine.exercises[1:]))
    )


def test_a_tick_chart_alone_always_has_its_chart() -> None:
    printing = Printing(Layout.LOG_ONLY, without=frozenset({Part.LOG}))
    assert people.sheet(people.plan("hug"), printing=printing).tick_grid is not None


def test_large_print_ticks_one_week_at_a_time() -> None:
    grid = people.sheet(people.plan("hug"), printing=Printing(Layout.LARGE_PRINT)).tick_grid
    assert grid is not None
    assert [len(chart.days) for chart in grid.charts] == [7, 7]
