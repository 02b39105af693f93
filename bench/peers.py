"""Other ways to a PDF, each warm in a process of its own: Chromium, typst, ReportLab, fpdf2.

`python -m bench.peers NAME` reads a patient's name a line and answers with the number of bytes
and the milliseconds; with a second argument it leaves its last PDF there. Chromium prints the
very page of the handout. The others set the same words, tables and twelve drawings in a plainer
arrangement: close to it, never equal. None of them is a dependency: what is missing is left out.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from bench.sheets import drawings, page, sheet
from hep.handouts import assets
from hep.handouts.sheet import Sheet
from hep.web.settings import ROOT

NEEDED = {"chromium": "playwright", "typst": "typst", "reportlab": "svglib", "fpdf2": "fpdf"}
TAGGED = {
    "chromium": "tagged",
    "typst": "PDF/UA-1",
    "reportlab": "untagged",
    "fpdf2": "figures only",
}
FONTS = ROOT / "hep" / "handouts" / "fonts"


class Peer:
    """A process that renders on demand."""

    def __init__(self, name: str, keep: Path) -> None:
        command = [sys.executable, "-m", "bench.peers", name, str(keep)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def render(self, patient: str) -> tuple[int, float]:
        """Bytes and milliseconds, as the process itself measured them."""
        assert self._process.stdin
        assert self._process.stdout
        print(patient, file=self._process.stdin, flush=True)
        size, taken = self._process.stdout.readline().split()
        return int(size), float(taken)

    def memory(self) -> float:
        """Megabytes of the process and all below it, shared pages divided."""
        return memory(self._process.pid)

    def stop(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=20)


def memory(pid: int) -> float:
    """PSS in MB of a process and its children, on Linux."""
    total = 0.0
    for one in _family(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return total


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += [int(child) for child in task.read_text().split()]
    return found


def installed() -> list[str]:
    """The peers that are on this machine."""
    there = [name for name, module in NEEDED.items() if find_spec(module)]
    return [name for name in there if name != "chromium" or os.environ.get("HEP_TEST_BROWSER")]


def chromium() -> Callable[[str], bytes]:
    """A page that is kept open: the HTML is put into it, then printed."""
    from base64 import b64encode

    from playwright.sync_api import sync_playwright

    def inline(text: str, table: dict[str, tuple[bytes, str]]) -> str:
        for address, (body, kind) in sorted(table.items(), reverse=True):
            text = text.replace(address, f"data:{kind};base64,{b64encode(body).decode()}")
        return text

    opened = (
        sync_playwright()
        .start()
        .chromium.launch(executable_path=os.environ["HEP_TEST_BROWSER"], args=["--no-sandbox"])
    )
    tab = opened.new_page()
    sheets = (assets.packaged()[f"hep:css/{name}.css"][0].decode() for name in ("base", "standard"))
    style = inline("\n".join(sheets), assets.packaged())

    def run(patient: str) -> bytes:
        html, shown = page(sheet(patient))
        table = {url: (svg.encode(), assets.SVG) for url, svg in shown.items()}
        start = time.perf_counter()
        html = inline(html, {**assets.packaged(), **table})
        tab.set_content(html.replace("</head>", f"<style>{style}</style></head>"))
        made = tab.pdf(tagged=True, prefer_css_page_size=True)
        run.taken = time.perf_counter() - start  # type: ignore[attr-defined]
        return made

    return run


def typst() -> Callable[[str], bytes]:
    """A document in typst's language, checked by it against PDF/UA-1."""
    import typst as engine

    folder = Path(tempfile.mkdtemp(prefix="bench-typst-"))
    first = sheet()
    for number, (svg, _, _) in enumerate(drawings(first)):
        (folder / f"{number}.svg").write_text(svg)
    compiler = engine.Compiler(root=str(folder), font_paths=[str(FONTS)])

    def run(patient: str) -> bytes:
        source = _typst(sheet(patient))
        start = time.perf_counter()
        made = compiler.compile(source.encode(), format="pdf", pdf_standards="ua-1")
        run.taken = time.perf_counter() - start  # type: ignore[attr-defined]
        return bytes(made)

    return run


def _typst(made: Sheet) -> str:
    def say(text: str) -> str:
        return f'#"{text}"'.replace("\n", " ")

    lines = [
        f'#set document(title: "{made.title}")',
        '#set text(font: "Noto Sans", size: 12pt, lang: "en")',
        '#set page(paper: "a4", margin: 14mm, footer: context ['
        f"{say(made.stop_line)} #counter(page).display() / #counter(page).final().at(0)])",
        f"= {say(made.patient)}",
        say(made.summary),
        "#table(columns: 15, "
        + ", ".join(f"[{n}]" for n in ["", *range(1, 15)])
        + ", "
        + ", ".join(f"[{say(one.name)}]" + ", []" * 14 for one in made.exercises)
        + ")",
    ]
    for box in made.safety:
        signs = " ".join(f"- {say(sign)}\n" for column in box.columns for sign in column)
        lines.append(f"== {say(box.label)}\n{signs}")
    for number, one in enumerate(made.exercises):
        figures = " ".join(
            f'image("{2 * number + which}.svg", width: 56mm, alt: "{shown.alt}"),'
            for which, shown in enumerate((one.start, one.end))
        )
        cells = [cell for row in one.rows for cell in row.cells]
        head = ", ".join(f"[{say(cell.label)}]" for cell in cells)
        body = ", ".join(f"[{say(f'{cell.figure} {cell.unit}')}]" for cell in cells)
        steps = "\n".join(f"+ {say(step)}" for step in one.steps)
        lines.append(
            f"== {say(one.name)}\n#grid(columns: (60mm, 1fr), stack({figures}), [\n"
            f"#table(columns: {len(cells)}, table.header({head}), {body})\n{steps}\n])"
        )
    return "\n\n".join(lines)


