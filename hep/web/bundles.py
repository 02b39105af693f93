"""Bundles: several plans or handouts printed together, with progress, and cancelled at will."""

from flask import (
    Blueprint,
    abort,
    copy_current_request_context,
    current_app,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from hep import filing
from hep.audit import Act
from hep.handouts.bundles import Bundle, Bundles, LeftOut, Member, Source, Wanted, Way
from hep.handouts.rendering import RenderingError
from hep.handouts.sheet import SheetRefused
from hep.patients import Patient
from hep.safety.decisions import Decisions, seen
from hep.store import NotFound, audit, handouts, patients, plans
from hep.store.plans import SavedPlan
from hep.web import context, findings, sheets
from hep.web.downloads import shown
from hep.web.findings import PlanReview
from hep.web.forms.bundles import BundleForm

blueprint = Blueprint("bundles", __name__)
TYPES = {Way.PDF: "application/pdf", Way.ZIP: "application/zip"}
ENDINGS = {Way.PDF: "pdf", Way.ZIP: "zip"}


@blueprint.get("/print-several")
def choose() -> ResponseReturnValue:
    """Tick what is to be printed: of one patient, or of everybody of late."""
    return _choose(BundleForm(formdata=None))


@blueprint.post("/print-several")
def start() -> ResponseReturnValue:
    """Begin, and go to where the progress is seen."""
    form = BundleForm()
    if not form.validate():
        return _choose(form), 422
    bundle = Bundle(context.account().id, form.wanted(), Way(form.way.data))
    _bundles().start(bundle, copy_current_request_context(_make))
    return redirect(url_for("bundles.show", token=bundle.token), 303)


@blueprint.get("/print-several/<token>")
def show(token: str) -> ResponseReturnValue:
    """How far it is; when it is done, what is in it and what was left out."""
    template = "bundles/progress.html" if "part" in request.args else "bundles/show.html"
    return render_template(template, bundle=_mine(token))


@blueprint.post("/print-several/<token>/cancel")
def cancel(token: str) -> ResponseReturnValue:
    """Stop after the one at work. What was issued by then stays issued, and is listed."""
    _mine(token).cancelled = True
    return redirect(url_for("bundles.show", token=token), 303)


@blueprint.get("/print-several/<token>/file")
def file(token: str) -> ResponseReturnValue:
    """The PDF or the zip."""
    bundle = _mine(token)
    if not bundle.file:
        abort(404)
    name = f"handouts-{context.today().isoformat()}.{ENDINGS[bundle.way]}"
    return shown(bundle.file, name, TYPES[bundle.way])


def _bundles() -> Bundles:
    kept: Bundles = current_app.extensions.setdefault("bundles", Bundles())
    return kept


def _mine(token: str) -> Bundle:
    """The bundle, for whoever asked for it; 404 for everybody else."""
    return _bundles().get(token, context.account().id) or abort(404)


def _choose(form: BundleForm) -> str:
    named, db = context.number("patient"), context.db()
    patient = patients.get(db, named) if named is not None else None
    saved = plans.of_patient(db, patient.id) if patient else plans.recent(db, 30)
    given = handouts.of_patient(db, patient.id) if patient else handouts.latest(db)
    ids = {one.patient_id for one in saved} | {one.patient_id for one in given}
    return render_template(
        "bundles/choose.html",
        form=form,
        patient=patient,
        plans=saved,
        handouts=given,
        patients=patients.some(db, ids),
    )


def _make(wanted: Wanted) -> Member:
    """One member, made in a context of its own. Raises LeftOut."""
    try:
        return _handout(wanted.id) if wanted.source is Source.HANDOUT else _plan(wanted)
    except NotFound:
        raise LeftOut("", "It is not there any more.") from None
    finally:
        context.close()


def _handout(handout_id: int) -> Member:
    handout = handouts.get(context.db(), handout_id)
    patient = patients.get(context.db(), handout.patient_id)
    try:
        pdf = filing.read(context.settings().handouts, handout.pdf_sha256)
    except (filing.NotFiled, filing.Altered):
        raise LeftOut(patient.name, "The printed file is missing or changed.") from None
    who = context.account().id
    audit.record(context.db(), Act.OPENED, who, patient_id=patient.id, handout_id=handout_id)
    label = f"{patient.name}, as issued on {handout.issued_at:%d/%m/%Y}"
    return Member(sheets.file_name(patient, handout), label, pdf)


def _plan(wanted: Wanted) -> Member:
    """A plan as a draft, or issued. Raises LeftOut where it is refused or has to be decided."""
    saved = plans.get(context.db(), wanted.id)
    patient = patients.get(context.db(), saved.patient_id)
    review = findings.of_plan(saved.plan, saved.patient_id, saved.episode_id)
    try:
        if wanted.source is Source.ISSUE:
            return _issued(saved, patient, review)
        pdf = sheets.draft(saved, sheets.usual(saved), review.care).pdf
        return Member(f"draft-{sheets.plain_name(patient)}", f"{patient.name}, draft", pdf)
    except (SheetRefused, RenderingError) as refused:
        raise LeftOut(patient.name, str(refused)) from refused


def _issued(saved: SavedPlan, patient: Patient, review: PlanReview) -> Member:
    """Issue a plan that asks for no decision; a decision is never made for many at once."""
    decisions = Decisions(episode=review.screening.episode, seen=seen(review.findings))
    if problems := review.missing(decisions):
        raise LeftOut(patient.name, f"Not issued. {problems[0].message}")
    handout = sheets.issue(saved, sheets.usual(saved), review.care, decisions)
    pdf = filing.read(context.settings().handouts, handout.pdf_sha256)
    return Member(sheets.file_name(patient, handout), f"{patient.name}, issued now", pdf)
