"""The set-up on the first visit, and the clinic's settings."""

import secrets

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user

from hep.clinics import Clinic
from hep.store import accounts, clinics, writing
from hep.web import context
from hep.web.access import SignedIn
from hep.web.forms.clinics import SettingsForm, SetUpForm

blueprint = Blueprint("clinics", __name__)


@blueprint.route("/set-up", methods=["GET", "POST"])
def set_up() -> ResponseReturnValue:
    """Make the clinic and its first account; only once, and only with the code."""
    if context.clinic() is not None:
        return redirect(url_for("accounts.sign_in"))
    form = SetUpForm(dict(context.library().countries))
    if form.validate_on_submit():
        if secrets.compare_digest(form.code.data.strip().encode(), context.set_up_code().encode()):
            _make(form)
            return redirect(url_for("patients.start"))
        form.code.errors = ["This is not the code the terminal shows."]
    return render_template("clinics/set_up.html", form=form), 422 if form.errors else 200


def _make(form: SetUpForm) -> None:
    """The clinic and the account together, or neither."""
    with writing(context.db()):
        clinics.save(context.db(), form.clinic())
        account = accounts.add(
            context.db(),
            email=form.email.data,
            name=form.account_name.data,
            title=form.title.data,
            registration=form.registration.data or "",
            password=form.password.data,
        )
    login_user(SignedIn(account))


@blueprint.route("/clinic", methods=["GET", "POST"])
def edit() -> ResponseReturnValue:
    """Change what every sheet says of the clinic."""
    clinic: Clinic = context.the_clinic()
    library = context.library()
    sent = request.form if request.method == "POST" else None
    form = SettingsForm(dict(library.countries), library.languages, sent, clinic)
    if form.validate_on_submit():
        clinics.save(context.db(), form.clinic(), context.account().id)
        flash("Saved. New handouts show it; issued ones stay as they were.")
        return redirect(url_for("clinics.edit"))
    return render_template("clinics/edit.html", form=form), 422 if form.errors else 200
