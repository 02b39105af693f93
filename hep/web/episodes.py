"""Episodes: opened, renamed, closed, reopened, and plans moved between them."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from hep.store import episodes, patients, plans
from hep.web import context
from hep.web.forms.episodes import EpisodeForm

blueprint = Blueprint("episodes", __name__)


@blueprint.route("/patients/<int:patient_id>/episodes/new", methods=["GET", "POST"])
def new(patient_id: int) -> ResponseReturnValue:
    """Open an episode."""
    patient = patients.get(context.db(), patient_id)
    form = EpisodeForm()
    if form.validate_on_submit():
        episode = episodes.add(context.db(), patient_id, form.title.data or "")
        flash(f"{episode.name} is open. Red flags are asked anew for it.")
        return _to(patient_id, episode.id)
    page = render_template("episodes/new.html", form=form, patient=patient)
    return page, 422 if form.errors else 200


@blueprint.route("/episodes/<int:episode_id>/edit", methods=["GET", "POST"])
def edit(episode_id: int) -> ResponseReturnValue:
    """Rename an episode."""
    episode = episodes.get(context.db(), episode_id)
    form = EpisodeForm(obj=episode)
    if form.validate_on_submit():
        episodes.rename(context.db(), episode_id, form.title.data or "")
        return _to(episode.patient_id, episode_id)
    patient = patients.get(context.db(), episode.patient_id)
    page = render_template("episodes/edit.html", form=form, patient=patient, episode=episode)
    return page, 422 if form.errors else 200


@blueprint.post("/episodes/<int:episode_id>/close")
def close(episode_id: int) -> ResponseReturnValue:
    """Close an episode; its plans, answers and handouts stay."""
    episode = episodes.get(context.db(), episode_id)
    episodes.close(context.db(), episode_id)
    flash(f"{episode.name} is closed. Its plans and handouts are kept, and you can reopen it.")
    return _to(episode.patient_id, episode_id)


@blueprint.post("/episodes/<int:episode_id>/reopen")
def reopen(episode_id: int) -> ResponseReturnValue:
    """Open a closed episode again."""
    episode = episodes.get(context.db(), episode_id)
    episodes.close(context.db(), episode_id, closed=False)
    flash(f"{episode.name} is open again.")
    return _to(episode.patient_id, episode_id)


@blueprint.post("/plans/<int:plan_id>/episode")
def move(plan_id: int) -> ResponseReturnValue:
    """Put a plan into another episode of the same patient."""
    saved = plans.get(context.db(), plan_id)
    chosen = context.episode_id()
    if chosen is None:
        abort(400)
    plans.move(context.db(), plan_id, chosen)
    flash(f"The plan is now in {episodes.get(context.db(), chosen).name}.")
    return _to(saved.patient_id, chosen)


def _to(patient_id: int, episode_id: int) -> ResponseReturnValue:
    target = url_for("patients.show", patient_id=patient_id, _anchor=f"episode-{episode_id}")
    return redirect(target, 303)
