"""Choosing a plan template: what is offered, for which side, and the plan that starts from it."""

from flask import abort, request

from hep import plan_templates as plan_templates_
from hep.dosage import Side
from hep.plan_templates import PlanTemplate
from hep.plans import Plan
from hep.store import patients, plan_templates, plans
from hep.store.plans import SavedPlan
from hep.web import context
from hep.web.forms.plan_template_search import Listed


def every() -> list[PlanTemplate]:
    """The clinic's templates, one's own and the starters."""
    own = plan_templates.all_templates(context.db(), context.account().id)
    return [*own, *context.library().plan_templates.values()]


def listed(templates: list[PlanTemplate]) -> list[Listed]:
    """Each with how often it was used, and whether it is a favourite or one's own."""
    account = context.account().id
    uses = plan_templates.uses(context.db())
    favourites = plan_templates.favourites(context.db(), account)
    return [
        Listed(one, uses.get(one.slug), one.slug in favourites, one.owner_id == account)
        for one in templates
    ]


def at_hand(most: int = 4) -> list[PlanTemplate]:
    """The favourites, then what this clinician uses most, then starters, for the start page."""
    db, account = context.db(), context.account().id
    known = {one.slug: one for one in every()}
    wanted = [*sorted(plan_templates.favourites(db, account)), *plan_templates.used_by(db, account)]
    slugs = dict.fromkeys([*wanted, *context.library().plan_templates])
    return [known[slug] for slug in slugs if slug in known][:most]


def plan_from(template: PlanTemplate) -> Plan:
    """The plan it starts today, for the side the page names."""
    library = context.library().exercises
    return plan_templates_.start(template, asked_side(), library, context.today())


def start(patient_id: int, template: PlanTemplate) -> SavedPlan:
    """A patient's plan from a template, in the episode the page names. Raises NotFound."""
    db, account = context.db(), context.account().id
    patients.get(db, patient_id)
    return plans.create(db, patient_id, account, plan_from(template), context.episode_id())


def asked_side() -> Side | None:
    """The side the page or the form names. 400 for what is no side."""
    side = request.values.get("side", "")
    if side not in ("", *Side):
        abort(400)
    return Side(side) if side else None
