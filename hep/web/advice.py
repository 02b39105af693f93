"""The advice sheet of a stopped patient: looked at, issued, kept like a handout."""

from dataclasses import replace

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from hep import filing
from hep.handouts import advice, rendering
from hep.handouts.advice import AdviceSheet
from hep.handouts.rendering import Rendering, RenderingError
from hep.handouts.sheet import SheetRefused
from hep.plans import Plan
from hep.safety.advice import stopped
from hep.store import handouts, patients, plans
from hep.store.handouts import Kind
from hep.store.plans import SavedPlan
from hep.web import context, findings, sheets
from hep.web.downloads import shown

blueprint = Blueprint("advice", __name__)


@blueprint.get("/patients/<int:patient_id>/advice")
def show(patient_id: int) -> ResponseReturnValue:
    """What the sheet will say; it is offered only while a red flag forbids the programme."""
    patient = patients.get(context.db(), patient_id)
    plan_id = context.number("plan")
    sheet = _sheet(patient_id, _plan(patient_id, plan_id), issued=False)
    return render_template("advice/show.html", patient=patient, sheet=sheet, plan_id=plan_id)


@blueprint.get("/patients/<int:patient_id>/advice.pdf")
def preview(patient_id: int) -> ResponseReturnValue:
    """The draft: marked as such on every page, nothing kept."""
    saved = _plan(patient_id, context.number("plan"))
    rendered = _render(_sheet(patient_id, saved, issued=False))
    return shown(rendered.pdf, "draft.pdf")


@blueprint.post("/patients/<int:patient_id>/advice")
def issue(patient_id: int) -> ResponseReturnValue:
    """Print: the PDF is kept, then its record. A patient without a plan gets an empty one."""
    saved = _plan(patient_id, context.number("plan"))
    sheet = _sheet(patient_id, saved, issued=True)
    if saved is None:
        saved = plans.create(context.db(), patient_id, context.account().id, Plan())
        sheet = _sheet(patient_id, saved, issued=True)
    return redirect(url_for("handouts.pdf", handout_id=_issue(saved, sheet)), 303)


def _issue(saved: SavedPlan, sheet: AdviceSheet) -> int:
    """Keep the PDF, then record it; the id of the handout."""
    rendered = _render(sheet)
    kept = filing.keep(context.settings().handouts, rendered.pdf)
    handout = handouts.issue(
        context.db(),
        replace(saved, plan=replace(saved.plan, exercises=())),
        context.account().id,
        code=sheet.code,
        pdf_sha256=kept,
        pages=rendered.pages,
        printing=sheet.printing,
        kind=Kind.ADVICE,
    )
    return handout.id


@blueprint.errorhandler(SheetRefused)
@blueprint.errorhandler(RenderingError)
def refuse(error: Exception) -> ResponseReturnValue:
    """Say why nothing was printed."""
    return render_template("error.html", title="Not printed", advice=str(error)), 422


def _plan(patient_id: int, plan_id: int | None) -> SavedPlan | None:
    """The plan that was stopped: the one named, else the newest, else none. 404 for others'."""
    patients.get(context.db(), patient_id)
    if plan_id is None:
        return next(iter(plans.of_patient(context.db(), patient_id)), None)
    saved = plans.get(context.db(), plan_id)
    if saved.patient_id != patient_id:
        abort(404)
    return saved


def _sheet(patient_id: int, saved: SavedPlan | None, *, issued: bool) -> AdviceSheet:
    """Every word of the sheet; 404 when no red flag forbids the programme.

    Raises SheetRefused.
    """
    patient = patients.get(context.db(), patient_id)
    plan = saved.plan if saved else Plan()
    review = findings.of_plan(plan, patient_id, saved.episode_id if saved else None)
    printing = sheets.usual(saved) if saved else context.the_clinic().printing
    if not stopped(review.present):
        abort(404)
    code = sheets.code(saved) if saved else ""
    occasion = sheets.occasion(patient, printing, code=code, issued=issued)
    return advice.compose(plan, review.present, occasion, context.library())


def _render(sheet: AdviceSheet) -> Rendering:
    return rendering.render(render_template("handouts/advice.html", sheet=sheet), sheet.assets)
