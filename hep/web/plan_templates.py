"""Plan templates: found, looked at, started from, made from a plan, put away."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import plan_templates as plan_templates_
from hep.patients import Patient
from hep.plan_templates import PlanTemplate
from hep.plans import Plan
from hep.store import patients, plan_templates, plans
from hep.web import choosing, context, findings
from hep.web.findings import PlanReview
from hep.web.forms.plan_template_search import SORTS, TemplateSearch
from hep.web.forms.plan_templates import NewPlanTemplateForm

blueprint = Blueprint("plan_templates", __name__)


@blueprint.get("/templates")
def index() -> ResponseReturnValue:
    """The starter templates, the clinic's and one's own."""
    account, archived = context.account().id, "archived" in request.args
    search = TemplateSearch.from_query(request.args)
    put_away = plan_templates.all_templates(context.db(), account, archived=True)
    return render_template(
        "plan_templates/index.html",
        found=search.apply(choosing.listed(put_away if archived else choosing.every())),
        search=search,
        sorts=SORTS,
        archived=archived,
        put_away=len(put_away),
    )


@blueprint.get("/templates/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """One template, as it is or as it was in a version; for one patient where one is named."""
    version = request.args.get("version", type=int)
    template = context.plan_template(slug, version)
    query = request.args.get("q", "").strip()[:100]
    named = request.args.get("patient", type=int)
    patient = patients.get(context.db(), named) if named else None
    return render_template(
        "plan_templates/show.html",
        template=template,
        newest=context.plan_template(slug),
        listed=choosing.listed([template])[0],
        query=query,
        found=patients.find(context.db(), query, limit=8) if query else [],
        patient=patient,
        review=_matched(template, patient) if patient else None,
        side=choosing.asked_side(),
    )


def _matched(template: PlanTemplate, patient: Patient) -> PlanReview:
    """What was recorded of the patient, matched with the plan the template would start."""
    return findings.of_plan(choosing.plan_from(template), patient.id, context.episode_id())


@blueprint.get("/templates/<slug>/versions")
def versions(slug: str) -> ResponseReturnValue:
    """Every version of a template: who saved it when, and what it changed."""
    every = plan_templates.versions(context.db(), slug, context.account().id)
    return render_template("plan_templates/versions.html", every=every, newest=every[0].template)


@blueprint.get("/patients/<int:patient_id>/templates")
def choose(patient_id: int) -> ResponseReturnValue:
    """Choose what to start this patient's plan from, and for which side."""
    patient = patients.get(context.db(), patient_id)
    search = TemplateSearch.from_query(request.args)
    found = search.apply(choosing.listed(choosing.every()))
    recorded = findings.of_plan(Plan(), patient_id, context.episode_id())
    return render_template(
        "plan_templates/choose.html",
        patient=patient,
        found=found,
        search=search,
        sorts=SORTS,
        episode=context.episode_id(),
        reviews={
            one.template.slug: recorded.of(choosing.plan_from(one.template))
            for one in found.templates
        },
    )


@blueprint.post("/patients/<int:patient_id>/plans/from-template")
def start(patient_id: int) -> ResponseReturnValue:
    """Start a patient's plan from a template, for the side that was chosen."""
    template = context.plan_template(request.form.get("plan_template", ""))
    saved = choosing.start(patient_id, template)
    return redirect(url_for("plans.show", plan_id=saved.id), 303)


@blueprint.route("/plans/<int:plan_id>/template", methods=["GET", "POST"])
def new(plan_id: int) -> ResponseReturnValue:
    """Make a template from a plan; the page shows exactly what is carried over."""
    saved = plans.get(context.db(), plan_id)
    form = NewPlanTemplateForm(title=saved.plan.title)
    template = form.named(plan_templates_.from_plan(saved.plan, "", "", ""))
    if form.validate_on_submit():
        made = replace(template, slug=plan_templates_.slug_of(template.title))
        kept = plan_templates.add(context.db(), context.account().id, made)
        flash("Saved as a template" + (" for the whole clinic." if kept.shared else " of yours."))
        return redirect(url_for("plan_templates.show", slug=kept.slug), 303)
    page = render_template("plan_templates/new.html", form=form, saved=saved, template=template)
    return page, 422 if form.errors else 200


@blueprint.post("/templates/<slug>/favourite")
def favourite(slug: str) -> ResponseReturnValue:
    """Make a template a favourite, or no longer."""
    template = context.plan_template(slug)
    plan_templates.toggle_favourite(context.db(), context.account().id, template.slug)
    return _shown(slug)


@blueprint.post("/templates/<slug>/archive")
def archive(slug: str) -> ResponseReturnValue:
    """Put one of the clinic's templates away; plans made from it stay."""
    plan_templates.archive(context.db(), slug, context.account().id)
    flash("The template is archived. Plans made from it stay as they are.")
    return redirect(url_for("plan_templates.index"), 303)


@blueprint.post("/templates/<slug>/restore")
def restore(slug: str) -> ResponseReturnValue:
    """Bring an archived template back, with every version."""
    plan_templates.archive(context.db(), slug, context.account().id, archived=False)
    flash("The template is back.")
    return _shown(slug)


def _shown(slug: str, **values: Any) -> ResponseReturnValue:
    return redirect(url_for("plan_templates.show", slug=slug, **values), 303)
