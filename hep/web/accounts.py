"""The door: signing in and out."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user

from hep.audit import Act
from hep.store import accounts, audit
from hep.web import access, context
from hep.web.access import SignedIn, held
from hep.web.forms.accounts import PreferencesForm, SignInForm

blueprint = Blueprint("accounts", __name__)


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Check e-mail and password, then go on where the person was stopped."""
    if context.clinic() is None:
        return redirect(url_for("clinics.set_up"))
    if current_user.is_authenticated and request.method == "GET":
        return redirect(url_for("patients.start"))
    form = SignInForm()
    if form.validate_on_submit():
        account = accounts.verify(context.db(), form.email.data, form.password.data)
        if account is not None:
            login_user(SignedIn(account))
            audit.record(context.db(), Act.SIGNED_IN, account.id)
            return _go_on(form.held.data)
        named = accounts.named(context.db(), form.email.data)
        audit.record(context.db(), Act.REFUSED, named.id if named else None)
        form.password.errors = ["That name and password do not match."]
    status = 401 if form.errors else 200
    page = render_template("accounts/sign_in.html", form=form, held=bool(form.held.data))
    return page, status


def _go_on(carried: str | None) -> ResponseReturnValue:
    """To the page asked for; a form that was kept is shown, to be sent by a click."""
    kept = held(carried) if carried else None
    if kept is not None:
        return render_template("accounts/held.html", held=kept)
    return redirect(access.local(request.args.get("next", "")) or url_for("patients.start"))


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session."""
    if current_user.is_authenticated:
        audit.record(context.db(), Act.SIGNED_OUT, context.account().id)
    logout_user()
    return redirect(url_for("accounts.sign_in"))


@blueprint.route("/account", methods=["GET", "POST"])
def edit() -> ResponseReturnValue:
    """How the tool looks and helps whoever is signed in."""
    account = context.account()
    form = PreferencesForm(obj=account.preferences)
    if form.validate_on_submit():
        accounts.prefer(context.db(), account.id, form.preferences(account.preferences))
        flash("Saved.")
        return redirect(url_for("accounts.edit"))
    return render_template("accounts/edit.html", form=form), 422 if form.errors else 200
