"""Drawings as pixels, for contact sheets: enough of SVG to paint what this engine writes."""

import re
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw

_PATH = re.compile(r'<path d="([^"]+)" ([^>]+)/>')
_NUMBER = re.compile(r"-?\d*\.?\d+")
OVERSAMPLE = 4
GAP, LINE = 24, 14
Ring = list[tuple[float, float]]


def picture(svg: str, pixels_per_unit: float) -> Image.Image:
    """The drawing on white."""
    found = re.search(r'viewBox="([^"]+)"', svg)
    if found is None:
        raise ValueError("the drawing has no view box")
    left, top, width, height = (float(n) for n in found[1].split())
    scale = pixels_per_unit * OVERSAMPLE
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    canvas = Image.new("RGB", size, "white")
    for data, attributes in _PATH.findall(svg):
        rings = [[((x - left) * scale, (y - top) * scale) for x, y in r] for r in _rings(data)]
        _paint(canvas, rings, attributes, scale)
    small = (max(1, size[0] // OVERSAMPLE), max(1, size[1] // OVERSAMPLE))
    return canvas.resize(small, Image.Resampling.LANCZOS)


def contact_sheet(cells: list[tuple[str, str]], columns: int, enlarge: float) -> Image.Image:
    """Named drawings in a grid. At `enlarge` 1 a drawing has its paper size at 100 dots an inch."""
    units = 100 / 254 * enlarge
    drawn = [(name, picture(svg, units)) for name, svg in cells]
    rows = [drawn[i : i + columns] for i in range(0, len(drawn), columns)]
    width = max(sum(image.width + GAP for _, image in row) for row in rows) if rows else 1
    height = sum(max(image.height for _, image in row) + GAP + LINE for row in rows) or 1
    canvas = Image.new("RGB", (width, height), "white")
    top = 0
    for row in rows:
        _paste_row(canvas, row, top)
        top += max(image.height for _, image in row) + GAP + LINE
    return canvas


def _paste_row(canvas: Image.Image, row: list[tuple[str, Image.Image]], top: int) -> None:
    left, tall, pen = 0, max(image.height for _, image in row), ImageDraw.Draw(canvas)
    for name, image in row:
        pen.text((left + 4, top), name, fill="#666666")
        canvas.paste(image, (left, top + LINE + tall - image.height))
        left += image.width + GAP


def _paint(canvas: Image.Image, rings: list[Ring], attributes: str, scale: float) -> None:
    known = dict(re.findall(r'([\w-]+)="([^"]+)"', attributes))
    if known["fill"] != "none":
        mask = _mask(canvas.size, rings, known.get("fill-rule") == "evenodd")
        canvas.paste(Image.new("RGB", canvas.size, known["fill"]), (0, 0), mask)
    if "stroke" in known:
        pen, radius = ImageDraw.Draw(canvas), float(known["stroke-width"]) * scale / 2
        for ring in rings:
            _line(pen, ring, radius, known["stroke"])


def _line(pen: ImageDraw.ImageDraw, ring: Ring, radius: float, tone: str) -> None:
    """A broad line as quadrangles between discs: the library's own broad lines waver."""
    for (ax, ay), (bx, by) in pairwise(ring):
        length = float(np.hypot(bx - ax, by - ay)) or 1.0
        x, y = -(by - ay) / length * radius, (bx - ax) / length * radius
        pen.polygon([(ax + x, ay + y), (bx + x, by + y), (bx - x, by - y), (ax - x, ay - y)], tone)
    for x, y in ring:
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=tone)


def _mask(size: tuple[int, int], rings: list[Ring], even_odd: bool) -> Image.Image:
    if not even_odd:
        mask = Image.new("1", size)
        pen = ImageDraw.Draw(mask)
        for ring in rings:
            if len(ring) > 2:
                pen.polygon(ring, fill=1)
        return mask
    total = np.zeros((size[1], size[0]), bool)
    for ring in rings:
        one = Image.new("1", size)
        ImageDraw.Draw(one).polygon(ring, fill=1)
        total ^= np.array(one)
    return Image.fromarray(total)


def _rings(data: str) -> list[Ring]:
    return [_ring(part) for part in data.split("M") if part]


def _ring(part: str) -> Ring:
    """One subpath as points; curves are walked in eight steps."""
    points: Ring = []
    for letter, text in re.findall(r"([lcz]?)([^lcz]*)", part):
        numbers = [float(n) for n in _NUMBER.findall(text)]
        if not letter and numbers:
            points.append((numbers[0], numbers[1]))
        step = 6 if letter == "c" else 2
        for i in range(0, len(numbers) if letter else 0, step):
            points += _steps(points[-1], numbers[i : i + step])
        if letter == "z":
            points.append(points[0])
    return points


def _steps(here: tuple[float, float], numbers: list[float]) -> Ring:
    if len(numbers) == 2:
        return [(here[0] + numbers[0], here[1] + numbers[1])]
    p = np.array(here) + np.array([0, 0, *numbers]).reshape(4, 2)
    t = np.linspace(0, 1, 9)[1:, None]
    xy = (
        (1 - t) ** 3 * p[0] + 3 * t * (1 - t) ** 2 * p[1] + 3 * t * t * (1 - t) * p[2] + t**3 * p[3]
    )
    return [(float(x), float(y)) for x, y in xy]
