"""Handouts: a plan turned into every printed word, then into a PDF, then into a kept file.

The public surface, in the order it is used:

    sheet.compose(plan, *, patient_name, clinic, clinician, library, language, code, today,
                  issued, draw, printing=None) -> Sheet
        Pure. Raises `sheet.SheetRefused` (a sentence for the clinician) for what cannot be
        printed. `draw` is `hep.figures.drawing`; `clinician` is `Account.signature`.
    assets.for_sheet(sheet, draw, kept, logo) -> dict[str, str]
        The drawings and charts of that sheet, by the `hep:` address the HTML names them with;
        the clinic's own photos and drawings are among them when `kept` reads them.
    rendering.render(html, assets) -> Rendering(pdf, pages, warnings)
        The HTML is `sheet.jinja_page` rendered with `sheet=sheet`. Raises
        `RenderingRefused`, `RenderingTimedOut` or `RenderingFailed`, all `RenderingError`.
    rendering.warm()
        Starts the renderer before the first handout is asked for; returns at once.
    hep.filing.keep(folder, pdf) -> sha256, hep.filing.read(folder, sha256) -> bytes
        `read` raises `NotFiled` when the file is missing and `Altered` when its bytes are not
        those that were kept.

WeasyPrint is loaded in the renderer's own process only, never in the one that serves pages.
"""
