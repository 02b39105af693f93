"""Rendering: HTML to PDF in a process of its own, killed when it takes too long."""

import json
import logging
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

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


class Kept:
    """The renderings of late, at most so many bytes; the one asked for longest ago goes first."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._size = 0
        self._kept: OrderedDict[str, Rendering] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> Rendering | None:
        """What was kept under that key, if it is still here."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: str, made: Rendering) -> None:
        """Keep it, and let go of others where it is too much."""
        with self._lock:
            before = self._kept.pop(key, None)
            self._kept[key] = made
            self._size += len(made.pdf) - (len(before.pdf) if before else 0)
            while self._size > self._most:
                _, gone = self._kept.popitem(last=False)
                self._size -= len(gone.pdf)

    def clear(self) -> None:
        """Let go of all."""
        with self._lock:
            self._kept.clear()
            self._size = 0


_renderer = Renderer()
_kept = Kept(16_000_000)
_turn = threading.Condition()
_at_work: set[str] = set()


def warm() -> None:
    """Start the renderer ahead of the first handout. Returns at once."""
    _renderer.start()


def forget() -> None:
    """Let go of every rendering that is kept in memory."""
    _kept.clear()


def later(html: str, assets: Mapping[str, str]) -> Rendering:
    """The same as `render`, giving way to whatever else this computer has to do."""
    return render(html, assets, hurry=False)


def render(html: str, assets: Mapping[str, str], *, hurry: bool = True) -> Rendering:
    """The PDF of a handout page, tagged, with the same bytes for the same input.

    What was rendered of late is kept in memory and given again.

    `assets` are SVG documents by their `hep:` address; fonts, icons and style sheets are the
    renderer's own. Raises RenderingRefused, RenderingTimedOut or RenderingFailed.
    """
    if len(html) > LARGEST_HTML:
        raise RenderingRefused(f"The page has {len(html)} characters, {LARGEST_HTML} is the most.")
    content = json.dumps({"html": html, "assets": dict(assets)})
    key = sha256(content.encode()).hexdigest()
    with _alone(key):
        kept = _kept.get(key)
        if kept is None:
            kept = _made(content if hurry else f'{{"later": true, {content[1:]}', assets)
            _kept.put(key, kept)
    return kept


@contextmanager
def _alone(key: str) -> Iterator[None]:
    """Whoever asks for what is being made waits for it: to make it again would hold up both."""
    with _turn:
        _turn.wait_for(lambda: key not in _at_work)
        _at_work.add(key)
    try:
        yield
    finally:
        with _turn:
            _at_work.discard(key)
            _turn.notify_all()


def _made(request: str, assets: Iterable[str]) -> Rendering:
    drawings = (one.removeprefix(FIGURE) for one in assets if one.startswith(FIGURE))
    return _rendering(_renderer.run(request.encode(), drawings))


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
