"""The pictures of own exercises: photos the clinic keeps, or drawings of the library."""

import re

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import figures, filing, own_exercises
from hep.exercises import Exercise, Photo
from hep.filing import JPEG
from hep.photos import Prepared
from hep.texts import fold
from hep.web import context
from hep.web.forms.pictures import PhotoForm
from hep.web.ownership import keep, mine

blueprint = Blueprint("pictures", __name__)
FRAMES = ("start", "end")
MOST_SHOWN = 60


@blueprint.get("/photos/<name>.jpg")
def photo(name: str) -> ResponseReturnValue:
    """A photo that is kept; its name is the hash of its bytes, so it never changes."""
    try:
        found = filing.read(context.settings().photos, name, JPEG)
    except (filing.NotFiled, filing.Altered):
        abort(404)
    response = Response(found, mimetype="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


@blueprint.get("/own-exercises/<slug>/pictures")
def show(slug: str) -> ResponseReturnValue:
    """Both pictures, and how to change each."""
    return _page(slug, {frame: PhotoForm(formdata=None, prefix=frame) for frame in FRAMES})


def _page(slug: str, forms: dict[str, PhotoForm]) -> str:
    own = mine(slug)
    return render_template("pictures/show.html", own=own, exercise=own.exercise, forms=forms)


@blueprint.post("/own-exercises/<slug>/photos/<any(start, end):frame>")
def add_photo(slug: str, frame: str) -> ResponseReturnValue:
    """Keep a photo and show it in the place of the drawing."""
    own = mine(slug)
    forms = {
        one: PhotoForm(request.form.copy() if one == frame else None, prefix=one) for one in FRAMES
    }
    form = forms[frame]
    form.take(request.files.get(form.file.name))
    if not form.validate():
        return _page(slug, forms), 422
    kept = _kept(form.photo(), form.alt.data)
    changed = own_exercises.with_photo(own.exercise, frame, kept)
    keep(own, changed, shared=own.shared, opened_at=own.version)
    return redirect(url_for("pictures.show", slug=slug), 303)


def _kept(made: Prepared, alt: str) -> Photo:
    """The photo and its mirror image as files; both lie there before anything names them."""
    folder = context.settings().photos
    names = [filing.keep(folder, jpeg, JPEG) for jpeg in (made.jpeg, made.mirrored)]
    return Photo(names[0], names[1], made.width, made.height, alt)


@blueprint.get("/own-exercises/<slug>/drawings/<any(start, end):frame>")
def drawings(slug: str, frame: str) -> ResponseReturnValue:
    """The drawings of the library to choose from: of its region first, or by words."""
    own, query = mine(slug), " ".join(request.args.get("q", "").split())[:60]
    found = _found(query, own.exercise)
    return render_template(
        "pictures/drawings.html",
        own=own,
        frame=frame,
        query=query,
        found=found[:MOST_SHOWN],
        count=len(found),
    )


def _found(query: str, exercise: Exercise) -> list[tuple[str, str]]:
    """Poses with a drawing and their titles: those with every word, else those near by."""
    words = re.findall(r"[a-z0-9]+", fold(query))
    titles = {pose: str(entry["title"]) for pose, entry in figures.index().items()}
    found = [
        (pose, title)
        for pose, title in sorted(titles.items(), key=lambda one: one[1])
        if all(word in fold(f"{pose} {title}") for word in words)
    ]
    near = {} if words else _near(exercise)
    return sorted(found, key=lambda one: near.get(one[0], 3))


def _near(exercise: Exercise) -> dict[str, int]:
    """How far the drawings of other exercises are: 0 for the same region and position."""
    near: dict[str, int] = {}
    for one in context.content().exercises.values():
        away = (one.region != exercise.region) + (one.position != exercise.position)
        for pose in (one.start_pose, one.end_pose):
            near[pose] = min(away, near.get(pose, away))
    return near


@blueprint.post("/own-exercises/<slug>/drawings/<any(start, end):frame>")
def choose_drawing(slug: str, frame: str) -> ResponseReturnValue:
    """Show a drawing of the library; an empty name shows none."""
    own, pose = mine(slug), request.form.get("pose", "")
    if pose and pose not in figures.slugs():
        abort(400)
    changed = own_exercises.with_drawing(own.exercise, frame, pose)
    keep(own, changed, shared=own.shared, opened_at=own.version)
    return redirect(url_for("pictures.show", slug=slug), 303)
