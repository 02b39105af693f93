"""How long a handout takes: this pipeline cold and warm beside plain WeasyPrint.

Run from the top of the repository: `python -m bench.handouts [rounds]`. The ways are taken in
turn, so that a busy machine slows all alike: trust the ratios, not the milliseconds.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import jinja2

from hep import figures, plans
from hep.clinics import Clinic
from hep.handouts import assets
from hep.handouts.pictures import FIGURE
from hep.handouts.renderer import Renderer
from hep.handouts.rendering import Rendering, _rendering
from hep.handouts.sheet import Sheet, compose
from hep.library import read
from hep.web.settings import ROOT

EXERCISES = (
    "hook-lying", "double-knee-to-chest", "single-knee-to-chest", "knee-to-opposite-shoulder",
    "knees-to-side", "supine-figure-4-pull",
)  # fmt: skip
TODAY = date(2026, 11, 20)


def sheet() -> Sheet:
    """An issued handout of six exercises with twelve drawings."""
    library = read()
    plan = plans.new(TODAY)
    for slug in EXERCISES:
        plan = plans.add(plan, library.exercises[slug])
    return compose(
        replace(plan, goal="I want to walk to the market and back."),
        patient_name="Rosa Whitfield",
        clinic=Clinic("Harbour Street Physiotherapy", "04 555 0142", "12 Harbour Street"),
        clinician="Dana Okafor, Physiotherapist",
        library=library,
        language=library.languages["en-GB"],
        code="HS-4K7Q",
        today=TODAY,
        issued=True,
        draw=figures.drawing,
    )


def html(made: Sheet) -> str:
    """The page, as the web makes it."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(ROOT / "templates"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(made.jinja_page).render(sheet=made)


def plain(page: str, drawings: dict[str, str]) -> Callable[[], int]:
    """WeasyPrint as anyone would call it: styles in the page, nothing kept between calls."""
    from weasyprint import HTML

    from hep.handouts.typesetting import Locked

    drawn = {url: (svg.encode(), assets.SVG) for url, svg in drawings.items()}
    table = {**assets.packaged(), **drawn}
    style = "".join(table[f"hep:css/{name}.css"][0].decode() for name in ("base", "standard"))
    styled = page.replace("</head>", f"<style>{style}</style></head>")

    def run() -> int:
        html = HTML(string=styled, base_url="hep:", url_fetcher=Locked(table))
        return len(html.write_pdf(pdf_variant="pdf/ua-1"))

    return run


def rendered(renderer: Renderer, page: str, drawings: dict[str, str]) -> Rendering:
    """One handout through the renderer's process."""
    import json

    job = json.dumps({"html": page, "assets": drawings}).encode()
    return _rendering(renderer.run(job, names(drawings)))


def names(drawings: dict[str, str]) -> list[str]:
    """The committed drawings among the assets, as the renderer wants them named."""
    return [one.removeprefix(FIGURE) for one in drawings if one.startswith(FIGURE)]


def cold(page: str, drawings: dict[str, str]) -> int:
    """The first handout after a start."""
    renderer = Renderer()
    try:
        return len(rendered(renderer, page, drawings).pdf)
    finally:
        renderer.stop()


def main(rounds: int) -> None:
    """Print medians in milliseconds, ratios to plain WeasyPrint, and bytes."""
    made = sheet()
    page, drawings = html(made), assets.for_sheet(made, figures.drawing)
    warm = Renderer()
    ways: dict[str, Callable[[], int]] = {
        "plain": plain(page, drawings),
        "warm": lambda: len(rendered(warm, page, drawings).pdf),
        "cold": lambda: cold(page, drawings),
        "compose": lambda: len(html(sheet())),
    }
    for run in ways.values():
        run()
    taken: dict[str, list[float]] = {name: [] for name in ways}
    sizes: dict[str, int] = {}
    for _ in range(rounds):
        for name, run in ways.items():
            start = time.perf_counter()
            sizes[name] = run()
            taken[name].append((time.perf_counter() - start) * 1000)
    base = statistics.median(taken["plain"])
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:8} {median:7.0f} ms  {median / base:5.2f} x plain  {sizes[name]:8} bytes")
    warm.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
