"""The guided first plan: a quiet strip on the real pages, begun and put away by a click."""

from dataclasses import replace
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import guide
from hep.guide import Progress, Step
from hep.store import accounts, handouts, plans
from hep.web import access, context

blueprint = Blueprint("guide", __name__)

TELLS = {
    Step.PATIENT: ("Pick a patient", "Choose one of the list, or New patient. Then New plan."),
    Step.EXERCISES: (
        "Add exercises",
        "Type a word in the search, for example bridge, and press Enter: the first hit is added.",
    ),
    Step.HOLD: (
        "Set the hold",
        "Click a number in the sentence and type, for example 5-30. It is saved as you go.",
    ),
    Step.SIDE: ("Set the side", "Choose left or right, on one exercise or for the whole plan."),
    Step.PRINT: ("Print", "Press Print handout, look at the draft, and print it."),
}


@blueprint.get("/guide")
def show() -> ResponseReturnValue:
    """The strip alone, to be put in the place of an older one; nothing while it is put away."""
    return render_template("guide/strip.html") if _progress() else ""


@blueprint.post("/guide")
def change() -> ResponseReturnValue:
    """Begin the guided first plan, from the start page, or put it away."""
    begins = request.form.get("do") == "begin"
    since = datetime.now(UTC).replace(microsecond=0) if begins else None
    account = context.account()
    wanted = replace(account.preferences, guide_since=since)
    accounts.prefer(context.db(), account.id, wanted)
    back = access.local(request.form.get("back", ""))
    return redirect(back if back and not begins else url_for("patients.start"))


@blueprint.app_context_processor
def _for_pages() -> dict[str, object]:
    return {"guide_progress": _progress, "guide_tells": TELLS}


def _progress() -> Progress | None:
    """How far this clinician is, or None while the guide is not shown."""
    account, db = context.account(), context.db()
    since = account.preferences.guide_since
    if since is None:
        return None
    saved = plans.last_saved(db, account.id, since)
    printed = handouts.issued_since(db, account.id, since)
    return guide.progress(saved.plan if saved else None, printed, context.library().exercises)
