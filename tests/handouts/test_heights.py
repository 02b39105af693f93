"""Heights: what was measured before makes a handout sooner, and never another one."""

import math
import os
import select
import struct
import subprocess
import sys
from typing import Any

import pytest

from hep.handouts import typesetting
from hep.handouts.heights import Heights, keys
from hep.handouts.renderer_process import Children
from hep.handouts.typesetting import Typesetter
from tests.handouts import people

ONE, OTHER = b"1" * 16, b"2" * 16


def told(height: float, key: bytes = ONE) -> bytes:
    return struct.pack("!16sd", key, height)


def test_what_a_child_tells_is_known_to_the_next() -> None:
    child, parent = Heights(), Heights()
    child.learn({ONE: 512.5, OTHER: 430.25})
    parent.hear(child.told())
    assert parent.of([OTHER, ONE]) == (430.25, 512.5)
    assert parent.told() == b"", "it is told by the child that measured it, not again by others"
    assert parent.of([ONE, b"3" * 16]) is None


@pytest.mark.parametrize("height", [math.nan, math.inf, -math.inf, -1.0, 0.0, 1e9])
def test_what_is_no_height_is_passed_over(height: float) -> None:
    parent = Heights()
    parent.hear(told(height) + told(500.0, OTHER) + b"cut short")
    assert parent.of([ONE]) is None
    assert parent.of([OTHER]) == (500.0,)


def test_the_memory_and_what_is_told_have_a_bound() -> None:
    parent = Heights()
    parent.learn({n.to_bytes(16, "big"): 1.0 + n for n in range(12_000)})
    assert parent.of([(0).to_bytes(16, "big")]) is None
    assert parent.of([(11_999).to_bytes(16, "big")]) == (12_000.0,)
    assert len(parent.told()) <= 4096


def test_an_exercise_is_known_by_all_that_decides_its_height() -> None:
    html = people.page(people.sheet(people.plan(*sorted(people.library().exercises)[:2])))
    known = keys(html, "standard")
    assert len(set(known)) == 3
    assert keys(html, "closer")[0] != known[0]
    assert keys(html.replace("standard a4", "standard letter"), "standard")[0] != known[0]
    assert keys(html.replace('lang="en', 'lang="de', 1), "standard")[0] != known[0]
    longer = html.replace("<ol>", "<ol><li>One more step.</li>", 1)
    assert [one in known for one in keys(longer, "standard")] == [False, True, True]
    elsewhere = html.replace("</header>", "</header><p>Another patient</p>")
    assert keys(elsewhere, "standard") == known


def long_page(*lines: int) -> str:
    def block(number: int, count: int) -> str:
        steps = f"<ol>{f'<li>Step of {number}.</li>' * count}</ol>"
        tell = f'<div class="columns"><div class="tell">{steps}</div></div>'
        return f'<section class="exercise" id="block-{number}">{tell}</section>'

    blocks = "".join(block(number, count) for number, count in enumerate(lines, 1))
    front = f'<div id="front"><div id="core"><h1>Front</h1>{"<p>Line</p>" * 40}</div></div>'
    return (
        '<html lang="en"><title>x</title><body class="standard a4">'
        f'{front}<div class="exercises">{blocks}</div><div id="more"></div>'
    )


def test_what_is_known_saves_layouts_and_changes_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out, counted = typesetting.laid_out, [0]

    def count(*asked: Any, **options: Any) -> Any:
        counted[-1] += 1
        return laid_out(*asked, **options)

    monkeypatch.setattr(typesetting, "laid_out", count)
    typesetter = Typesetter()
    for lines, layouts in (((25, 25, 25, 25), (2, 1)), ((26, 26), (2, 1)), ((40, 40), (1, 1))):
        html = long_page(*lines)
        counted[:] = [0]
        cold = typesetter.typeset(html, {})
        counted.append(0)
        assert typesetter.typeset(html, {}) == cold
        assert tuple(counted) == layouts
        assert Typesetter().typeset(html, {}) == cold


def test_the_process_that_stands_ready_hears_its_children() -> None:
    heights = Heights()
    children = Children(heights)
    status, status_end = os.pipe()
    heard, telling = os.pipe()
    os.write(telling, told(500.0))
    os.close(telling)
    with subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"]) as child:
        children.add(child.pid, status_end, heard)
        children.tell(select.select([*children.ended], [], [], 30)[0])
    assert (os.read(status, 16), heights.of([ONE])) == (b"3", (500.0,))
    os.close(status)
