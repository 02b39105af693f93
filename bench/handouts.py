"""How long a handout takes, beside other ways to a PDF, in one run where all take turns.

Run from the top of the repository: `python -m bench.handouts [rounds]`. A busy machine slows all
alike: trust the ratios, not the milliseconds. Chromium is measured where `HEP_TEST_BROWSER`
names it, typst, ReportLab (with svglib) and fpdf2 where they are installed.
"""

import gc
import json
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.clicks import Clicks
from bench.peers import TAGGED, Peer, installed, memory
from bench.sheets import EXERCISES, library, page, sheet
from hep.handouts import assets, typesetting
from hep.handouts.pictures import FIGURE
from hep.handouts.renderer import Renderer
from hep.handouts.rendering import Rendering, _rendering
from hep.handouts.typesetting import Locked, Typesetter

Job = tuple[str, dict[str, str]]
TARGETS = {
    "warm / plain": 0.40, "warm / chromium": 1.2, "memory / chromium": 0.2, "ready / typst": 0.5,
    "tagged / untagged": 1.15, "bytes / chromium": 0.65,
}  # fmt: skip


def styles(table: dict[str, tuple[bytes, str]]) -> str:
    """The style sheets of the layout that is measured."""
    return "\n".join(table[f"hep:css/{name}.css"][0].decode() for name in ("base", "standard"))


def plain(job: Job, *, inline: bool = False) -> int:
    """WeasyPrint as anyone would call it: styles in the page, nothing kept between calls."""
    from weasyprint import HTML

    html, shown = job
    table = {**assets.packaged(), **{url: (svg.encode(), assets.SVG) for url, svg in shown.items()}}
    style = styles(table)
    html = html.replace("</head>", f"<style>{style}</style></head>")
    if inline:
        for url, svg in sorted(shown.items(), reverse=True):
            html = html.replace(f'<img src="{url}"', f"{svg}<br hidden")
    made = HTML(string=html, base_url="hep:", url_fetcher=Locked(table))
    return len(made.write_pdf(pdf_variant="pdf/ua-1"))


def rendered(renderer: Renderer, job: Job) -> Rendering:
    """One handout through the renderer's process."""
    html, shown = job
    names = [one.removeprefix(FIGURE) for one in shown if one.startswith(FIGURE)]
    return _rendering(renderer.run(json.dumps({"html": html, "assets": shown}).encode(), names))


def cold(job: Job) -> int:
    """The first handout after a start."""
    renderer = Renderer()
    try:
        return len(rendered(renderer, job).pdf)
    finally:
        renderer.stop()


def jobs(count: int) -> list[Job]:
    """The same handout for so many patients."""
    return [page(sheet(f"Rosa Whitfield {number}")) for number in range(count)]


