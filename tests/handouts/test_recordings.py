"""Recordings: a drawing is drawn once and placed, and no shape of it differs from WeasyPrint's."""

from io import BytesIO

import pikepdf
import pytest
from weasyprint import HTML

from hep import figures
from hep.handouts.assets import SVG, packaged
from hep.handouts.recordings import NotRecorded, Recordings, faithful, record
from hep.handouts.typesetting import Locked, Typesetter
from tests.handouts.pdf import raster

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
POSES = ("knees-to-side", "bridge", "wall-slide", "ankle-circles")
ICONS = sorted(address for address, (_, kind) in packaged().items() if kind == SVG)


def drawn(name: str) -> str:
    if name.startswith("hep:"):
        return packaged()[name][0].decode()
    drawing = figures.drawing(name, "left") or figures.drawing("hook-lying", "left")
    assert drawing is not None
    return drawing.svg


def locked(svg: str) -> Locked:
    return Locked({"hep:sample": (svg.encode(), SVG)})


@pytest.mark.parametrize("name", [*POSES, *ICONS])
def test_every_shape_has_the_bytes_weasyprint_draws(name: str) -> None:
    svg = drawn(name)
    assert faithful(svg, locked(svg))


@pytest.mark.parametrize("size", ["40mm;height:40mm", "90mm;height:30mm"])
def test_a_placed_drawing_looks_as_weasyprint_draws_it(size: str) -> None:
    svg = drawn("knees-to-side")
    html = f'<title>x</title><img src="hep:sample" alt="x" style="width:{size}">'
    page = HTML(string=html, base_url="hep:", url_fetcher=locked(svg))
    plain = raster(page.write_pdf()).tobytes()
    placed = raster(page.write_pdf(cache=Recordings().placed({"hep:sample": svg}))).tobytes()
    assert max(abs(one - other) for one, other in zip(plain, placed, strict=True)) < 20
    assert min(placed) < 40


def test_a_drawing_shown_twice_is_held_once() -> None:
    svg = drawn("bridge")
    page = '<html lang="en"><title>x</title><img src="hep:a" alt="x"><img src="hep:b" alt="x">'
    made = Typesetter().typeset(page, {"hep:a": svg, "hep:b": svg}).pdf
    with pikepdf.open(BytesIO(made)) as opened:
        forms = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        assert sum(one.get("/Subtype") == "/Form" for one in forms) == 1


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="file:///etc/hostname" width="9" height="9"/>',
        '<use href="#a"/>',
        "<text>x</text>",
        "<style>path { fill: red }</style>",
        '<path d="M0 0L9 9" opacity=".5"/>',
        '<path d="M0 0L9 9" fill="url(#a)"/>',
        '<path d="M0 0L9 9" fill="#11223344"/>',
        '<path d="M0 0L9 9" style="fill: red"/>',
        '<path d="M0 0L9 9" filter="url(#a)"/>',
    ],
)
def test_what_is_more_than_plain_shapes_is_left_to_weasyprint(inside: str) -> None:
    with pytest.raises(NotRecorded):
        record(f"{OPEN}{inside}</svg>")
    assert Recordings().placed({"hep:a": f"{OPEN}{inside}</svg>"}) == {}


def test_an_unknown_version_or_an_odd_sample_records_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    svg = drawn("bridge")
    recordings = Recordings()
    recordings.check(svg, locked(drawn("knees-to-side")))
    assert recordings.placed({"hep:a": svg}) == {}
    monkeypatch.setattr("weasyprint.VERSION", "71.0")
    assert Recordings().placed({"hep:a": svg}) == {}
