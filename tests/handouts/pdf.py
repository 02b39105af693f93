"""Looking into a PDF: its text page by page, its pixels, its structure."""

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image


def pages_of(pdf: bytes, folder: Path) -> list[str]:
    """The text of each page, in reading order."""
    path = folder / "one.pdf"
    path.write_bytes(pdf)
    said = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return said.stdout.decode().split("\f")[:-1]


def raster(pdf: bytes, *, page: int = 1, dpi: int = 72) -> Image.Image:
    """One page as grey pixels."""
    command = ["pdftoppm", "-r", str(dpi), "-gray", "-f", str(page), "-l", str(page), "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout)).convert("L")


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """Every structure element of a kind, such as `/Figure`, in reading order."""
    found: list[pikepdf.Object] = []

    def walk(node: pikepdf.Object) -> None:
        if not isinstance(node, pikepdf.Dictionary):
            return
        if node.get("/S") == kind:
            found.append(node)
        children = node.get("/K", [])
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            walk(child)

    walk(pdf.Root.StructTreeRoot)
    return found