def race(warm: Renderer, rounds: int) -> dict[str, float]:
    """Every way in turn; prints a line for each, gives the medians."""
    clicks, made = Clicks(), jobs(rounds + 1)
    folder = Path(tempfile.mkdtemp(prefix="bench-handouts-"))
    peers = {name: Peer(name, folder / f"{name}.pdf") for name in installed()}
    ways: dict[str, Callable[[int], tuple[int, float]]] = {
        "plain": _timed(lambda n: plain(made[n])),
        "plain, inline svg": _timed(lambda n: plain(made[n], inline=True)),
        "cold": _timed(lambda n: cold(made[n])),
        "warm": _timed(lambda n: len(rendered(warm, made[n]).pdf)),
        "ready": lambda n: (clicks.look(), clicks.timed())[1],  # type: ignore[func-returns-value]
        **{name: _of_peer(peer) for name, peer in peers.items()},
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    sizes: dict[str, int] = {}
    for number in range(rounds + 1):
        for name, run in ways.items():
            sizes[name], milliseconds = run(number)
            taken[name] += [milliseconds] if number else []
    medians = {name: statistics.median(times) for name, times in taken.items()}
    memories = {name: peer.memory() for name, peer in peers.items()}
    memories["warm"] = memory(warm._process.pid)  # type: ignore[union-attr]
    for name, middle in medians.items():
        ratio, mb = middle / medians["plain"], memories.get(name)
        tags = TAGGED.get(name, "PDF/UA-1")
        print(f"{name:18}{middle:7.0f} ms {ratio:6.2f} x plain {sizes[name]:8} bytes  "
              f"{f'{mb:4.0f} MB' if mb else '':8} {tags}")  # fmt: skip
    clicks.stop()
    for peer in peers.values():
        peer.stop()
    sized = {f"{name} bytes": float(size) for name, size in sizes.items()}
    return {**medians, **sized, **{f"{name} MB": mb for name, mb in memories.items()}}


def _timed(run: Callable[[int], int]) -> Callable[[int], tuple[int, float]]:
    def timed(number: int) -> tuple[int, float]:
        start = time.perf_counter()
        size = run(number)
        return size, (time.perf_counter() - start) * 1000

    return timed


def _of_peer(peer: Peer) -> Callable[[int], tuple[int, float]]:
    return lambda number: peer.render(f"Rosa Whitfield {number}")


def ratios(found: dict[str, float]) -> None:
    """The figures there are targets for."""
    pairs = {
        "warm / plain": ("warm", "plain"),
        "warm / plain, inline svg": ("warm", "plain, inline svg"),
        "warm / chromium": ("warm", "chromium"),
        "memory / chromium": ("warm MB", "chromium MB"),
        "bytes / chromium": ("warm bytes", "chromium bytes"),
        "ready / typst": ("ready", "typst"),
        "warm / typst": ("warm", "typst"),
        "tagged / untagged": ("tagged", "untagged"),
    }
    for name, (one, other) in pairs.items():
        if one in found and other in found:
            target = TARGETS.get(name)
            goal = f"target {target:.2f}" if target else "no target"
            print(f"{name:26}{found[one] / found[other]:6.2f}  {goal}")


def tagging(rounds: int) -> dict[str, float]:
    """Tagged and untagged in turn, in this process."""
    typesetter, job = _typesetter(), jobs(1)[0]
    finish, variant = typesetting._finish, typesetting.VARIANT
    taken: dict[str, list[float]] = {"tagged": [], "untagged": []}
    for _ in range(rounds):
        for name, times in taken.items():
            tags = name == "tagged"
            typesetting.VARIANT = variant if tags else {}
            typesetting._finish = finish if tags else lambda *_: None
            start = time.process_time()
            typesetter.typeset(*job)
            times.append((time.process_time() - start) * 1000)
    typesetting._finish, typesetting.VARIANT = finish, variant
    return {name: min(times) for name, times in taken.items()}


def processor(warm: Renderer, rounds: int) -> dict[str, float]:
    """Processor time of plain WeasyPrint and of a rendering, the least of so many rounds.

    By the clock a busy computer counts the work of others too. `unseen` is a handout none of
    whose exercises was measured before.
    """
    html, shown = jobs(1)[0]
    taken = {"plain": float("inf"), "known": float("inf"), "unseen": float("inf")}
    for number in range(rounds):
        start = time.process_time()
        plain((html, shown))
        taken["plain"] = min(taken["plain"], time.process_time() - start)
        new = html.replace('class="exercise', f'class="exercise unseen-{number}')
        for name, page_html in (("unseen", new), ("known", new)):
            start = _children_seconds(warm)
            rendered(warm, (page_html, shown))
            taken[name] = min(taken[name], _children_seconds(warm) - start)
    for name, seconds in taken.items():
        print(f"  {name:10}{seconds * 1000:7.0f} ms {seconds / taken['plain']:6.2f} x plain")
    return {f"{name} cpu": seconds for name, seconds in taken.items()}


def _children_seconds(warm: Renderer) -> float:
    """Processor time of the children that this renderer's process has seen end."""
    # A child is counted a moment after its last byte arrived.
    time.sleep(0.1)
    fields = Path(f"/proc/{warm._process.pid}/stat").read_text().rpartition(")")[2].split()  # type: ignore[union-attr]
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def phases(rounds: int) -> None:
    """Where the time of a warm rendering goes, in this process."""
    from weasyprint import HTML, document
    from weasyprint.document import Page
    from weasyprint.pdf import pydyf

    typesetter, job = _typesetter(), jobs(1)[0]
    watched = {
        "HTML": (HTML, "__init__"),
        "cascade": (document, "get_all_computed_styles"),
        "boxes": (document, "build_formatting_structure"),
        "layout": (document, "layout_document"),
        "paint": (Page, "paint"),
        "serialise": (pydyf.PDF, "write"),
    }
    rows = []
    for _ in range(rounds):
        with _watching(watched) as spent:
            start = time.process_time()
            typesetter.typeset(*job)
            rows.append({**spent, "all": time.process_time() - start})
    best = min(rows, key=lambda row: row["all"])
    best["the rest"] = 2 * best["all"] - sum(best.values())
    for name, seconds in best.items():
        print(f"  {name:10}{seconds * 1000:7.1f} ms {seconds / best['all']:5.0%}")


@contextmanager
def _watching(watched: dict[str, tuple[Any, str]]) -> Iterator[dict[str, float]]:
    spent = dict.fromkeys(watched, 0.0)
    before = {name: getattr(*place) for name, place in watched.items()}

    def watch(name: str, run: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*arguments: Any, **named: Any) -> Any:
            start = time.process_time()
            # layout_document is a generator: taken whole, so that its time is its own.
            made = run(*arguments, **named)
            made = list(made) if name == "layout" else made
            spent[name] += time.process_time() - start
            return made

        return measured

    for name, (owner, attribute) in watched.items():
        setattr(owner, attribute, watch(name, before[name]))
    try:
        yield spent
    finally:
        for name, (owner, attribute) in watched.items():
            setattr(owner, attribute, before[name])


def _typesetter() -> Typesetter:
    """Warm, in this process, as its children work: nothing is collected meanwhile."""
    made = Typesetter()
    made.warm()
    made.typeset(*jobs(1)[0])
    gc.collect()
    gc.freeze()
    return made


def growth(warm: Renderer) -> None:
    """The time for 1 to 20 exercises."""
    slugs = [slug for slug in library().exercises if slug not in EXERCISES][:20]
    counts = (1, 5, 10, 15, 20)
    taken = dict.fromkeys(counts, float("inf"))
    for _ in range(4):
        for count in counts:
            start = time.perf_counter()
            rendered(warm, page(sheet(exercises=tuple(slugs[:count]))))
            taken[count] = min(taken[count], (time.perf_counter() - start) * 1000)
    print("growth:", ", ".join(f"{count} in {ms:.0f} ms" for count, ms in taken.items()))
    early, late = (taken[10] - taken[1]) / 9, (taken[20] - taken[10]) / 10
    print(f"growth: {early:.0f} ms an exercise to 10, {late:.0f} ms from 10 to 20")


def workers(warm: Renderer, count: int = 12) -> float:
    """How many times as many handouts two at once make in the same time."""
    made = jobs(count)

    def run(share: list[Job]) -> None:
        for job in share:
            rendered(warm, job)

    best = {1: float("inf"), 2: float("inf")}
    for _ in range(3):
        for at_once in best:
            shares = [made[n::at_once] for n in range(at_once)]
            threads = [threading.Thread(target=run, args=(share,)) for share in shares]
            start = time.perf_counter()
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            best[at_once] = min(best[at_once], time.perf_counter() - start)
    return best[1] / best[2]


def main(rounds: int) -> None:
    """Print medians, ratios, bytes, memory and phases."""
    warm = Renderer()
    rendered(warm, jobs(1)[0])
    found = race(warm, rounds)
    gc.disable()
    ratios({**found, **tagging(rounds)})
    print(f"two workers / one         {workers(warm):6.2f}  target 1.80")
    print("processor time, nothing collected meanwhile:")
    processor(warm, rounds)
    print("phases of a warm rendering, processor time:")
    phases(rounds)
    growth(warm)
    warm.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
