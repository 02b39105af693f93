"""The editor of plan templates: nothing is kept until it is saved as a version."""

from dataclasses import replace

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import plan_templates as plan_templates_
from hep.plan_templates import PlanTemplate
from hep.plans import Phase
from hep.store import plan_templates
from hep.store.plan_templates import TemplateChanged
from hep.web import context
from hep.web.forms import plan_template_steps
from hep.web.forms.plan_templates import PlanTemplateForm
from hep.web.forms.steps import UnknownStep

blueprint = Blueprint("plan_template_editor", __name__)


@blueprint.route("/templates/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """An empty template; saving makes it version 1."""
    return _edit(PlanTemplate("", "", "", (Phase(),), author="", review="", shared=False))


@blueprint.route("/templates/<slug>/copy", methods=["GET", "POST"])
def copy(slug: str) -> ResponseReturnValue:
    """A template of one's own like this one; saving makes it version 1."""
    return _edit(plan_templates_.copy(context.plan_template(slug)))


@blueprint.route("/templates/<slug>/edit", methods=["GET", "POST"])
def edit(slug: str) -> ResponseReturnValue:
    """Change a template of the clinic; saving makes the next version."""
    return _edit(plan_templates.get(context.db(), slug, context.account().id))


def _edit(template: PlanTemplate) -> ResponseReturnValue:
    sent = request.form if request.method == "POST" else None
    form = PlanTemplateForm(template, context.library(), sent)
    if sent is None:
        return _page(form)
    if not form.validate():
        return _page(form), 422
    step, changed = request.form.get("do", "save"), form.changed()
    return _keep(form, changed) if step == "save" else _step(step, changed)


def _step(step: str, changed: PlanTemplate) -> ResponseReturnValue:
    """What was typed, with one step taken; nothing is saved."""
    if step.startswith("find:"):
        step, missed = _found(step.removeprefix("find:"))
        if missed:
            flash(missed)
            return _page(PlanTemplateForm(changed, context.library()))
    try:
        stepped = plan_template_steps.apply(step, changed, context.library().offered)
    except UnknownStep:
        abort(400)
    return _page(PlanTemplateForm(stepped, context.library()))


def _found(number: str) -> tuple[str, str]:
    """The step that adds the exercise whose words were typed, or what to say when none matches."""
    words = request.form.get(f"find-{number}", "").strip()[:100]
    offered = context.library().offered
    slugs = [slug for slug in context.index().search(words) if slug in offered] if words else []
    return (f"add:{number}:{slugs[0]}", "") if slugs else ("", f"No exercise matches “{words}”.")


def _keep(form: PlanTemplateForm, changed: PlanTemplate) -> ResponseReturnValue:
    """Save as the next version, or as the first of a new template."""
    account = context.account().id
    if not any(phase.exercises for phase in changed.phases):
        flash("Add an exercise first.")
        return _page(form), 422
    if changed.id is None:
        made = replace(changed, slug=plan_templates_.slug_of(changed.title), change="")
        kept = plan_templates.add(context.db(), account, made)
    elif not changed.change:
        form.change.errors = ["Say in a line what changed."]
        return _page(form), 422
    else:
        try:
            kept = plan_templates.save(context.db(), account, changed)
        except TemplateChanged as faster:
            return _somebody_was_faster(changed, faster), 409
    flash(f"Saved as version {kept.version}. Plans made from it stay as they are.")
    return redirect(url_for("plan_templates.show", slug=kept.slug), 303)


def _somebody_was_faster(changed: PlanTemplate, faster: TemplateChanged) -> str:
    """Keep what was typed on the page, based on what the other one saved."""
    newer = faster.latest.template.version
    flash(
        f"{faster.latest.saved_by} saved version {newer} meanwhile. Nothing of yours is lost: "
        f"look at theirs, then save again; yours becomes version {newer + 1}."
    )
    return _page(PlanTemplateForm(replace(changed, version=newer), context.library()))


def _page(form: PlanTemplateForm) -> str:
    account = context.account().id
    owner = form.template.owner_id
    return render_template(
        "plan_templates/edit.html",
        form=form,
        template=form.template,
        here=request.path,
        may_share=owner is None or owner == account,
    )
