"""Screening: what a patient was asked, and who cleared a red flag."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep.safety import RED_FLAGS, Condition, areas
from hep.store import episodes, patients, screening
from hep.web import context
from hep.web.forms.screening import ClearanceForm, ScreeningForm

blueprint = Blueprint("screening", __name__)


@blueprint.route("/patients/<int:patient_id>/screening", methods=["GET", "POST"])
def edit(patient_id: int) -> ResponseReturnValue:
    """Every condition: not asked, no, or yes, in one episode. Red flags first."""
    patients.get(context.db(), patient_id)
    known = screening.get(context.db(), patient_id, _episode_id(patient_id))
    form = ScreeningForm(context.conditions(), known, context.today(), request.form or None)
    if request.method == "POST" and form.validate():
        given = form.given(none_of=request.form.get("none_of", ""))
        account = context.account().id
        screening.record(context.db(), patient_id, account, given, known.episode)
        flash(f"Recorded {len(given)} answer{'' if len(given) == 1 else 's'}.")
        target = url_for("screening.edit", patient_id=patient_id, episode=known.episode)
        return redirect(target)
    page = render_template("screening/edit.html", form=form, known=known, **_around(patient_id))
    return page, 422 if request.method == "POST" else 200


def _episode_id(patient_id: int) -> int | None:
    """The episode that was named, or the newest open one. 404 for another patient's."""
    named = context.episode_id()
    if named is None:
        present = episodes.present(context.db(), patient_id)
        return present.id if present else None
    return episodes.needed(context.db(), patient_id, named).id


def _around(patient_id: int) -> dict[str, object]:
    """What the page shows around the questions."""
    return {
        "patient": patients.get(context.db(), patient_id),
        "episodes": episodes.of_patient(context.db(), patient_id),
        "columns": columns(areas(context.conditions().values())),
    }


def columns(
    grouped: Mapping[str, Sequence[Condition]], count: int = 3
) -> list[dict[str, Sequence[Condition]]]:
    """The areas in their order, in columns of about one height.

    Each area has its column for good: where the browser balanced them, the row that was just
    answered would jump to another one as its details open.
    """
    heights = {area: len(conditions) + 2 for area, conditions in grouped.items()}
    total, above = sum(heights.values()), 0
    found: list[dict[str, Sequence[Condition]]] = [{} for _ in range(count)]
    for area, height in heights.items():
        found[(2 * above + height) * count // (2 * total)][area] = grouped[area]
        above += height
    return found


@blueprint.get("/patients/<int:patient_id>/screening/form")
def paper(patient_id: int) -> ResponseReturnValue:
    """The questions on paper, in the words of the patient, for the waiting room."""
    patient = patients.get(context.db(), patient_id)
    grouped = areas(context.conditions().values())
    around = {"patient": patient, "grouped": grouped, "red_flags": RED_FLAGS}
    return render_template("screening/paper.html", **around)


@blueprint.route("/patients/<int:patient_id>/screening/<condition>/clear", methods=["GET", "POST"])
def clear(patient_id: int, condition: str) -> ResponseReturnValue:
    """Record who reviewed a red flag; until then nothing prints."""
    patient = patients.get(context.db(), patient_id)
    flag = context.conditions().get(condition)
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
