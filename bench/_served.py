"""The crowded clinic served as the product is, in a process of its own, with its times told.

Started by `bench.builder`: `python -m bench._served DATABASE PORT`. Every answer carries how long
it was worked on by the processor and how long it was waited for at the server.
"""

import sys
import time
from pathlib import Path

from flask import Flask, Response, g

from bench import _crowd
from hep.web import create_app
from hep.web.commands.serve import run
from hep.web.settings import Settings


def _begin() -> None:
    g.begun, g.busy = time.perf_counter(), time.thread_time()


def _tell(response: Response) -> Response:
    waited, worked = time.perf_counter() - g.begun, time.thread_time() - g.busy
    timing = f"worked;dur={worked * 1000:.1f}, server;dur={waited * 1000:.1f}"
    response.headers["Server-Timing"] = timing
    return response


def _timed(app: Flask) -> Flask:
    app.before_request_funcs.setdefault(None, []).insert(0, _begin)
    app.after_request(_tell)
    return app


def main(database: str, port: str) -> None:
    """Serve until ended."""
    _crowd.fill_library()
    settings = Settings(database=Path(database), secret_key="only for a bench", port=int(port))
    app = _timed(create_app(settings))
    with app.app_context():
        run(app, settings)


if __name__ == "__main__":
    main(*sys.argv[1:])
