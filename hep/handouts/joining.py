"""Joining: several tagged PDFs as one that is still tagged."""

from collections.abc import Iterable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf


def joined(pdfs: Iterable[bytes]) -> bytes:
    """One PDF of all their pages, with the structure of each; the language is the first one's.

    A part in another language says so itself.
    """
    with Pdf.new() as whole:
        top = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        numbers = Array()
        for pdf in pdfs:
            with pikepdf.open(BytesIO(pdf)) as part:
                _add(whole, part, top, numbers)
        whole.Root.StructTreeRoot = whole.make_indirect(
            Dictionary(
                Type=Name.StructTreeRoot, K=Array([top]), ParentTree=Dictionary(Nums=numbers)
            )
        )
        top.P = whole.Root.StructTreeRoot
        whole.Root.MarkInfo = Dictionary(Marked=True)
        whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        _describe(whole)
        said = BytesIO()
        whole.save(said, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return said.getvalue()


def _add(whole: Pdf, part: Pdf, top: pikepdf.Object, numbers: Array) -> None:
    """Add the pages, then the structure, which names the pages that are there by now."""
    first, language = len(whole.pages), part.Root.Lang
    whole.pages.extend(part.pages)
    tree = whole.copy_foreign(part.Root.StructTreeRoot)
    [document] = tree.K
    document.S, document.P, document.Lang = Name.Part, top, str(language)
    top.K.append(document)
    if "/Lang" not in whole.Root:
        whole.Root.Lang = str(language)
    owners = list(tree.ParentTree.Nums)[1::2]
    for number, page in enumerate(list(whole.pages)[first:], start=first):
        page.StructParents = number
        numbers.extend(Array([number, owners[number - first]]))


def _describe(whole: Pdf) -> None:
    title = f"Handouts, {len(whole.Root.StructTreeRoot.K[0].K)}"
    with whole.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["pdfuaid:part"] = "1"
    whole.docinfo.Title = title
