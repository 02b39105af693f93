"""The library's pages."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from hep.web import context
from hep.web.forms.exercises import Choice

blueprint = Blueprint("exercises", __name__)


@blueprint.get("/exercises")
def index() -> ResponseReturnValue:
    """Search and filter the library."""
    choice = Choice.from_query(request.args)
    found = choice.apply(context.library(), context.index().search)
    return render_template("exercises/index.html", choice=choice, found=found)


@blueprint.get("/exercises/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """Everything about one exercise."""
    exercise = context.library().exercises.get(slug)
    if exercise is None:
        abort(404)
    harder = [
        one for one in context.library().exercises.values() if one.progression_of == exercise.slug
    ]
    return render_template("exercises/show.html", exercise=exercise, harder=harder)
