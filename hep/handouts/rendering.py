"""Rendering: HTML to PDF in a process of its own, killed when it takes too long."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass

from hep.handouts.pictures import FIGURE
from hep.handouts.renderer import Renderer, Reply

LARGEST_HTML = 200_000
_log = logging.getLogger(__name__)


class RenderingError(Exception):
    """A PDF that was not made; the message is for the log, never for a patient."""


class RenderingRefused(RenderingError):
    """The HTML is too long, or asked for something that is not in its table."""


class RenderingTimedOut(RenderingError):
    """The renderer was killed at its time limit."""


class RenderingFailed(RenderingError):
    """The renderer stopped for any other reason."""


@dataclass(frozen=True)
class Rendering:
    """A PDF, how many pages it has, and what the renderer complained about: nothing, normally."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...] = ()


_renderer = Renderer()


def warm() -> None:
    """Start the renderer ahead of the first handout. Returns at once."""
    _renderer.start()


def render(html: str, assets: Mapping[str, str]) -> Rendering:
    """The PDF of a handout page, tagged, with the same bytes for the same input.

    `assets` are SVG documents by their `hep:` address; fonts, icons and style sheets are the
    renderer's own. Raises RenderingRefused, RenderingTimedOut or RenderingFailed.
    """
    if len(html) > LARGEST_HTML:
        raise RenderingRefused(f"The page has {len(html)} characters, {LARGEST_HTML} is the most.")
    request = json.dumps({"html": html, "assets": dict(assets)}).encode()
    drawings = (one.removeprefix(FIGURE) for one in assets if one.startswith(FIGURE))
    return _rendering(_renderer.run(request, drawings))


def _rendering(reply: Reply) -> Rendering:
    if reply.timed_out:
        raise RenderingTimedOut("The renderer was stopped at its time limit.")
    if not reply.complete:
        raise RenderingFailed(f"The renderer ended with {reply.exit_code}.")
    head, pdf = reply.data.split(b"\n", 1)
    answer = json.loads(head)
    if answer["refused"]:
        raise RenderingRefused(answer["error"])
    if answer["error"]:
        raise RenderingFailed(answer["error"])
    for warning in answer["warnings"]:
        _log.warning("rendering: %s", warning)
    return Rendering(pdf, answer["pages"], tuple(answer["warnings"]))