def reportlab() -> Callable[[str], bytes]:
    """Flowables; the drawings are parsed once."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Table
    from svglib.svglib import svg2rlg

    pdfmetrics.registerFont(TTFont("Handout", str(FONTS / "NotoSans-Regular.ttf")))
    styles = getSampleStyleSheet()
    for style in styles.byName.values():
        style.fontName = "Handout"
    normal, heading = styles["Normal"], styles["Heading2"]
    shapes = []
    for svg, width, _ in drawings(sheet()):
        shape = svg2rlg(BytesIO(svg.encode()))
        factor = width * mm / shape.width
        shape.scale(factor, factor)
        shape.width, shape.height = shape.width * factor, shape.height * factor
        shapes.append(shape)

    def run(patient: str) -> bytes:
        made = sheet(patient)
        start = time.perf_counter()
        days = [["", *range(1, 15)], *([one.name, *[""] * 14] for one in made.exercises)]
        flow: list[Any] = [Paragraph(escape(made.patient), styles["Title"])]
        lines = [("GRID", (0, 0), (-1, -1), 0.25, "black")]
        flow += [Paragraph(escape(made.summary), normal), Table(days, style=lines)]
        for box in made.safety:
            flow.append(Paragraph(escape(box.label), heading))
            flow += [Paragraph(f"• {escape(s)}", normal) for column in box.columns for s in column]
        for number, one in enumerate(made.exercises):
            cells = [cell for row in one.rows for cell in row.cells]
            dose = Table([[c.label for c in cells], [f"{c.figure} {c.unit}" for c in cells]])
            steps = [Paragraph(f"{n}. {escape(s)}", normal) for n, s in enumerate(one.steps, 1)]
            beside = Table([[shapes[2 * number : 2 * number + 2], [dose, *steps]]])
            flow.append(KeepTogether([Paragraph(escape(one.name), heading), beside]))
        said = BytesIO()
        SimpleDocTemplate(said, pagesize=A4, title=made.title).build(flow)
        run.taken = time.perf_counter() - start  # type: ignore[attr-defined]
        return said.getvalue()

    return run


def fpdf2() -> Callable[[str], bytes]:
    """Cells; the drawings are read for each document, as fpdf2 does."""
    from fpdf import FPDF

    def run(patient: str) -> bytes:
        made = sheet(patient)
        shown = drawings(made)
        start = time.perf_counter()
        pdf = FPDF(format="A4")
        pdf.set_title(made.title)
        pdf.add_font("Handout", "", str(FONTS / "NotoSans-Regular.ttf"))
        pdf.add_font("Handout", "B", str(FONTS / "NotoSans-Bold.ttf"))
        pdf.set_font("Handout", size=12)
        pdf.add_page()
        pdf.multi_cell(0, 6, f"{made.patient}\n{made.summary}", new_x="LMARGIN", new_y="NEXT")
        with pdf.table() as table:
            for one in made.exercises:
                row = table.row()
                for cell in (one.number, *[""] * 14):
                    row.cell(str(cell))
        for box in made.safety:
            text = "\n".join([box.label, *(s for column in box.columns for s in column)])
            pdf.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
        for number, one in enumerate(made.exercises):
            if pdf.get_y() > 180:
                pdf.add_page()
            cells = [f"{c.label}: {c.figure} {c.unit}" for row in one.rows for c in row.cells]
            text = "\n".join([one.name, " · ".join(cells), *one.steps])
            pdf.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
            top = pdf.get_y()
            for which in (0, 1):
                svg, width, height = shown[2 * number + which]
                alt = (one.start, one.end)[which].alt
                pdf.image(BytesIO(svg.encode()), 10 + 60 * which, top, width, height, alt_text=alt)
            pdf.set_y(top + 45)
        made_pdf = bytes(pdf.output())
        run.taken = time.perf_counter() - start  # type: ignore[attr-defined]
        return made_pdf

    return run


def main(name: str, keep: str) -> None:
    """Render for each line."""
    run = {"chromium": chromium, "typst": typst, "reportlab": reportlab, "fpdf2": fpdf2}[name]()
    for line in sys.stdin:
        made = run(line.strip())
        Path(keep).write_bytes(made)
        print(len(made), run.taken * 1000, flush=True)  # type: ignore[attr-defined]
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:3])
