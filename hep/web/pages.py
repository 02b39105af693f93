"""Pages about the tool itself."""

from functools import lru_cache
from pathlib import Path

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from markdown_it import MarkdownIt
from markupsafe import Markup

from hep.texts import fold, words
from hep.web import context
from hep.web.settings import ROOT

blueprint = Blueprint("pages", __name__)


@blueprint.get("/about")
def about() -> ResponseReturnValue:
    """What the tool is."""
    return render_template("pages/about.html")


@blueprint.get("/help")
def help_() -> ResponseReturnValue:
    """The main tasks and the keys."""
    return render_template("pages/help.html")


@blueprint.get("/intended-use")
def intended_use() -> ResponseReturnValue:
    """What it is for, what it is not, and the hazards that were thought of."""
    return render_template(
        "pages/intended_use.html", text=_document(ROOT / "docs" / "intended-use.md")
    )


@blueprint.get("/how-to-write-a-pose")
def poses() -> ResponseReturnValue:
    """The guide to the texts that drawings are made from."""
    return render_template("pages/poses.html", text=_document(ROOT / "data/poses/README.md"))


@blueprint.get("/glossary")
def glossary() -> ResponseReturnValue:
    """What the words of the clinical view mean; `q` keeps those that hold all of its words."""
    asked = " ".join(request.args.get("q", "").split())[:60]
    found = [
        term
        for term in context.library().glossary.values()
        if all(word in fold(f"{term.term} {term.meaning}") for word in words(asked))
    ]
    return render_template("pages/glossary.html", asked=asked, found=found)


@blueprint.get("/health")
def health() -> ResponseReturnValue:
    """A sign of life for whoever watches over the server."""
    return {"status": "up"}


@lru_cache(maxsize=2)
def _document(path: Path) -> Markup:
    """A document of the repository as HTML; it is ours, so it may be marked as such."""
    text = path.read_text(encoding="utf-8")
    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    return Markup(html)  # noqa: S704 - the text is the repository's own and HTML in it is off
