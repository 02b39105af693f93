"""The boxes of figures, written in points from the foot of the page as PDF asks for them."""

from typing import Any

_POINTS = 0.75


def fix_figure_boxes(document: Any, pdf: Any) -> None:
    """Turn the box of each tagged figure, left in CSS pixels from the top, into points.

    A screen reader or a magnifier uses the box to find the figure on its page.
    """
    heights = {
        page["StructParents"]: laid.height
        for page, laid in zip(_pages(pdf), document.pages, strict=True)
    }
    by_number = {page.number: heights[page["StructParents"]] for page in _pages(pdf)}
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("S") == "/Figure" and "BBox" in item.get("A", {}):
            height = by_number[int(str(item["Pg"], "ascii").split()[0])]
            x1, y1, x2, y2 = item["A"]["BBox"]
            item["A"]["BBox"][:] = [
                x1 * _POINTS,
                (height - y2) * _POINTS,
                x2 * _POINTS,
                (height - y1) * _POINTS,
            ]


def _pages(pdf: Any) -> list[Any]:
    return [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/Page"]
