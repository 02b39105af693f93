"""The clinic's own look on every sheet: logo, colour, footer, web address."""

from dataclasses import replace

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep.store import clinics, logos, writing
from hep.web import context
from hep.web.forms.branding import BrandingForm

blueprint = Blueprint("branding", __name__)


@blueprint.route("/clinic/branding", methods=["GET", "POST"])
def edit() -> ResponseReturnValue:
    """Change the look; issued handouts stay as they were."""
    form = BrandingForm(request.form or None, obj=context.the_clinic().branding)
    form.take(request.files.get("file"))
    if form.validate_on_submit():
        _save(form)
        flash("Saved. New handouts show it; issued ones stay as they were.")
        return redirect(url_for("branding.edit"), 303)
    return render_template("branding/edit.html", form=form), 422 if form.errors else 200


def _save(form: BrandingForm) -> None:
    """The logo and the look together, or neither."""
    clinic = context.the_clinic()
    with writing(context.db()):
        look = form.branding(clinic.branding)
        if form.logo is not None:
            look = replace(look, logo=logos.keep(context.db(), form.logo))
        clinics.save(context.db(), replace(clinic, branding=look), context.account().id)


@blueprint.get("/clinic/logo/<digest>")
def logo(digest: str) -> ResponseReturnValue:
    """A logo that is kept; its name is the hash of its bytes, so it never changes."""
    kept = logos.get(context.db(), digest)
    response = Response(kept.data, mimetype=kept.mime)
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response
