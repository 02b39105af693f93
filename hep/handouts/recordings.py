"""Recordings: a drawing turned into PDF operators once, then placed wherever it is shown.

A page names the recording at each place and the PDF holds it once, packed already. Only plain
drawings are recorded: opaque shapes, no text, pictures, gradients or anything that would be
fetched. Every other drawing is left to WeasyPrint.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

import pydyf
import weasyprint
from weasyprint import HTML
from weasyprint.images import SVGImage
from weasyprint.pdf.stream import Stream

# What is used here of WeasyPrint is not public: another version draws everything itself.
KNOWN = "70."
_SPACE = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset({"svg", "title", "desc", "g", "path", "circle"})
_ATTRIBUTES = frozenset(
    {
        "viewBox", "preserveAspectRatio", "role", "transform", "d", "cx", "cy", "r", "fill",
        "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
    }
)  # fmt: skip
_OPAQUE = {"A1.0": {"CA": 1.0}, "a1.0": {"ca": 1.0}}
_RATIOS = ("xMidYMid", "none")


class NotRecorded(ValueError):
    """This drawing uses something that a recording cannot hold."""


@dataclass(frozen=True)
class Recording:
    """The operators of one drawing in the units of its view box, packed, and its size there."""

    name: str
    width: float
    height: float
    stretches: bool
    packed: bytes

    @property
    def operators(self) -> bytes:
        """The operators as they were recorded."""
        return zlib.decompress(self.packed)


def record(svg: str) -> Recording:
    """Draw it once. Raises NotRecorded, and XML errors for what is no SVG."""
    tree = ElementTree.fromstring(svg)  # noqa: S314
    _check(tree)
    image = SVGImage(tree, "hep:", None, None)
    _, _, width, height = image._svg.get_viewbox()
    kinds = ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace", "Font")
    resources = pydyf.Dictionary({kind: pydyf.Dictionary() for kind in kinds})
    stream = Stream({}, (0, 0, width, height), resources, {}, None, {}, None)
    image._svg.draw(stream, width, height, "hep:", None)
    states = resources.pop("ExtGState")
    if any(_OPAQUE.get(name) != state for name, state in states.items()) or any(resources.values()):
        raise NotRecorded("it needs more than opaque shapes")
    operators = b"\n".join(pydyf._to_bytes(item) for item in stream.stream)
    name = sha256(svg.encode()).hexdigest()[:20]
    stretches = tree.get("preserveAspectRatio") == "none"
    return Recording(name, width, height, stretches, zlib.compress(operators, 9))


def _check(tree: ElementTree.Element) -> None:
    """Raise NotRecorded unless everything in the drawing is known to be plain."""
    for element in tree.iter():
        odd = {element.tag.removeprefix(_SPACE)} - _ELEMENTS or set(element.attrib) - _ATTRIBUTES
        if odd or any("(" in element.get(name, "") for name in ("fill", "stroke")):
            raise NotRecorded(f"{element.tag} {sorted(odd)}")
    if "viewBox" not in tree.attrib or tree.get("preserveAspectRatio", "xMidYMid") not in _RATIOS:
        raise NotRecorded("no view box, or not placed in the middle")


class Placed:
    """A recording in the place of an image of WeasyPrint, which asks an image these questions."""

    def __init__(self, recording: Recording) -> None:
        self.id = recording.name
        self._recording = recording

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[Any, Any, float]:
        """No size of its own, but a ratio."""
        return None, None, self._recording.width / self._recording.height

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        """Name the recording on this page, in the middle of that room."""
        across, down = width / self._recording.width, height / self._recording.height
        if not self._recording.stretches:
            across = down = min(across, down)
        left = (width - across * self._recording.width) / 2
        top = (height - down * self._recording.height) / 2
        stream.transform(across, 0, 0, down, left, top)
        stream.draw_x_object(stream.add_image(self, True, 1))

    def get_x_object(self, _interpolate: bool, _ratio: float) -> pydyf.Stream:
        """The one object of the PDF that holds the drawing."""
        return _Form(self._recording)


class _Form(pydyf.Stream):  # type: ignore[misc]
    """A form of PDF whose content is packed already."""

    def __init__(self, recording: Recording) -> None:
        states = {name: pydyf.Dictionary(state) for name, state in _OPAQUE.items()}
        # Half of a line at the edge lies outside the view box: nothing is to be cut off.
        wide, high = recording.width, recording.height
        super().__init__(
            extra={
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": pydyf.Array((-wide, -high, 2 * wide, 2 * high)),
                "Resources": pydyf.Dictionary({"ExtGState": pydyf.Dictionary(states)}),
            }
        )
        self._packed = recording.packed

    @property
    def data(self) -> bytes:
        """The dictionary and the packed operators."""
        head = {**self.extra, "Filter": "/FlateDecode", "Length": len(self._packed)}
        return b"\n".join((pydyf.Dictionary(head).data, b"stream", self._packed, b"endstream"))


def faithful(svg: str, fetcher: Any) -> bool:
    """Whether WeasyPrint, asked to draw `hep:sample` on a page, writes what is recorded of it.

    The place on the page differs; every shape has the same bytes.
    """
    page = HTML(string='<img src="hep:sample" alt="">', base_url="hep:", url_fetcher=fetcher)
    shapes = record(svg).operators.split(b" cm\n", 2)[-1]
    return shapes in page.write_pdf(uncompressed_pdf=True)


class Recordings:
    """What was recorded in this process, by the text of the drawing."""

    def __init__(self) -> None:
        self.on = weasyprint.VERSION.startswith(KNOWN)
        self._kept: dict[str, Recording | None] = {}

    def check(self, svg: str, fetcher: Any) -> None:
        """Record nothing in this process unless a sample proves the same as drawn anew."""
        try:
            self.on = self.on and faithful(svg, fetcher)
        except Exception:
            self.on = False

    def keep(self, svg: str) -> Recording | None:
        """The recording of that drawing; None where it has to be left to WeasyPrint."""
        if svg not in self._kept:
            try:
                self._kept[svg] = record(svg)
            except Exception:
                # Whatever WeasyPrint makes of it, it makes better than a half-known drawing.
                self._kept[svg] = None
        return self._kept[svg]

    def placed(self, drawings: Mapping[str, str]) -> dict[str, Placed]:
        """The images of those drawings, by address, that can be recorded."""
        if not self.on:
            return {}
        found = {address: self.keep(svg) for address, svg in drawings.items()}
        return {address: Placed(one) for address, one in found.items() if one is not None}
