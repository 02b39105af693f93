"""What a machine can check of an accessible PDF: the rules of PDF/UA-1 that HEP could break.

These are our own checks and no verdict of conformance; set `HEP_VERAPDF` to the program of that
name to have it look too.
"""

import os
import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, Page, Pdf

_PAINTS = frozenset(
    ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "EI"]
)
_HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def findings(pdf: bytes) -> list[str]:
    """One sentence for each thing that is wrong; none for a PDF that passes."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        elements = list(_elements(opened))
        return [
            *_document(opened),
            *_pages(opened, elements),
            *_figures(elements),
            *_headings(elements),
            *_tables(elements),
            *_lists(elements),
            *_fonts(opened),
        ]


def verapdf(pdf: bytes, folder: Path) -> str:
    """What veraPDF says of it; empty where it passes or is not installed."""
    program = os.environ.get("HEP_VERAPDF")
    if not program:
        return ""
    path = folder / "checked.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        [program, "--flavour", "ua1", "--format", "text", path], capture_output=True, text=True
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def _elements(pdf: Pdf) -> Iterator[Object]:
    """The structure elements in reading order."""

    def below(node: Object) -> Iterator[Object]:
        for kid in _kids(node):
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
                yield kid
                yield from below(kid)

    yield from below(pdf.Root.StructTreeRoot)


def _kids(node: Object) -> list[Object]:
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _document(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "The document is not marked as tagged."
    if not str(root.get("/Lang", "")):
        yield "The document has no language."
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "The window does not show the title."
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "The metadata do not say PDF/UA-1."
        if not metadata.get("dc:title"):
            yield "The metadata have no title."


def _pages(pdf: Pdf, elements: list[Object]) -> Iterator[str]:
    owned: dict[tuple[int, int], set[int]] = {}
    for element in elements:
        page = element.Pg.objgen if "/Pg" in element else (0, 0)
        owned.setdefault(page, set()).update(kid for kid in _kids(element) if isinstance(kid, int))
    for number, page in enumerate(pdf.pages, start=1):
        if page.get("/Tabs") != Name.S:
            yield f"Page {number} does not say its tab order."
        marked = set()
        for said, found in _content(page):
            if said:
                yield f"Page {number}: {said}"
            marked |= found
        if orphans := marked - owned.get(page.objgen, set()):
            yield f"Page {number}: content {sorted(orphans)} belongs to nothing."


def _content(page: Page) -> Iterator[tuple[str, set[int]]]:
    """What is wrong with the marks of a page, and the numbers of its marked content."""
    stack: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            tag = str(operands[0])
            if stack and "/Artifact" in (tag, stack[-1]):
                yield f"{tag} inside {stack[-1]}", set()
            stack.append(tag)
            if name == "BDC" and "/MCID" in operands[1]:
                yield "", {int(operands[1].MCID)}
        elif name == "EMC":
            stack.pop()
        elif name in _PAINTS and not stack:
            yield f"{name} paints without a mark.", set()


def _figures(elements: list[Object]) -> Iterator[str]:
    for figure in (one for one in elements if Name.Figure == one.S):
        said = str(figure.get("/Alt", ""))
        if len(said.split()) < 2:
            yield f"A figure says {said!r}, which describes nothing."
        left, low, right, high = (float(number) for number in figure.A.BBox)
        _, _, width, height = (float(number) for number in figure.Pg.MediaBox)
        if not (0 <= left < right <= width and 0 <= low < high <= height):
            yield f"The box of the figure {said!r} lies outside its page."


def _headings(elements: list[Object]) -> Iterator[str]:
    levels = [_HEADINGS[str(one.S)] for one in elements if str(one.S) in _HEADINGS]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"There is not one first heading at the beginning: {levels}"
    for before, level in pairwise(levels):
        if level > before + 1:
            yield f"A heading of level {level} follows one of level {before}."


def _tables(elements: list[Object]) -> Iterator[str]:
    for table in (one for one in elements if Name.Table == one.S):
        rows = [row for row in _inside(table) if row.S == Name.TR]
        cells = [cell for row in rows for cell in _kids(row)]
        named = {bytes(cell.ID) for cell in cells if cell.S == Name.TH and "/ID" in cell}
        if not named:
            yield "A table has no headers."
        for cell in (one for one in cells if one.S == Name.TD):
            headers = {bytes(one) for one in cell.get("/A", {}).get("/Headers", [])}
            if not headers or not headers <= named:
                yield "A cell names no header of its table."
        widths = {_across(row) for row in rows} if not _tall(cells) else set()
        if len(widths) > 1:
            yield f"The rows of a table have {sorted(widths)} columns."


def _inside(table: Object) -> Iterator[Object]:
    for kid in _kids(table):
        yield kid
        if isinstance(kid, Dictionary) and kid.get("/S") in (Name.THead, Name.TBody, Name.TFoot):
            yield from _kids(kid)


def _across(row: Object) -> int:
    return sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in _kids(row))


def _tall(cells: list[Object]) -> bool:
    return any("/RowSpan" in cell.get("/A", {}) for cell in cells)


def _lists(elements: list[Object]) -> Iterator[str]:
    for one in elements:
        if one.S == Name.L and any(kid.S not in (Name.LI, Name.L) for kid in _kids(one)):
            yield "A list holds more than items."
        if one.S == Name.LI and not any(Name.LBody == kid.S for kid in _kids(one)):
            yield "An item of a list has no body."


def _fonts(pdf: Pdf) -> Iterator[str]:
    fonts = {font.objgen: font for page in pdf.pages for font in page.Resources.Font.values()}
    for font in fonts.values():
        [descendant] = font.DescendantFonts
        if "/FontFile2" not in descendant.FontDescriptor:
            yield f"{font.BaseFont} is not embedded."
        if "/ToUnicode" not in font:
            yield f"{font.BaseFont} does not say what its signs mean."
