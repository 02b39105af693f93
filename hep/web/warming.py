"""Warming: what the first request of a process would wait for is done when the server starts."""

import gc
import threading
from contextlib import suppress

from flask import Flask

from hep.handouts import understanding
from hep.handouts.sheet import SheetRefused
from hep.library import Library
from hep.web import context, sheets
from hep.web.forms.exercises import NO_CHOICE


def begin(app: Flask) -> threading.Thread:
    """Warm up beside the first requests. Returns at once."""
    thread = threading.Thread(target=warm, args=(app,), daemon=True, name="warming")
    thread.start()
    return thread


def warm(app: Flask) -> None:
    """Read the content, index and order the library, compile the pages.

    All of it stays as long as the process does, so it is taken out of what the garbage collector
    looks through: with a large library one look takes a tenth of a second, in the middle of
    somebody's request.
    """
    with app.app_context():
        context.vocabulary()
        shelf = context.shelf_as_it_stands()
        NO_CHOICE.apply(shelf.library, shelf.index.search)
        if context.clinic() is not None:
            _compose(shelf.library)
    _set_aside()
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    _set_aside()


def _set_aside() -> None:
    gc.collect()
    gc.freeze()


def _compose(library: Library) -> None:
    """One sheet in the clinic's language, for which poses, drawings and fonts are read.

    Its reading level is measured too: the list of how words sound takes half a second to read.
    """
    template = next(iter(library.plan_templates.values()))
    # A clinic whose name or address cannot be printed is told so when it prints.
    with suppress(SheetRefused):
        sheet = sheets.for_nobody(template, clinician="")
        understanding.level(sheet, library.languages[sheet.language], context.vocabulary().exempt)
