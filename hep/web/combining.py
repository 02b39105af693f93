"""Templates brought into a plan: chosen, looked at, added; several make one plan."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import plan_templates as plan_templates_
from hep.dosage import Side
from hep.plan_templates import PlanTemplate
from hep.store import patients, plans
from hep.store.plans import PlanChanged, SavedPlan
from hep.web import choosing, context
from hep.web.forms.plan_template_search import SORTS, TemplateSearch

blueprint = Blueprint("combining", __name__)
MOST_TEMPLATES = 6


@blueprint.post("/patients/<int:patient_id>/plans/from-templates")
def start(patient_id: int) -> ResponseReturnValue:
    """Start a plan from the first template, then show what the others bring."""
    patients.get(context.db(), patient_id)
    chosen = _chosen()
    if not chosen:
        flash("Tick at least one template.")
        return redirect(url_for("plan_templates.choose", patient_id=patient_id), 303)
    saved = choosing.start(patient_id, chosen[0])
    rest = [one.slug for one in chosen[1:]]
    return _to_show(saved, rest, choosing.asked_side()) if rest else _builder(saved)


def _to_show(saved: SavedPlan, rest: list[str], side: Side | None) -> ResponseReturnValue:
    named: dict[str, Any] = {"template": rest, "side": side.value if side else ""}
    return redirect(url_for("combining.show", plan_id=saved.id, **named), 303)


@blueprint.get("/plans/<int:plan_id>/templates")
def show(plan_id: int) -> ResponseReturnValue:
    """What the chosen templates would bring; without any, the list to choose from."""
    saved, chosen = plans.get(context.db(), plan_id), _chosen()
    if chosen:
        return _page(saved, chosen)
    search = TemplateSearch.from_query(request.args)
    return render_template(
        "combining/choose.html",
        saved=saved,
        patient=patients.get(context.db(), saved.patient_id),
        found=search.apply(choosing.listed(choosing.every())),
        search=search,
        sorts=SORTS,
    )


@blueprint.post("/plans/<int:plan_id>/templates")
def add(plan_id: int) -> ResponseReturnValue:
    """Bring the templates into the plan, with what was chosen for each overlap."""
    saved, chosen = plans.get(context.db(), plan_id), _chosen() or abort(400)
    if request.form.get("revision") != str(saved.revision):
        return _page(saved, chosen, "The plan was changed meanwhile. Look again, then add."), 409
    prefix = "take-"
    choices = {
        name.removeprefix(prefix): value
        for name, value in request.form.items()
        if name.startswith(prefix)
    }
    try:
        return _add(saved, chosen, choices)
    except PlanChanged as changed:
        return _page(changed.latest, chosen, "The plan was changed meanwhile. Look again."), 409
    except ValueError as refused:
        return _page(saved, chosen, str(refused)), 422


def _add(
    saved: SavedPlan, chosen: list[PlanTemplate], choices: dict[str, str]
) -> ResponseReturnValue:
    brought = plan_templates_.coming(chosen, choosing.asked_side(), context.library().exercises)
    cards = [card for one in chosen for card in one.cards]
    plan = plan_templates_.combine(saved.plan, brought, choices, cards)
    plans.save(context.db(), saved.id, saved.revision, context.account().id, plan)
    flash(f"Added from {', '.join(one.title for one in chosen)}.")
    return _builder(saved)


def _builder(saved: SavedPlan) -> ResponseReturnValue:
    return redirect(url_for("plans.show", plan_id=saved.id), 303)


def _chosen() -> list[PlanTemplate]:
    slugs = dict.fromkeys(request.values.getlist("template"))
    return [context.plan_template(slug) for slug in list(slugs)[:MOST_TEMPLATES]]


def _page(saved: SavedPlan, chosen: list[PlanTemplate], fault: str = "") -> str:
    brought = plan_templates_.coming(chosen, choosing.asked_side(), context.library().exercises)
    return render_template(
        "combining/show.html",
        saved=saved,
        patient=patients.get(context.db(), saved.patient_id),
        templates=chosen,
        side=choosing.asked_side(),
        brought=brought,
        overlaps=plan_templates_.overlaps(saved.plan, brought),
        fault=fault,
    )
