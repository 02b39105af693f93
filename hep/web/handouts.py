"""Handouts: looked at as a draft, issued once, given again byte for byte."""

import re

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import figures
from hep.clinics import Paper
from hep.handouts import assets, filing, rendering, sheet
from hep.handouts.rendering import Rendering, RenderingError
from hep.handouts.sheet import Sheet, SheetRefused
from hep.store import handouts, patients, plans
from hep.store.plans import SavedPlan
from hep.texts import fold
from hep.web import context
from hep.web.forms.handouts import PrintForm

blueprint = Blueprint("handouts", __name__)


@blueprint.get("/plans/<int:plan_id>/print")
def check(plan_id: int) -> ResponseReturnValue:
    """Look at the draft, choose the paper, print."""
    saved = plans.get(context.db(), plan_id)
    form = PrintForm(formdata=None, revision=saved.revision, paper=_paper())
    return _check(saved, form, _refusal(saved))


@blueprint.get("/plans/<int:plan_id>/preview.pdf")
def preview(plan_id: int) -> ResponseReturnValue:
    """The draft as PDF: marked as such on every page, nothing kept."""
    saved = plans.get(context.db(), plan_id)
    try:
        return _pdf(_render(_sheet(saved, issued=False)).pdf, "draft.pdf")
    except (SheetRefused, RenderingError) as refused:
        return render_template("handouts/refused.html", message=str(refused), saved=saved), 422


@blueprint.post("/plans/<int:plan_id>/handouts")
def issue(plan_id: int) -> ResponseReturnValue:
    """Print: keep the PDF, then the record of it, then give it."""
    saved, form = plans.get(context.db(), plan_id), PrintForm()
    if not form.validate_on_submit() or form.revision.data != saved.revision:
        message = "The plan was changed since you looked. Look at it again, then print."
        return _check(saved, PrintForm(formdata=None, paper=_paper()), message), 409
    try:
        printed = _sheet(saved, issued=True)
        rendered = _render(printed)
    except (SheetRefused, RenderingError) as refused:
        return _check(saved, form, str(refused)), 422
    kept = filing.keep(context.settings().handouts, rendered.pdf)
    account = context.account().id
    handout = handouts.issue(
        context.db(), saved, account, code=printed.code, pdf_sha256=kept, pages=rendered.pages
    )
    return redirect(url_for("handouts.pdf", handout_id=handout.id), 303)


@blueprint.get("/handouts/<int:handout_id>.pdf")
def pdf(handout_id: int) -> ResponseReturnValue:
    """The bytes that were printed."""
    handout = handouts.get(context.db(), handout_id)
    patient = patients.get(context.db(), handout.patient_id)
    try:
        kept = filing.read(context.settings().handouts, handout.pdf_sha256)
    except (filing.NotFiled, filing.Altered):
        return render_template("handouts/lost.html", handout=handout, patient=patient), 500
    name = "-".join(re.findall(r"[a-z0-9]+", fold(patient.name))) or "patient"
    return _pdf(kept, f"exercises-{name}-{handout.issued_at:%Y-%m-%d}.pdf")


def _paper() -> str:
    asked = request.values.get("paper", "")
    return asked if asked in list(Paper) else context.the_clinic().paper.value


def _sheet(saved: SavedPlan, *, issued: bool) -> Sheet:
    """Every word of the sheet. Raises SheetRefused."""
    patient = patients.get(context.db(), saved.patient_id)
    library = context.library()
    return sheet.compose(
        saved.plan,
        patient_name=patient.name,
        clinic=context.the_clinic(),
        clinician=context.account().signature,
        library=library,
        language=library.languages.get(patient.language, library.languages["en"]),
        code=f"{saved.id}-{saved.revision}",
        today=context.today(),
        issued=issued,
        draw=figures.drawing,
        paper=Paper(_paper()),
    )


def _render(one: Sheet) -> Rendering:
    html = render_template("handouts/standard.html", sheet=one)
    return rendering.render(html, assets.for_sheet(one, figures.drawing))


def _refusal(saved: SavedPlan) -> str:
    """Why this plan cannot be printed, or nothing."""
    try:
        _sheet(saved, issued=False)
    except SheetRefused as refused:
        return str(refused)
    return ""


def _check(saved: SavedPlan, form: PrintForm, message: str) -> str:
    form.revision.data = saved.revision
    return render_template(
        "handouts/check.html",
        saved=saved,
        plan=saved.plan,
        patient=patients.get(context.db(), saved.patient_id),
        form=form,
        message=message,
        paper=_paper(),
    )


def _pdf(content: bytes, name: str) -> Response:
    response = Response(content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
