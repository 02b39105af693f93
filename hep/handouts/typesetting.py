"""Typesetting: HTML to a tagged PDF with WeasyPrint. Only the renderer's process loads this."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from hep.handouts.assets import SVG, as_file, packaged
from hep.handouts.blocks import Blocks, Decide, laid_out
from hep.handouts.figure_boxes import fix_figure_boxes
from hep.handouts.furniture import mark_furniture
from hep.handouts.heights import Heights
from hep.handouts.pictures import PHOTO
from hep.handouts.recordings import Recordings
from hep.handouts.settling import Instead, Settling
from hep.printing import Layout

VARIANT = {"pdf_variant": "pdf/ua-1"}
_SAMPLE = "hep:icons/stop.svg"
_WARM = '<html lang="en"><title>Warm</title><body class="standard a4"><h1>Warm <b>up</b></h1>'
_BODY = re.compile(r'<body class="([a-z-]+)')
Table = Mapping[str, tuple[bytes, str]]


def _finish(document: Document, pdf: Any) -> None:
    """Mend what WeasyPrint leaves of the tags."""
    fix_figure_boxes(document, pdf)
    mark_furniture(document, pdf)


class Refused(Exception):
    """The page asked for something that is not in its table."""


class Locked(URLFetcher):  # type: ignore[misc]
    """Fetches from a table and nowhere else. What was denied is kept: drawing may swallow it."""

    def __init__(self, table: Table) -> None:
        super().__init__(
            allowed_protocols=frozenset({"hep"}), allow_redirects=False, fail_on_errors=True
        )
        self.table = table
        self.denied: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The asset of that address. Raises FatalURLFetchingError for any other address."""
        if url not in self.table:
            self.denied.append(url[:80])
            raise FatalURLFetchingError("not in the table")
        body, media_type = self.table[url]
        return URLFetcherResponse(url, body, {"Content-Type": media_type})


@dataclass(frozen=True)
class Typeset:
    """A PDF, its number of pages and what WeasyPrint complained about."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...]


class _Complaints(logging.Handler):
    """Collects what WeasyPrint logs as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(record.getMessage())


def _layout(html: str) -> str:
    """The layout that the page names first in the class of its body; standard for any other."""
    named = _BODY.search(html)
    return named[1] if named and named[1] in list(Layout) else Layout.STANDARD.value


class Typesetter:
    """Fonts and style sheets, read once; one set of fonts for style sheets and pages alike.

    A second set would silently drop the fonts of the style sheets.
    """

    def __init__(self) -> None:
        logging.getLogger("fontTools").setLevel(logging.ERROR)
        self._table = packaged()
        self._icons = {
            url: body.decode() for url, (body, kind) in self._table.items() if kind == SVG
        }
        self._recordings = Recordings()
        self.heights = Heights()
        sample = self._icons[_SAMPLE]
        self._recordings.check(sample, Locked({"hep:sample": (sample.encode(), SVG)}))
        self._fonts = FontConfiguration()
        self._sheets = {
            url.removeprefix("hep:css/").removesuffix(".css"): self._css(body.decode())
            for url, (body, _) in self._table.items()
            if url.startswith("hep:css/")
        }

    def warm(self) -> None:
        """Typeset a small page, so that every library has done its first work."""
        self.typeset(_WARM, {})

    def learn(self, svg: str) -> None:
        """Record a drawing ahead of the pages that show it."""
        self._recordings.placed({"": svg})

    def typeset(self, html: str, assets: Mapping[str, str]) -> Typeset:
        """The PDF. Raises Refused when the page asks for what it may not have."""
        shown = {url: as_file(url, asset) for url, asset in assets.items()}
        fetcher = Locked({**self._table, **shown})
        complaints = _Complaints()
        logger = logging.getLogger("weasyprint")
        logger.addHandler(complaints)
        try:
            pdf, pages = self._pdf(html, fetcher, self._placed(assets))
        except FatalURLFetchingError:
            raise Refused(f"Not allowed: {', '.join(fetcher.denied)}") from None
        finally:
            logger.removeHandler(complaints)
        if fetcher.denied:
            raise Refused(f"Not allowed: {', '.join(fetcher.denied)}")
        return Typeset(pdf, pages, tuple(complaints.lines))

    def _placed(self, assets: Mapping[str, str]) -> dict[str, Any]:
        drawn = {url: svg for url, svg in assets.items() if not url.startswith(PHOTO)}
        return dict(self._recordings.placed({**self._icons, **drawn}))

    def _pdf(self, html: str, fetcher: Locked, images: dict[str, Any]) -> tuple[bytes, int]:
        page = HTML(string=html, base_url="hep:", url_fetcher=fetcher)
        layout = _layout(html)
        sheets = [self._sheets["base"], self._sheets[layout]]
        closer = self._sheets.get(f"{layout}-close")

        def lay(close: bool, rules: str, decide: Decide) -> Document:
            more = [closer] if close and closer else []
            styles = [*sheets, *more, *([self._css(rules)] if rules else [])]
            options = {"stylesheets": styles, "cache": images, **VARIANT}
            try:
                return laid_out(page, self._fonts, Blocks(decide), **options)
            except Instead as better:
                return better.document

        document = Settling(html, layout, lay, self.heights).settle(closer is not None)
        pdf = document.write_pdf(finisher=_finish, cache=images, **VARIANT)
        return pdf, len(document.pages)

    def _css(self, rules: str) -> CSS:
        return CSS(
            string=rules, base_url="hep:", font_config=self._fonts, url_fetcher=Locked(self._table)
        )
