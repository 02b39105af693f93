"""Accessible: every layout, issued and as a draft, gives a PDF with nothing to find."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from hep.handouts.rendering import Rendering
from hep.printing import Layout, Printing
from tests.handouts.accessibility import findings, verapdf
from tests.handouts.people import plan, rendered, sheet

KINDS = [pytest.param((one, True), id=one.value) for one in Layout]
KINDS += [pytest.param((Layout.STANDARD, False), id="draft")]


@pytest.fixture(scope="module", params=KINDS)
def made(request: pytest.FixtureRequest) -> Rendering:
    layout, issued = request.param
    small = plan("hug", "cross", "rest", goal="Walk to the market.")
    return rendered(sheet(small, printing=Printing(layout=layout), issued=issued))


def test_nothing_is_found(made: Rendering, tmp_path: Path) -> None:
    assert findings(made.pdf) == []
    assert made.warnings == ()
    assert verapdf(made.pdf, tmp_path) == ""


@pytest.fixture(scope="module")
def small() -> bytes:
    return rendered(sheet(plan("hug"))).pdf


SPOIL = {
    "language": lambda root, first, page: root.__delattr__("Lang"),
    "figure": lambda root, first, page: first["/Figure"].__delattr__("Alt"),
    "box": lambda root, first, page: first["/Figure"].A.BBox.__setitem__(3, 9999),
    "headers": lambda root, first, page: setattr(first["/TD"].A, "Headers", pikepdf.Array()),
    "heading": lambda root, first, page: setattr(first["/H2"], "S", Name.H4),
    "list": lambda root, first, page: setattr(first["/LBody"], "S", Name.NonStruct),
    "paint": lambda root, first, page: page.contents_add(b"0 0 9 9 re f"),
    "orphan": lambda root, first, page: page.contents_add(b"/P <</MCID 999>> BDC 0 0 9 9 re f EMC"),
}


def spoilt(pdf: bytes, kind: str) -> bytes:
    """The same PDF with one thing wrong."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        elements = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
        first = {str(one.S): one for one in reversed(elements) if "/S" in one}
        SPOIL[kind](opened.Root, first, opened.pages[0])
        said = BytesIO()
        opened.save(said)
        return said.getvalue()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("language", "has no language"),
        ("figure", "describes nothing"),
        ("box", "outside its page"),
        ("headers", "names no header"),
        ("heading", "follows one of level"),
        ("list", "has no body"),
        ("paint", "without a mark"),
        ("orphan", "belongs to nothing"),
    ],
)
def test_each_check_finds_what_it_is_for(small: bytes, kind: str, said: str) -> None:
    [found] = findings(spoilt(small, kind))[:1]
    assert said in found


def test_furniture_is_an_artifact_of_the_pagination(small: bytes) -> None:
    with pikepdf.open(BytesIO(small)) as opened:
        for page in opened.pages:
            operators = pikepdf.parse_content_stream(page)
            kinds = [operands for operands, name in operators if str(name) == "BDC"]
            assert [each for each in kinds if each[1].get("/Type") == Name.Pagination]
