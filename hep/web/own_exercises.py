"""The clinic's own exercises: made new or from another, changed, put away, brought back."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import own_exercises as own_exercises_
from hep.exercises import Exercise
from hep.library.check.reading import reading
from hep.store import own_exercises
from hep.store.own_exercises import OwnExercise, OwnExerciseChanged
from hep.web import context
from hep.web.forms.own_exercises import OwnExerciseForm
from hep.web.ownership import keep, mine

blueprint = Blueprint("own_exercises", __name__)


@blueprint.get("/own-exercises")
def index() -> ResponseReturnValue:
    """The own exercises this account may find, and its archived ones."""
    me, every = context.account().id, context.shelf().own.values()
    return render_template(
        "own_exercises/index.html",
        found=[one for one in every if one.offered_to(me)],
        archived=[one for one in every if one.archived and one.changed_by(me)],
    )


@blueprint.route("/own-exercises/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Make one: empty, or as a copy of the exercise that `from` names."""
    start = _start(request.args.get("from", ""))
    form = _form(start)
    if not form.validate_on_submit():
        return _edit(form, start), 422 if form.is_submitted() else 200
    exercise = form.exercise()
    slugged = own_exercises_.named(exercise)
    kept = own_exercises.add(context.db(), context.account().id, slugged, shared=form.shared)
    if start.own and start.own.cloned_from:
        return redirect(url_for("exercises.show", slug=kept.slug), 303)
    flash("Kept. Now choose its pictures.")
    return redirect(url_for("pictures.show", slug=kept.slug), 303)


def _start(slug: str) -> Exercise:
    """What the form begins with; 404 for an exercise that is not offered."""
    author = context.account().name
    if not slug:
        return own_exercises_.new(author)
    source = context.library().offered.get(slug)
    return own_exercises_.clone(source, author) if source else abort(404)


@blueprint.route("/own-exercises/<slug>/edit", methods=["GET", "POST"])
def edit(slug: str) -> ResponseReturnValue:
    """Change one; each save is a version."""
    own = mine(slug)
    form = _form(own.exercise, own)
    if not form.validate_on_submit():
        return _edit(form, own.exercise, own), 422 if form.is_submitted() else 200
    try:
        keep(own, form.exercise(), shared=form.shared, opened_at=form.opened_at)
    except OwnExerciseChanged as changed:
        return _edit(form, own.exercise, changed.latest), 409
    flash("Saved as a new version. Plans that hold it use this one from now on.")
    return redirect(url_for("exercises.show", slug=slug), 303)


def _form(current: Exercise, own: OwnExercise | None = None) -> OwnExerciseForm:
    return OwnExerciseForm(
        context.library(),
        context.vocabulary(),
        request.form if request.method == "POST" else None,
        current=current,
        version=own.version if own else 0,
        shared=own.shared if own else False,
    )


def _edit(form: OwnExerciseForm, exercise: Exercise, own: OwnExercise | None = None) -> str:
    """The form; `own` is the newest version, with whose name a clash is told."""
    words = context.vocabulary()
    text = form.patient.patient_text()
    return render_template(
        "own_exercises/edit.html",
        form=form,
        exercise=exercise,
        own=own,
        words=words,
        clash=own is not None and form.is_submitted() and form.opened_at != own.version,
        reading=reading(text, words, sided=form.sided),
    )


@blueprint.post("/own-exercises/reading")
def read() -> ResponseReturnValue:
    """How the text reads while it is typed; nothing is kept."""
    form = _form(own_exercises_.new(""))
    found = reading(form.patient.patient_text(), context.vocabulary(), sided=form.sided)
    return render_template("own_exercises/reading.html", reading=found)


@blueprint.get("/own-exercises/<slug>/versions")
def versions(slug: str) -> ResponseReturnValue:
    """Every version that was ever saved, and by whom."""
    own = mine(slug)
    every = own_exercises.versions(context.db(), slug)
    return render_template("own_exercises/versions.html", own=own, every=every)


@blueprint.post("/own-exercises/<slug>/versions/<int:version>")
def bring_back(slug: str, version: int) -> ResponseReturnValue:
    """Make an earlier version the newest one; those between stay."""
    own, earlier = mine(slug), own_exercises.get(context.db(), slug, version)
    keep(own, earlier.exercise, shared=own.shared, opened_at=own.version)
    flash(f"Version {version} is the exercise again. The others stay.")
    return redirect(url_for("exercises.show", slug=slug), 303)


@blueprint.post("/own-exercises/<slug>/archive")
def archive(slug: str) -> ResponseReturnValue:
    """Put one away: nobody is offered it, and plans that hold it go on."""
    own_exercises.archive(context.db(), mine(slug).slug)
    flash("Archived. Plans that hold it stay as they are, and print.")
    return redirect(url_for("own_exercises.index"), 303)


@blueprint.post("/own-exercises/<slug>/restore")
def restore(slug: str) -> ResponseReturnValue:
    """Bring an archived one back."""
    own_exercises.archive(context.db(), mine(slug).slug, archived=False)
    flash("It is back in the library.")
    return redirect(url_for("exercises.show", slug=slug), 303)
