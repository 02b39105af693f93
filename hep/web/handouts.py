"""Handouts: looked at as a draft, issued once, given again byte for byte."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import filing
from hep.audit import Act
from hep.handouts import understanding
from hep.handouts.lacking import lacking, unreviewed
from hep.handouts.rendering import RenderingError
from hep.handouts.sheet import SheetRefused
from hep.patients import Patient
from hep.printing import Printing
from hep.safety.decisions import Decisions, Missing, fingerprint
from hep.store import audit, handouts, patients, plans
from hep.store.plans import SavedPlan
from hep.web import context, findings, sheets
from hep.web.downloads import shown
from hep.web.findings import PlanReview
from hep.web.forms.handouts import PrintForm
from hep.web.forms.printing import PrintingForm, fields

blueprint = Blueprint("handouts", __name__)


@blueprint.get("/plans/<int:plan_id>/print")
def check(plan_id: int) -> ResponseReturnValue:
    """Look at the draft, decide what is to be decided, choose how it is printed, print."""
    saved = plans.get(context.db(), plan_id)
    review = findings.of_plan(saved.plan, saved.patient_id, saved.episode_id)
    form = PrintForm(review.findings, _way(saved), despite=review.despite, revision=saved.revision)
    return _check(saved, review, form, _refusal(saved, form.way.printing, review.care))


@blueprint.get("/plans/<int:plan_id>/preview.pdf")
def preview(plan_id: int) -> ResponseReturnValue:
    """The draft as PDF: marked as such on every page, nothing kept."""
    saved = plans.get(context.db(), plan_id)
    review = findings.of_plan(saved.plan, saved.patient_id, saved.episode_id)
    try:
        printing = _way(saved).printing
        if not review.stops:
            # Before the draft, beside which it is made: somebody may print without looking long.
            sheets.order(saved, printing, review.care)
        return shown(sheets.draft(saved, printing, review.care).pdf, "draft.pdf")
    except (SheetRefused, RenderingError) as refused:
        return render_template("handouts/refused.html", message=str(refused), saved=saved), 422


@blueprint.get("/plans/<int:plan_id>/pages")
def pages(plan_id: int) -> ResponseReturnValue:
    """How many pages would be printed, in words; nothing kept."""
    saved = plans.get(context.db(), plan_id)
    review = findings.of_plan(saved.plan, saved.patient_id, saved.episode_id)
    try:
        count = sheets.issued(saved, _way(saved).printing, review.care).pages
    except (SheetRefused, RenderingError):
        return Response(status=422, mimetype="text/plain")
    return Response(f"{count} page{'' if count == 1 else 's'}", mimetype="text/plain")


@blueprint.get("/templates/<slug>/preview.pdf")
def preview_template(slug: str) -> ResponseReturnValue:
    """What a handout of this template would look like: a draft for nobody, nothing kept."""
    template = context.plan_template(slug)
    try:
        one = sheets.for_nobody(template, context.account().signature)
        return shown(sheets.rendered(one).pdf, "draft.pdf")
    except (SheetRefused, RenderingError) as refused:
        words = {"message": str(refused), "template": template}
        return render_template("plan_templates/refused.html", **words), 422


@blueprint.post("/plans/<int:plan_id>/handouts")
def issue(plan_id: int) -> ResponseReturnValue:
    """Print: what must be decided is decided, the PDF is kept, then its record, then given."""
    saved = plans.get(context.db(), plan_id)
    review = findings.of_plan(saved.plan, saved.patient_id, saved.episode_id)
    form = PrintForm(review.findings, _way(saved), request.form, despite=review.despite)
    if changed := _changed(saved, review, form):
        return _check(saved, review, form, changed), 409
    decisions = form.decisions(review.findings, review.flags_not_asked, review.screening.episode)
    problems = review.missing(decisions)
    if not form.validate() or problems:
        return _check(saved, review, form, "", problems), 422
    try:
        return _issue(saved, review, form.way.printing, decisions)
    except (SheetRefused, RenderingError) as refused:
        return _check(saved, review, form, str(refused)), 422


@blueprint.get("/plans/<int:plan_id>/understood")
def understood(plan_id: int) -> ResponseReturnValue:
    """How well the handout can be understood, as far as a machine can see."""
    saved = plans.get(context.db(), plan_id)
    review = findings.of_plan(saved.plan, saved.patient_id, saved.episode_id)
    printing = _way(saved).printing
    patient = patients.get(context.db(), saved.patient_id)
    language = sheets.language(patient, printing)
    try:
        made = sheets.compose(saved, printing, issued=False, care=review.care)
    except SheetRefused as refused:
        return render_template("handouts/refused.html", message=str(refused), saved=saved), 422
    return render_template(
        "handouts/_understood.html" if "part" in request.args else "handouts/understood.html",
        items=understanding.items(made),
        level=understanding.level(made, language, context.vocabulary().exempt),
        saved=saved,
        language=language,
    )


def _changed(saved: SavedPlan, review: PlanReview, form: PrintForm) -> str:
    """What is no longer as it was on the page that was looked at, or nothing."""
    if form.revision.data != saved.revision:
        return "The plan was changed since you looked. Look at it again, then print."
    if review.findings and form.looked_at.data != fingerprint(review.findings):
        return "The findings changed since you looked. Read them again, then print."
    return ""


def _issue(
    saved: SavedPlan, review: PlanReview, printing: Printing, decisions: Decisions
) -> ResponseReturnValue:
    """Keep the PDF, then record it and how the plan is printed, then give it."""
    told = {key: (line,) for key, line in decisions.told.items()}
    handout = sheets.issue(saved, printing, {**review.care, **told}, decisions)
    return redirect(url_for("handouts.pdf", handout_id=handout.id), 303)


@blueprint.get("/handouts/<int:handout_id>")
def show(handout_id: int) -> ResponseReturnValue:
    """What was issued and decided, and what today's review says of it; the bytes stay."""
    handout = handouts.get(context.db(), handout_id)
    review = findings.of_plan(handout.plan, handout.patient_id, handout.decisions.episode)
    known = {(one.row, one.exercise) for one in handout.decisions.seen}
    return render_template(
        "handouts/show.html",
        handout=handout,
        patient=patients.get(context.db(), handout.patient_id),
        fresh=[one for one in review.findings if (one.row.slug, one.slug) not in known],
    )


