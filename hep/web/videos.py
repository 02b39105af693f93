"""The videos a clinic shows of its exercises: a QR code on the sheet leads to them."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from hep.store import videos
from hep.web import context
from hep.web.forms.branding import VideoForm
from hep.web.ownership import visible

blueprint = Blueprint("videos", __name__)


@blueprint.post("/exercises/<slug>/video")
def save(slug: str) -> ResponseReturnValue:
    """Give an exercise a video, another one, or none."""
    exercise = visible(slug)
    form = VideoForm(request.form)
    if form.validate_on_submit():
        videos.save(context.db(), context.account().id, exercise.slug, form.address.data)
        flash("Saved. New handouts show its QR code." if form.address.data else "No video now.")
    else:
        flash(f"The video was not saved. {' '.join(form.address.errors)}")
    return redirect(url_for("exercises.show", slug=slug), 303)
