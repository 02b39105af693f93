"""The clinic's own drawings: a pose is written, drawn, looked at, and kept if it is good."""

from base64 import b64encode

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import engine, figures, filing, own_exercises
from hep.engine import Made, NotDrawn
from hep.exercises import OwnDrawing
from hep.figures import Drawing
from hep.figures.own_poses import Fault, PoseText, copied, line_of, worded
from hep.filing import SVG
from hep.store.own_exercises import OwnExercise
from hep.web import context
from hep.web.forms.own_drawings import OwnDrawingForm
from hep.web.ownership import keep, mine

blueprint = Blueprint("own_drawings", __name__)
EMPTY, OTHER = "hook-lying", "your-other-drawing"


@blueprint.get("/own-drawings/<name>.svg")
def show(name: str) -> ResponseReturnValue:
    """A drawing that is kept; its name is the hash of its bytes, so it never changes."""
    try:
        found = filing.read(context.settings().photos, name, SVG)
    except (filing.NotFiled, filing.Altered):
        abort(404)
    response = Response(found, mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=86400"
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


@blueprint.get("/own-exercises/<slug>/drawings/<any(start, end):frame>/own")
def edit(slug: str, frame: str) -> ResponseReturnValue:
    """The pose as it was kept, or that of the drawing `from` names, to be changed."""
    own = mine(slug)
    started = _started(own, frame, request.args.get("from", ""))
    return _page(own, frame, OwnDrawingForm(formdata=None, obj=started))


@blueprint.post("/own-exercises/<slug>/drawings/<any(start, end):frame>/own")
def draw(slug: str, frame: str) -> ResponseReturnValue:
    """Draw the pose to be looked at; with `keep`, show the drawing from now on."""
    own, form = mine(slug), OwnDrawingForm()
    if not form.validate():
        return _page(own, frame, form), 422
    pose = form.pose()
    try:
        made = engine.draw(pose.text)
    except NotDrawn as error:
        return _page(own, frame, form, failed=error), 422
    if "keep" not in request.form:
        return _page(own, frame, form, made)
    changed = own_exercises.with_own_drawing(own.exercise, frame, _kept(made, pose))
    keep(own, changed, shared=own.shared, opened_at=own.version)
    flash("Your drawing is kept. What the exercise asks of the body stays as it was set.")
    return redirect(url_for("pictures.show", slug=slug), 303)


def _started(own: OwnExercise, frame: str, start: str) -> PoseText:
    """The pose to begin with; 404 for one the library has not."""
    kept = _other(own, frame) if start == OTHER else own.exercise.own_drawing(frame)
    if start and start != OTHER:
        return copied(start) if start in figures.pose_slugs() else abort(404)
    if kept is not None:
        return PoseText(kept.title, kept.alt, kept.pose)
    return copied(_beneath(own, frame))


def _beneath(own: OwnExercise, frame: str) -> str:
    """The pose of the library that the frame shows, or would show."""
    pose = own.exercise.start_pose if frame == "start" else own.exercise.end_pose
    return pose if pose in figures.pose_slugs() else EMPTY


def _other(own: OwnExercise, frame: str) -> OwnDrawing | None:
    return own.exercise.own_drawing("end" if frame == "start" else "start")


def _page(
    own: OwnExercise,
    frame: str,
    form: OwnDrawingForm,
    made: Made | None = None,
    failed: NotDrawn | None = None,
) -> str:
    wrong = form.wrong
    if failed is not None:
        wrong = (Fault(line_of(form.text.data, str(failed)), str(failed)),)
    titles = {slug: str(entry["title"]) for slug, entry in figures.index().items()}
    return render_template(
        "own_drawings/edit.html",
        own=own,
        frame=frame,
        form=form,
        wrong=wrong,
        made=made,
        picture=b64encode(made.svg.encode()).decode() if made else "",
        installed=engine.installed(),
        started=request.args.get("from") or _beneath(own, frame),
        other=OTHER if _other(own, frame) else "",
        poses=sorted(titles.items(), key=lambda one: one[1]),
    )


def _kept(made: Made, pose: PoseText) -> OwnDrawing:
    """The drawing and its mirror image as files; both lie there before anything names them."""
    svg = worded(made.svg, pose.title, pose.alt)
    right = Drawing(svg, made.width, made.height, pose.title, pose.alt)
    left, folder = figures.mirrored(right), context.settings().photos
    names = [filing.keep(folder, one.svg.encode(), SVG) for one in (right, left)]
    size = (made.width, made.height)
    return OwnDrawing(names[0], names[1], *size, pose.title, pose.alt, pose.text, made.close_up)
