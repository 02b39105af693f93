"""Blocks: laid out once, placed where they belong, and the same to a thousandth of a point."""

import io
import re
from collections import Counter
from typing import Any

import pikepdf
import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from hep.handouts import blocks
from hep.handouts.blocks import Blocks, laid_out
from hep.handouts.spreading import arranged, spread
from hep.handouts.typesetting import Locked

NUMBER = re.compile(r"-?\d+\.\d*|-?\d+")
STYLE = """
@page { size: 100mm 100mm; margin: 10mm }
body { margin: 0; font: 10pt/1.3 sans-serif }
p, ol { margin: 0 }
.exercises { break-before: page }
.exercise { break-inside: avoid; border-top: 1mm solid; padding: 1mm 0 2mm }
.show { float: left }
"""


def page(*lines: int) -> str:
    def block(number: int, count: int) -> str:
        items = "".join(f"<li>Step {n} of {number}" for n in range(count))
        cell = f'<div style="overflow:hidden"><p class="show">{number}</p><ol>{items}</ol></div>'
        return f'<section class="exercise" id="block-{number}">{cell}</section>'

    made = "".join(block(number, count) for number, count in enumerate(lines, 1))
    return (
        f'<html lang="en"><title>x</title><body><div id="front"><h1>Front</h1></div>'
        f'<div class="exercises">{made}</div><p id="more">More</p>'
    )


def drawn(html: str, decide: Any) -> list[str]:
    """What is drawn on each page, numbers rounded; plain WeasyPrint where nobody decides."""
    fonts = FontConfiguration()
    options = {"stylesheets": [CSS(string=STYLE, font_config=fonts)], "pdf_variant": "pdf/ua-1"}
    made = HTML(string=html, base_url="hep:", url_fetcher=Locked({}))
    if decide is None:
        document = made.render(font_config=fonts, **options)
    else:
        document = laid_out(made, fonts, Blocks(decide), **options)
    with pikepdf.open(io.BytesIO(document.write_pdf(pdf_variant="pdf/ua-1"))) as pdf:
        contents = [page.Contents.read_bytes().decode("latin-1") for page in pdf.pages]
    return [NUMBER.sub(lambda one: f"{float(one[0]):.3f}", each) for each in contents]


@pytest.mark.parametrize("lines", [(4, 4, 4, 4), (5, 9, 5), (30, 4), (3,)])
def test_pages_that_fall_as_they_flow_are_those_of_weasyprint(lines: tuple[int, ...]) -> None:
    assert drawn(page(*lines), lambda _: None) == drawn(page(*lines), None)


def test_breaks_are_those_that_style_rules_would_make() -> None:
    html = page(5, 5, 5, 5)
    found: list[Any] = []
    here = drawn(html, lambda one: found.append(one) or arranged(one))
    assert (found[0].pages, arranged(found[0]).starts) == ((1, 1, 2, 2), (2,))
    rules = f"<style>{spread(found[0])}</style><title>"
    assert here == drawn(html.replace("<title>", rules), None)


def test_a_block_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: Counter[str] = Counter()
    lay = Blocks._lay

    def count(self: Blocks, *asked: Any) -> Any:
        counted[asked[2].element.get("id")] += 1
        return lay(self, *asked)

    monkeypatch.setattr(Blocks, "_lay", count)
    drawn(page(5, 5, 5, 5), arranged)
    assert counted == dict.fromkeys((f"block-{n}" for n in range(1, 5)), 1)


def test_with_another_weasyprint_pages_fall_as_they_flow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "ON", False)
    assert drawn(page(5, 5, 5, 5), arranged) == drawn(page(5, 5, 5, 5), None)
