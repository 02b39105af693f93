"""Typesetting in this process: what the renderer's process does, seen from inside."""

import io

import pikepdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from hep import figures
from hep.handouts import assets
from hep.handouts.renderer_process import Lessons
from hep.handouts.typesetting import Locked, Refused, Typesetter
from hep.printing import Paper, Printing
from tests.handouts import people


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    made = Typesetter()
    made.warm()
    return made


def test_the_process_changes_nothing(typesetter: Typesetter) -> None:
    sheet = people.sheet(people.plan(*sorted(people.library().exercises)[:3]))
    html, table = people.page(sheet), assets.for_sheet(sheet, people.draw)
    here = typesetter.typeset(html, table)
    there = people.rendered(sheet)
    assert (here.pages, here.warnings) == (there.pages, ())
    assert here.pdf == there.pdf


def test_no_handout_takes_its_paper_from_the_one_before(typesetter: Typesetter) -> None:
    """Each has blocks that go to a next page, which is where a page gets its paper from."""
    plan = people.plan(*sorted(people.library().exercises)[:6])
    for paper, height in ((Paper.A4, 842), (Paper.LETTER, 792), (Paper.A4, 842)):
        sheet = people.sheet(plan, printing=Printing(paper=paper))
        made = typesetter.typeset(people.page(sheet), assets.for_sheet(sheet, people.draw))
        with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
            assert made.pages > 2
            assert {round(float(page.mediabox[3])) for page in pdf.pages} == {height}


def test_what_is_not_in_the_table_is_refused(typesetter: Typesetter) -> None:
    page = '<html lang="en"><title>x</title><h1>x</h1><img alt="x" src="file:///etc/passwd">'
    with pytest.raises(Refused, match="Not allowed"):
        typesetter.typeset(page, {})


def test_the_fetcher_fetches_from_its_table_only() -> None:
    locked = Locked({"hep:a": (b"body", "text/plain")})
    assert locked.fetch("hep:a").headers["Content-Type"] == "text/plain"
    with pytest.raises(FatalURLFetchingError):
        locked.fetch("https://example.org/")
    assert locked.denied == ["https://example.org/"]


def test_figures_come_as_they_are_committed() -> None:
    drawing = figures.drawing("hook-lying", "right")
    assert drawing is not None
    assert drawing.svg.startswith("<svg")


def test_a_drawing_is_learned_once_and_changes_no_byte() -> None:
    learned, unlearned = Typesetter(), Typesetter()
    lessons = Lessons(learned)
    lessons.add(["hook-lying-right", "no-such-pose-left"])
    while lessons.waiting:
        lessons.take()
    lessons.add(["hook-lying-right"])
    assert not lessons.waiting
    drawing = figures.drawing("hook-lying", "right")
    assert drawing is not None
    assert drawing.svg in learned._recordings._kept
    page = '<html lang="en"><title>x</title><h1>x</h1><img alt="x" src="hep:a">'
    table = {"hep:a": drawing.svg}
    assert learned.typeset(page, table) == unlearned.typeset(page, table)
