"""Rendering: what stands on the pages of a PDF."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Event

import pikepdf
import pytest

from hep.handouts import assets, rendering
from hep.handouts.rendering import Rendering, RenderingFailed, RenderingRefused
from hep.printing import Paper, Printing
from tests.handouts.pdf import elements, pages_of
from tests.handouts.people import draw, page, plan, rendered, sheet

SIX = ("hug", "cross", "twist", "figure", "press", "rest")


@pytest.fixture(scope="module")
def issued() -> Rendering:
    return rendered(
        sheet(plan(*SIX, goal="Walk to the market."), printing=Printing(paper=Paper.LETTER))
    )


@pytest.fixture(scope="module")
def draft() -> Rendering:
    return rendered(sheet(plan(*SIX), issued=False))


@pytest.fixture(scope="module")
def opened(issued: Rendering) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(issued.pdf))


def test_the_renderer_has_nothing_to_complain_about(issued: Rendering, draft: Rendering) -> None:
    assert issued.warnings == draft.warnings == ()


@pytest.mark.parametrize("kind", ["issued", "draft"])
def test_every_page_can_stand_alone(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made = request.getfixturevalue(kind)
    pages = pages_of(made.pdf, tmp_path)
    assert len(pages) == made.pages >= 3
    for number, text in enumerate(pages, start=1):
        assert "Rosa Whitfield" in text
        assert "Stop if you feel sharp pain, tingling or numbness. Call 04 555 0142." in text
        assert f"Page {number} of {made.pages}" in text
        assert "HS-4K7Q" in text
        assert ("DRAFT - not for the patient" in text) == (kind == "draft")


def test_only_what_was_issued_has_a_tick_grid(
    issued: Rendering, draft: Rendering, tmp_path: Path
) -> None:
    first, *_ = pages_of(issued.pdf, tmp_path)
    assert "Tick each day" in first
    assert "Week 2" in first
    assert "Pain today" in first
    for text in pages_of(draft.pdf, tmp_path):
        assert not any(words in text for words in ("Tick", "Week", "Pain today"))


@pytest.mark.parametrize("count", [1, 4, 5, 7, 10])
def test_an_exercise_is_never_split(count: int, tmp_path: Path) -> None:
    made = rendered(sheet(plan(*(["hug", "cross", "twist", "press"] * 3)[:count])))
    pages = pages_of(made.pdf, tmp_path)
    held = [text.count("Harder:") for text in pages]
    assert [text.count("How often") for text in pages] == held
    assert sum(held) == count
    filled = [number for number in held if number]
    assert max(filled) - min(filled) <= 1


def test_safety_boxes_stay_together(issued: Rendering, tmp_path: Path) -> None:
    [text] = [text for text in pages_of(issued.pdf, tmp_path) if "When to stop and call" in text]
    for words in ("This is fine", "Stop, rest, call us", "Emergency, call", "111"):
        assert words in text


def test_it_is_tagged_and_says_its_language_and_title(opened: pikepdf.Pdf) -> None:
    root = opened.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(opened.docinfo.Title) == "Exercises for Rosa Whitfield"
    with opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Exercises for Rosa Whitfield"


def test_headings_are_in_order(opened: pikepdf.Pdf) -> None:
    assert len(elements(opened, "/H1")) == 1
    assert len(elements(opened, "/H2")) >= len(SIX) + 2
    assert elements(opened, "/H3") == []


def test_every_figure_says_what_it_shows_and_where_it_is(opened: pikepdf.Pdf) -> None:
    figures = elements(opened, "/Figure")
    # A start, an end and a small drawing for each but the last, which has a start only.
    assert len(figures) == 3 * len(SIX) - 2
    assert {str(figure.Alt) for figure in figures} >= {
        "A person shows cross on the right side.",
        "A person shows rest-start on the right side.",
    }
    for figure in figures:
        x1, y1, x2, y2 = (float(number) for number in figure.A.BBox)
        _, _, width, height = (float(number) for number in figure.Pg.MediaBox)
        assert 0 <= x1 < x2 <= width
        assert 0 <= y1 < y2 <= height
        assert (x2 - x1) / (y2 - y1) == pytest.approx(2, rel=0.05)


def test_cells_of_the_tables_name_their_headers(opened: pikepdf.Pdf) -> None:
    cells = elements(opened, "/TD")
    ticked = [cell for cell in cells if "/A" in cell and "/Headers" in repr(cell.A)]
    assert len(ticked) > len(SIX)


def test_every_font_is_embedded(opened: pikepdf.Pdf) -> None:
    names = set()
    for one in opened.pages:
        for font in one.Resources.Font.values():
            [descendant] = font.DescendantFonts
            assert "/FontFile2" in descendant.FontDescriptor
            names.add(str(descendant.BaseFont).split("+")[-1])
    assert names <= {"Handout", "Handout-Bold", "Handout-Signs"} or len(names) <= 3


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_paper_is_the_clinics(paper: Paper, size: tuple[int, int]) -> None:
    made = pikepdf.open(BytesIO(rendered(sheet(plan("hug"), printing=Printing(paper=paper))).pdf))
    _, _, width, height = (round(float(number)) for number in made.pages[0].MediaBox)
    assert (width, height) == size


def test_the_same_sheet_gives_the_same_bytes() -> None:
    made = sheet(plan("hug", "rest"))
    first = rendered(made).pdf
    rendering.forget()
    assert rendered(made).pdf == first
    with pikepdf.open(BytesIO(rendered(made).pdf)) as opened:
        assert str(opened.docinfo.CreationDate).startswith("D:20261120")


def test_a_name_is_text_and_never_markup(tmp_path: Path) -> None:
    made = page(sheet(plan("hug", goal="<img src=x> & <b>walk</b>")))
    assert "&lt;img src=x&gt; &amp;" in made
    assert "<b>walk</b>" not in made


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<img src="file:///etc/hostname" alt="x">',
        '<img src="data:image/png;base64,AAAA" alt="x">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
        '<style>@import url("http://127.0.0.1:9/x.css");</style>',
        '<p style="background: url(http://127.0.0.1:9/x.svg)">x</p>',
        '<object data="http://127.0.0.1:9/x.svg"></object>',
        "<style>p::before { content: url(file:///etc/hostname) }</style><p>x</p>",
        '<ul style="list-style-image: url(file:///etc/hostname)"><li>x</li></ul>',
        '<img src="hep:figure/svg" alt="x">',
    ],
)
def test_nothing_is_fetched_but_what_is_in_the_table(markup: str) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">'
        '<image href="file:///etc/hostname" width="9" height="9"/></svg>'
    )
    html = f'<html lang="en"><head><title>t</title></head><body>{markup}</body></html>'
    with pytest.raises(RenderingRefused, match="Not allowed"):
        rendering.render(html, {"hep:figure/svg": svg})


def test_a_page_that_is_too_long_is_refused() -> None:
    with pytest.raises(RenderingRefused, match="200001 characters"):
        rendering.render("x" * 200_001, {})


def test_twenty_exercises_stay_below_the_limit() -> None:
    made = sheet(plan(*["cross"] * 20))
    assert len(page(made)) < rendering.LARGEST_HTML
    assert set(assets.for_sheet(made, draw)) == {
        "hep:figure/cross-start-right", "hep:figure/cross-right", "hep:ticks/14",
    }  # fmt: skip


def test_what_is_being_made_is_waited_for_and_not_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, go_on, made = Event(), Event(), []

    def slowly(request: str, _drawings: object) -> Rendering:
        made.append(request)
        begun.set()
        assert go_on.wait(30)
        return Rendering(b"the one", 1)

    monkeypatch.setattr(rendering, "_made", slowly)
    with ThreadPoolExecutor(2) as people:
        first = people.submit(rendering.later, "<p>asked for twice</p>", {})
        assert begun.wait(30)
        second = people.submit(rendering.render, "<p>asked for twice</p>", {})
        assert not second.done()
        go_on.set()
        assert first.result() == second.result() == Rendering(b"the one", 1)
    assert len(made) == 1
    rendering.forget()


def test_a_failure_is_not_waited_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Rendering:
        raise RenderingFailed("for this test")

    monkeypatch.setattr(rendering, "_made", fails)
    for _ in range(2):
        with pytest.raises(RenderingFailed, match="for this test"):
            rendering.render("<p>fails</p>", {})
