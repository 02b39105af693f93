"""Drawings as files, for the pages."""

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue

from hep import figures

blueprint = Blueprint("figures", __name__)


@blueprint.get("/figures/<pose>-<any(left, right):side>.svg")
def show(pose: str, side: str) -> ResponseReturnValue:
    """One committed drawing; it holds nothing of a patient, so a browser may keep it a day."""
    drawing = figures.drawing(pose, side)
    if drawing is None:
        abort(404)
    response = Response(drawing.svg, mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=86400"
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response
