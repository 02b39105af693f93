"""Bundles: several handouts as one PDF that is still tagged, or as a zip."""

import io
import threading
import zipfile
from pathlib import Path

import pikepdf
import pytest

from hep.handouts.bundles import Bundle, LeftOut, Member, Source, Wanted, Way
from hep.handouts.joining import joined
from tests.handouts.accessibility import findings
from tests.handouts.pdf import elements, pages_of
from tests.handouts.people import plan, rendered, sheet

THREE = tuple(Wanted(Source.HANDOUT, number) for number in (1, 2, 3))


@pytest.fixture(scope="module")
def pdfs() -> list[bytes]:
    return [rendered(sheet(plan(one))).pdf for one in ("hug", "cross")]


def test_joined_handouts_are_still_tagged(pdfs: list[bytes], tmp_path: Path) -> None:
    whole = joined(pdfs)
    both = [text for pdf in pdfs for text in pages_of(pdf, tmp_path)]
    assert pages_of(whole, tmp_path) == both
    # Each handout begins with its own first heading; nothing else is found.
    assert [said for said in findings(whole) if "first heading" not in said] == []
    with pikepdf.open(io.BytesIO(whole)) as opened:
        assert len(elements(opened, "/Part")) == 2
        assert len(elements(opened, "/H1")) == 2


def test_a_bundle_says_what_was_left_out(pdfs: list[bytes]) -> None:
    def make(one: Wanted) -> Member:
        if one.id == 2:
            raise LeftOut("Rosa", "It needs a reason.")
        return Member("exercises-rosa", "Rosa", pdfs[0])

    bundle = Bundle(1, THREE, Way.ZIP)
    bundle.work(make)
    assert (bundle.done, bundle.finished) == (3, True)
    assert [str(left) for _, left in bundle.left_out] == ["It needs a reason."]
    with zipfile.ZipFile(io.BytesIO(bundle.file)) as archive:
        assert archive.namelist() == ["01-exercises-rosa.pdf", "02-exercises-rosa.pdf"]
        assert archive.read("02-exercises-rosa.pdf") == pdfs[0]


def test_a_cancelled_bundle_stops_and_gives_nothing() -> None:
    bundle = Bundle(1, THREE, Way.ZIP)
    begun, go = threading.Event(), threading.Event()

    def make(_one: Wanted) -> Member:
        begun.set()
        go.wait(10)
        return Member("x", "x", b"%PDF")

    working = threading.Thread(target=bundle.work, args=(make,))
    working.start()
    assert begun.wait(10)
    bundle.cancelled = True
    go.set()
    working.join(10)
    assert (len(bundle.members), bundle.file, bundle.finished) == (1, b"", True)
