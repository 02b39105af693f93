"""`flask serve`: check the machine, bring the database up to date, and serve."""

import ctypes.util
import errno
import logging
import sys
from typing import Any

import click
import waitress
from flask import Flask, current_app
from flask.cli import with_appcontext

from hep.handouts import rendering
from hep.store import clinics, kept_open
from hep.web import context, warming
from hep.web.settings import Settings

# What the renderer loads, and the Debian package that carries it.
NEEDED = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}


@click.command()
@with_appcontext
def serve() -> None:
    """Serve the application. Exits with 1 and one sentence when it cannot."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    run(app, context.settings())


@click.command()
@with_appcontext
def migrate() -> None:
    """Bring the database to the newest shape, and make it where there is none."""
    context.db()
    click.echo(f"The database is up to date: {context.settings().database.name}")


def run(app: Flask, settings: Settings) -> None:
    """Check, say where, serve until interrupted."""
    if missing := missing_packages():
        click.echo(f"Printing needs system packages that are missing. Install them with: "
                   f"sudo apt-get install {' '.join(missing)}", err=True)  # fmt: skip
        sys.exit(1)
    server = _server(app, settings)
    address = f"http://{settings.host}:{settings.port}"
    click.echo(f"HEP is at {address} (Ctrl+C ends it)")
    if clinics.get(context.db()) is None:
        click.echo(
            f"First visit: open {address}/set-up with the one-time code {context.set_up_code()}"
        )
    context.close()
    rendering.warm()
    warming.begin(app)
    with kept_open(settings.database):
        server.run()


def missing_packages() -> list[str]:
    """The system packages the renderer lacks on this machine."""
    return [package for name, package in NEEDED.items() if ctypes.util.find_library(name) is None]


def _server(app: Flask, settings: Settings) -> waitress.server.TcpWSGIServer:
    logging.getLogger("waitress").setLevel(logging.ERROR)
    opened: dict[int, Any] = {}
    try:
        return waitress.create_server(
            app, host=settings.host, port=settings.port, threads=8, ident="HEP", map=opened
        )
    except OSError as error:
        waitress.wasyncore.close_all(opened, ignore_all=True)
        click.echo(_why_not(error, settings), err=True)
        sys.exit(1)


def _why_not(error: OSError, settings: Settings) -> str:
    if error.errno != errno.EADDRINUSE:
        return f"HEP cannot listen at {settings.host}:{settings.port}: {error.strerror}."
    return (
        f"Port {settings.port} is taken by another program. "
        f"Choose another one: HEP_PORT={settings.port + 1} make run"
    )
