"""Files a page hands out, each with the name it is kept under."""

from flask import Response


def download(content: str | bytes, mimetype: str, name: str) -> Response:
    """A file to be kept, not looked at here."""
    return _named(Response(content, mimetype=mimetype), "attachment", name)


def shown(content: bytes, name: str, mimetype: str = "application/pdf") -> Response:
    """A file that the browser shows where it can."""
    return _named(Response(content, mimetype=mimetype), "inline", name)


def _named(response: Response, how: str, name: str) -> Response:
    response.headers.set("Content-Disposition", how, filename=name)
    return response
