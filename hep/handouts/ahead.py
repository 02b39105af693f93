"""Ahead: handouts rendered before anybody asks for them, one at a time, in memory only.

What is rendered ahead has no address, no file and no row. It is given out to whoever names the
key it was ordered under, and that is the view that issues it.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hep.handouts.rendering import Kept, Rendering, RenderingError

# Of several choices made within a moment only the last is begun.
PAUSE_SECONDS = 0.05
MOST_WAITING = 16
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Order:
    """What to render: `about` names what it is for, `key` exactly what it holds."""

    about: str
    key: str
    html: str
    assets: Mapping[str, str]
    due: float


class Ahead:
    """The orders that wait and the one at work. Safe to use from many threads."""

    def __init__(
        self, render: Callable[[str, Mapping[str, str]], Rendering], pause: float = PAUSE_SECONDS
    ) -> None:
        self._render = render
        self._pause = pause
        self._waiting: dict[str, Order] = {}
        self._working = ""
        self._done = Kept(16_000_000)
        self._running = False
        self._changed = threading.Condition()

    def order(self, about: str, key: str, html: str, assets: Mapping[str, str]) -> None:
        """Render this soon; it takes the place of what waits for the same `about`."""
        with self._changed:
            self._waiting.pop(about, None)
            if key == self._working or self._done.get(key):
                return
            self._waiting[about] = Order(about, key, html, assets, time.monotonic() + self._pause)
            while len(self._waiting) > MOST_WAITING:
                del self._waiting[next(iter(self._waiting))]
            if not self._running:
                self._running = True
                threading.Thread(target=self._work, daemon=True, name="ahead").start()

    def take(self, key: str) -> Rendering | None:
        """What was rendered under that key. What only waits is left to whoever asks."""
        with self._changed:
            for order in [one for one in self._waiting.values() if one.key == key]:
                del self._waiting[order.about]
            # It ends: the renderer has its own limit.
            self._changed.wait_for(lambda: self._working != key)
            return self._done.get(key)

    def forget(self) -> None:
        """Let go of all that is done."""
        self._done.clear()

    def settle(self, seconds: float = 30) -> bool:
        """Wait until nothing waits and nothing is at work; False when that took too long."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._running, seconds)

    def _work(self) -> None:
        """Work until nothing waits. The thread ends then; the next order starts another."""
        while order := self._next():
            try:
                self._done.put(order.key, self._render(order.html, order.assets))
            except RenderingError:
                # Whoever issues it renders it then, and is told what is wrong.
                continue
            except Exception as error:
                # One fault must not end the thread, or nothing would be rendered ahead again. Its
                # message may quote a patient, so that only its kind is logged.
                _log.warning("rendering ahead: %s", type(error).__name__)
            finally:
                with self._changed:
                    self._working = ""
                    self._changed.notify_all()

    def _next(self) -> Order | None:
        """The order that waits longest, once its time has come; None when none is left."""
        with self._changed:
            while self._waiting:
                order = next(iter(self._waiting.values()))
                if (early := order.due - time.monotonic()) <= 0:
                    del self._waiting[order.about]
                    self._working = order.key
                    return order
                self._changed.wait(early)
            self._running = False
            self._changed.notify_all()
            return None
