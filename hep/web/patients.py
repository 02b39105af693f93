"""Patients: the start page, finding, adding, changing, putting away."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep.patients import Patient
from hep.plans import Plan
from hep.store import episodes, handouts, patients, plans
from hep.store.patients import NumberTaken
from hep.web import choosing, context, findings, reports
from hep.web.forms.patients import PatientForm

blueprint = Blueprint("patients", __name__)


@blueprint.get("/")
def start() -> ResponseReturnValue:
    """Today's and recent plans as drawings, due reviews, and the way to everything else."""
    db, today = context.db(), context.today()
    recent, due = plans.recent(db, 14), plans.due(db, today)
    return render_template(
        "patients/start.html",
        recent=recent,
        due=due,
        today=today,
        people=patients.some(db, (saved.patient_id for saved in [*recent, *due])),
        printed=handouts.last_of_plans(db, [saved.id for saved in recent]),
        templates=choosing.at_hand(),
        count=patients.count(db),
    )


@blueprint.get("/patients")
def index() -> ResponseReturnValue:
    """Everybody whose name or number holds what was typed."""
    query, archived = request.args.get("q", "").strip()[:100], "archived" in request.args
    found = patients.find(context.db(), query, archived=archived)
    rows = "rows" in request.args
    template = "patients/rows.html" if rows else "patients/index.html"
    newest = plans.newest_of(context.db(), (patient.id for patient in found))
    return render_template(template, found=found, newest=newest, query=query, archived=archived)


@blueprint.route("/patients/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Add a patient."""
    form = _form(None)
    if form.validate_on_submit():
        try:
            patient = patients.add(context.db(), form.patient())
            return redirect(url_for("patients.show", patient_id=patient.id))
        except NumberTaken:
            form.number.errors = ["Another patient has this number."]
    return render_template("patients/new.html", form=form), 422 if form.errors else 200


@blueprint.get("/patients/<int:patient_id>")
def show(patient_id: int) -> ResponseReturnValue:
    """One patient: the plans, what was printed, the notes."""
    patient = patients.get(context.db(), patient_id)
    active, put_away = (
        each(context.db(), patient_id) for each in (plans.of_patient, plans.archived)
    )
    return render_template(
        "patients/show.html",
        patient=patient,
        episodes=episodes.of_patient(context.db(), patient_id),
        plans=active,
        put_away=put_away,
        courses=reports.courses(patient_id, active + put_away),
        review=findings.of_plan(Plan(), patient_id),
    )


@blueprint.route("/patients/<int:patient_id>/edit", methods=["GET", "POST"])
def edit(patient_id: int) -> ResponseReturnValue:
    """Change a patient."""
    patient = patients.get(context.db(), patient_id)
    form = _form(patient)
    if form.validate_on_submit():
        try:
            patients.save(context.db(), form.patient(patient_id))
            return redirect(url_for("patients.show", patient_id=patient_id))
        except NumberTaken:
            form.number.errors = ["Another patient has this number."]
    page = render_template("patients/edit.html", form=form, patient=patient)
    return page, 422 if form.errors else 200


@blueprint.post("/patients/<int:patient_id>/archive")
def archive(patient_id: int) -> ResponseReturnValue:
    """Put a patient away; nothing of theirs is deleted."""
    patients.archive(context.db(), patient_id)
    flash("Archived. Plans and handouts are kept, and you can restore the patient at any time.")
    return redirect(url_for("patients.show", patient_id=patient_id))


@blueprint.post("/patients/<int:patient_id>/restore")
def restore(patient_id: int) -> ResponseReturnValue:
    """Bring a patient back with everything they have."""
    patients.archive(context.db(), patient_id, archived=False)
    flash("Restored, with every plan and handout.")
    return redirect(url_for("patients.show", patient_id=patient_id))


def _form(patient: Patient | None) -> PatientForm:
    languages = {code: one.name for code, one in context.library().languages.items()}
    usual = context.the_clinic().language
    return PatientForm(languages, context.today(), obj=patient, language=usual)
