"""Page furniture: the foot, the page number and the draft line of each page, as artifacts.

WeasyPrint tags them like text but leaves them out of the structure, so a checker finds content
that belongs to nothing. A screen reader is to pass over what repeats on every page: PDF calls
that an artifact of the pagination.
"""

from collections.abc import Iterator
from typing import Any

import pydyf


class _Nothing(pydyf.Object):  # type: ignore[misc]
    """Stands where an object was, so that the numbers of the others stay."""

    data = b"null"


def mark_furniture(_document: Any, pdf: Any) -> None:
    """Turn the content of each page that no structure reaches into artifacts."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    reached = {id(one) for one in _below(pdf, root)}
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    for index, page in zip(numbers[::2], _pages(pdf), strict=False):
        owners = numbers[2 * index + 1]
        loose = {n for n, owner in enumerate(owners) if id(_object(pdf, owner)) not in reached}
        _as_artifacts(_object(pdf, page["Contents"]).stream, loose)
        for n in loose:
            owners[n] = b"null"
    for number, one in enumerate(pdf.objects):
        if isinstance(one, dict) and one.get("Type") == "/StructElem" and id(one) not in reached:
            pdf.objects[number] = _Nothing()
            pdf.objects[number].number = number


def _as_artifacts(stream: list[Any], loose: set[int]) -> None:
    """Rewrite the marks of that content, where a mark is a tag, a dictionary and an operator."""
    for at, operator in enumerate(stream):
        if operator == b"BDC" and stream[at - 1].get("MCID") in loose:
            stream[at - 2] = "/Artifact"
            stream[at - 1] = pydyf.Dictionary({"Type": "/Pagination"})


def _below(pdf: Any, element: Any) -> Iterator[Any]:
    """An element of the structure and all below it."""
    yield element
    for kid in element.get("K", ()):
        if isinstance(kid, bytes):
            yield from _below(pdf, _object(pdf, kid))


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _pages(pdf: Any) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/Page"]
