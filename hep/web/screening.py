"""Screening: what a patient was asked, and who cleared a red flag."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep.safety import areas
from hep.store import patients, screening
from hep.web import context
from hep.web.forms.screening import ClearanceForm, ScreeningForm

blueprint = Blueprint("screening", __name__)


@blueprint.route("/patients/<int:patient_id>/screening", methods=["GET", "POST"])
def edit(patient_id: int) -> ResponseReturnValue:
    """Every condition: not asked, no, or yes. Red flags first."""
    patient = patients.get(context.db(), patient_id)
    known = screening.get(context.db(), patient_id)
    conditions = context.library().conditions
    form = ScreeningForm(conditions, known, context.today(), request.form or None)
    if request.method == "POST" and form.validate():
        given = form.given(none_of=request.form.get("none_of", ""))
        screening.record(context.db(), patient_id, context.account().id, given)
        flash(f"Recorded {len(given)} answer{'' if len(given) == 1 else 's'}.")
        return redirect(url_for("screening.edit", patient_id=patient_id))
    status = 422 if request.method == "POST" else 200
    grouped = areas(conditions.values())
    page = render_template(
        "screening/edit.html", patient=patient, form=form, known=known, grouped=grouped
    )
    return page, status


@blueprint.get("/patients/<int:patient_id>/screening/form")
def paper(patient_id: int) -> ResponseReturnValue:
    """The questions on paper, for the waiting room."""
    patient = patients.get(context.db(), patient_id)
    grouped = areas(context.library().conditions.values())
    return render_template("screening/paper.html", patient=patient, grouped=grouped)


@blueprint.route("/patients/<int:patient_id>/screening/<condition>/clear", methods=["GET", "POST"])
def clear(patient_id: int, condition: str) -> ResponseReturnValue:
    """Record who reviewed a red flag; until then nothing prints."""
    patient = patients.get(context.db(), patient_id)
    flag = context.library().conditions.get(condition)
    if flag is None or not flag.clearance:
        abort(404)
    form = ClearanceForm(day=context.today())
    if form.validate_on_submit():
        fields = {"condition": condition, **form.fields()}
        screening.clear(context.db(), patient_id, context.account().id, fields)
        flash(f"Recorded that {flag.label} was reviewed.")
        return redirect(url_for("patients.show", patient_id=patient_id))
    page = render_template("screening/clear.html", patient=patient, flag=flag, form=form)
    return page, 422 if form.errors else 200
