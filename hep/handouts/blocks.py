"""Blocks: each exercise laid out once, measured, and then placed on the page it belongs to.

WeasyPrint lays out a block again wherever it did not fit, and a whole document again for other
page breaks. Here a block is laid out for itself, on paper without an end. While the pages are
filled for the first time only its height stands in for it; the breaks are decided from that, and
the pages that change are filled again with the blocks that are there already.

This stands on what is not public in WeasyPrint, so it is done with the version it was written for
only. With another one the pages fall as they flow.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import weasyprint
import weasyprint.layout
import weasyprint.layout.block
from weasyprint import HTML
from weasyprint.document import Document

from hep.handouts.measuring import measured
from hep.handouts.recordings import KNOWN
from hep.handouts.spreading import Arrangement, Measured

_BLOCK = re.compile(r"block-\d+$")
Decide = Callable[[Measured], Arrangement | None]


@dataclass
class _Laid:
    """One block on paper without an end: the result of its layout and its list markers.

    `placed` is where it was put on its page.
    """

    result: tuple[Any, ...]
    markers: list[Any]
    placed: float | None = None

    @property
    def box(self) -> Any:
        return self.result[0]


class Blocks:
    """The blocks of one document. `decide` is asked once how they are to be arranged."""

    def __init__(self, decide: Decide) -> None:
        self.decide = decide
        self.found: Measured | None = None
        self._laid: dict[int, _Laid] = {}
        self._measuring = False

    def place(self, lay: Callable[..., Any], context: Any, box: Any, *asked: Any) -> Any:
        """Lay out a block where it stands, with what was laid out of it before."""
        bottom_space, skip_stack, around, page_is_empty, absolute, _, margins, *more = asked
        if skip_stack is not None or context.excluded_shapes:
            return lay(context, box, *asked)
        top = box.position_y + max(0, *margins, 0)
        laid = self._laid.get(id(box)) or self._lay(lay, context, box, around, more)
        if laid is None:
            return lay(context, box, *asked)
        # WeasyPrint asks a second time, with room for what is below the text of the block itself.
        below = laid.box.padding_bottom + laid.box.border_bottom_width
        bottom = top + laid.box.margin_height()
        if context.overflows_page(max(0, bottom_space - below), bottom):
            return lay(context, box, *asked) if page_is_empty else _no_room(more[-1])
        _, *result = laid.result
        if self._measuring:
            return (_stand_in(laid.box, top), *result)
        if laid.placed not in (None, top):
            # It was moved already, and moving it again would not be the same to the last bit.
            return lay(context, box, *asked)
        if laid.placed is None:
            laid.box.translate(dy=top)
            laid.placed = top
        absolute.extend(laid.markers)
        return (laid.box, *result)

    def _lay(
        self, lay: Callable[..., Any], context: Any, box: Any, around: Any, more: Sequence[Any]
    ) -> _Laid | None:
        """Lay a block out for itself; None where it does not keep to itself."""
        place, box.position_y = box.position_y, 0.0
        markers: list[Any] = []
        fixed: list[Any] = []
        context.create_block_formatting_context(self)
        result = lay(context, box, -inf, None, around, True, markers, fixed, [], *more)
        floats = [one.position_y + one.margin_height() for one in context.excluded_shapes]
        context.finish_block_formatting_context()
        box.position_y = place
        new = result[0]
        if (
            fixed
            or new.margin_top
            or new.margin_bottom
            or max(floats, default=0) > new.border_height()
        ):
            return None
        return self._laid.setdefault(id(box), _Laid(result, markers))

    def fill(self, make: Callable[..., Any], context: Any, root: Any, html: Any) -> Iterator[Any]:
        """Fill the pages, decide, and fill those anew that differ from what stood in for them."""
        self._measuring = True
        pages = list(make(context, root, html, []))
        self._measuring = False
        self.found = found = measured(pages)
        best = self.decide(found)
        first = found.pages[0] if found.pages else 0
        if best is None and not self._laid:
            yield from pages
            return
        if best is not None:
            _break(root, best, len(found.heights))
            first = found.front + (0 if best.shared else 1)
        for _, _, _, _, state in context.page_maker[first : len(pages)]:
            state["content_changed"] = True
        yield from make(context, root, html, pages)


def _no_room(max_lines: Any) -> tuple[Any, ...]:
    """What WeasyPrint answers for a box that goes to the next page. It writes into the parts."""
    return (None, None, {"break": "any", "page": None}, [], False, max_lines)


def _stand_in(box: Any, top: float) -> Any:
    """A box of the same size without anything in it."""
    one = box.copy()
    one.children, one.position_y = [], top
    return one


def _break(root: Any, best: Arrangement, count: int) -> None:
    """Put the page breaks before the boxes that begin a page."""
    numbers = {f"block-{n + 1}": n for n in range(count)} | {"more": count}
    for box in root.descendants():
        name = box.element.get("id") if box.element is not None else None
        if name in numbers and box.element_tag == box.element.tag:
            begins = numbers[name] in best.starts and (numbers[name] or not best.shared)
            box.style["break_before"] = "page" if begins else "auto"
        elif box.element is not None and box.element.get("class") == "exercises":
            box.style["break_before"] = "auto"


class _Document(Document):  # type: ignore[misc]
    """A document of WeasyPrint whose layout knows its blocks."""

    blocks: Blocks

    @classmethod
    def _build_layout_context(cls, *asked: Any) -> Any:
        context = super()._build_layout_context(*asked)
        context.blocks = cls.blocks
        return context


def laid_out(page: HTML, fonts: Any, blocks: Blocks, **options: Any) -> Document:
    """The pages, arranged as `blocks` decides; as they flow with an unknown WeasyPrint."""
    if not ON:
        return page.render(font_config=fonts, **options)
    options = {**weasyprint.DEFAULT_OPTIONS, **options}
    document: Any = type("_Document", (_Document,), {"blocks": blocks})
    return document._render(page, fonts, None, None, options)


def _level(lay: Callable[..., Any]) -> Callable[..., Any]:
    def block_level_layout(context: Any, box: Any, *asked: Any) -> Any:
        blocks = getattr(context, "blocks", None)
        element = box.element
        # Only the layout of what stands in a block's place names all eleven.
        if blocks is None or element is None or len(asked) != 11:
            return lay(context, box, *asked)
        name = element.get("id")
        if name is None or not _BLOCK.match(name) or box.element_tag != element.tag:
            return lay(context, box, *asked)
        return blocks.place(lay, context, box, *asked)

    return block_level_layout


def _pages(make: Callable[..., Any]) -> Callable[..., Any]:
    def make_all_pages(context: Any, root: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
        blocks = getattr(context, "blocks", None)
        if blocks is None or pages:
            return make(context, root, html, pages)  # type: ignore[no-any-return]
        return blocks.fill(make, context, root, html)  # type: ignore[no-any-return]

    return make_all_pages


ON = weasyprint.VERSION.startswith(KNOWN)
if ON:
    weasyprint.layout.block.block_level_layout = _level(weasyprint.layout.block.block_level_layout)
    weasyprint.layout.make_all_pages = _pages(weasyprint.layout.make_all_pages)