@blueprint.get("/handouts/<int:handout_id>.pdf")
def pdf(handout_id: int) -> ResponseReturnValue:
    """The bytes that were printed."""
    handout = handouts.get(context.db(), handout_id)
    patient = patients.get(context.db(), handout.patient_id)
    try:
        kept = filing.read(context.settings().handouts, handout.pdf_sha256)
    except (filing.NotFiled, filing.Altered):
        return render_template("handouts/lost.html", handout=handout, patient=patient), 500
    who = context.account().id
    audit.record(context.db(), Act.OPENED, who, patient_id=patient.id, handout_id=handout.id)
    return shown(kept, f"{sheets.file_name(patient, handout)}.pdf")


def _way(saved: SavedPlan) -> PrintingForm:
    """How it is to be printed: as asked, else as this plan was last time, else as the clinic does.

    A POST is asked by its form, a GET by its address.
    """
    sent = request.form if request.method == "POST" else request.args
    return PrintingForm(sheets.usual(saved), context.library().languages, sent)


def _refusal(saved: SavedPlan, printing: Printing, care: Mapping[int, tuple[str, ...]]) -> str:
    """Why this plan cannot be printed, or nothing."""
    try:
        sheets.compose(saved, printing, issued=False, care=care)
    except SheetRefused as refused:
        return str(refused)
    return ""


def _check(
    saved: SavedPlan,
    review: PlanReview,
    form: PrintForm,
    message: str,
    problems: tuple[Missing, ...] = (),
) -> str:
    form.looked_at.data = fingerprint(review.findings)
    patient = patients.get(context.db(), saved.patient_id)
    return render_template(
        "handouts/check.html",
        saved=saved,
        plan=saved.plan,
        patient=patient,
        **_spoken(saved, review, patient, form.way.printing),
        form=form,
        review=review,
        asked_before=review.asked_before,
        problems={one.field: one.message for one in problems},
        message=message,
        way=form.way,
        chosen=fields(form.way.printing),
    )


def _spoken(
    saved: SavedPlan, review: PlanReview, patient: Patient, printing: Printing
) -> dict[str, Any]:
    """What a clinician is told of the language: what it lacks, and who looked at its texts."""
    library, language = context.library(), sheets.language(patient, printing)
    before = sheets.before(saved)
    lacks = lacking(saved.plan, library, language, printing, review.care, before)
    return {
        "language": language,
        "lacks": lacks,
        "unreviewed": unreviewed(saved.plan, library, language),
    }
