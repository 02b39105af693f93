"""Plan templates: looked at, started from, made from a plan."""

import re

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import plan_templates as plan_templates_
from hep.dosage import Side
from hep.plan_templates import PlanTemplate
from hep.store import patients, plan_templates, plans
from hep.texts import fold
from hep.web import context
from hep.web.forms.plans import PlanTemplateForm

blueprint = Blueprint("plan_templates", __name__)


@blueprint.get("/templates")
def index() -> ResponseReturnValue:
    """The starter templates and the clinic's own."""
    query = request.args.get("q", "").strip()[:100]
    every = [*plan_templates.all_templates(context.db()), *_starters()]
    found = [one for one in every if _matches(one, query)]
    return render_template("plan_templates/index.html", found=found, query=query)


def _starters() -> list[PlanTemplate]:
    return list(context.library().plan_templates.values())


def _matches(template: PlanTemplate, query: str) -> bool:
    text = fold(f"{template.title} {template.for_whom} {template.region}")
    return all(part in text for part in fold(query).split())


def _get(slug: str) -> PlanTemplate:
    """The starter template or the clinic's own; 404 when there is none."""
    starter = context.library().plan_templates.get(slug)
    return starter or plan_templates.get(context.db(), slug)


@blueprint.get("/templates/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """One template: its exercises and doses, its note and sources."""
    query = request.args.get("q", "").strip()[:100]
    template = _get(slug)
    library = context.library().exercises
    plan = plan_templates_.start(template, None, library, context.today())
    return render_template(
        "plan_templates/show.html",
        template=template,
        plan=plan,
        query=query,
        found=patients.find(context.db(), query, limit=8),
    )


@blueprint.get("/patients/<int:patient_id>/templates")
def choose(patient_id: int) -> ResponseReturnValue:
    """Choose what to start this patient's plan from."""
    every = [*plan_templates.all_templates(context.db()), *_starters()]
    patient = patients.get(context.db(), patient_id)
    episode = context.episode_id()
    return render_template(
        "plan_templates/choose.html", patient=patient, found=every, episode=episode
    )


@blueprint.post("/patients/<int:patient_id>/plans/from-template")
def start(patient_id: int) -> ResponseReturnValue:
    """Start a patient's plan from a template, for the side that was chosen."""
    patients.get(context.db(), patient_id)
    template, side = _get(request.form.get("plan_template", "")), request.form.get("side", "")
    if side not in ("", *Side):
        abort(400)
    library = context.library().exercises
    plan = plan_templates_.start(template, Side(side) if side else None, library, context.today())
    account, episode = context.account().id, context.episode_id()
    saved = plans.create(context.db(), patient_id, account, plan, episode)
    return redirect(url_for("plans.show", plan_id=saved.id), 303)


@blueprint.route("/plans/<int:plan_id>/template", methods=["GET", "POST"])
def new(plan_id: int) -> ResponseReturnValue:
    """Make a template from a plan; the page shows exactly what is carried over."""
    saved = plans.get(context.db(), plan_id)
    form = PlanTemplateForm(title=saved.plan.title)
    title, for_whom = form.title.data or "", form.for_whom.data or ""
    template = plan_templates_.from_plan(saved.plan, _slug(title), title, for_whom)
    if form.validate_on_submit():
        kept = plan_templates.add(context.db(), context.account().id, template)
        flash("Saved as a template for the whole clinic.")
        return redirect(url_for("plan_templates.show", slug=kept.slug), 303)
    page = render_template("plan_templates/new.html", form=form, saved=saved, template=template)
    return page, 422 if form.errors else 200


def _slug(title: str) -> str:
    words = re.findall(r"[a-z0-9]+", fold(title))
    return "clinic-" + ("-".join(words)[:50] or "template")


@blueprint.post("/templates/<slug>/archive")
def archive(slug: str) -> ResponseReturnValue:
    """Put one of the clinic's templates away; plans made from it stay."""
    plan_templates.archive(context.db(), slug)
    flash("The template is archived. Plans made from it stay as they are.")
    return redirect(url_for("plan_templates.index"), 303)
