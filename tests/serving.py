"""An application served for a while, by the server that the product uses."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import waitress
from flask import Flask


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Where the application answers meanwhile: `http://127.0.0.1:` and a port."""
    opened: dict[int, object] = {}
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4, map=opened)
    running = threading.Thread(target=server.run)
    running.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        # Its own thread closes the sockets: it may not wait for one that another has closed.
        server.trigger.pull_trigger(lambda: waitress.wasyncore.close_all(opened, ignore_all=True))
        running.join(timeout=30)
        server.task_dispatcher.shutdown()
