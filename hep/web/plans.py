"""The builder: a plan opened, changed step by step, copied."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import plans as plans_
from hep.plans import Contradiction, Plan
from hep.store import episodes, handouts, patients, plans, writing
from hep.store.plans import SavedPlan
from hep.web import context, favour, findings
from hep.web.filters import moment, sentence
from hep.web.forms.exercises import SORTS, Choice
from hep.web.forms.plans import PlanForm
from hep.web.forms.steps import Step, UnknownStep

blueprint = Blueprint("plans", __name__)


@blueprint.post("/patients/<int:patient_id>/plans")
def create(patient_id: int) -> ResponseReturnValue:
    """Start an empty plan."""
    patients.get(context.db(), patient_id)
    plan = plans_.new(context.today())
    account, episode = context.account().id, context.episode_id()
    saved = plans.create(context.db(), patient_id, account, plan, episode)
    return redirect(url_for("plans.show", plan_id=saved.id))


@blueprint.get("/plans/<int:plan_id>")
def show(plan_id: int) -> ResponseReturnValue:
    """The builder."""
    saved = plans.get(context.db(), plan_id)
    return _builder(saved, _form(saved))


@blueprint.post("/plans/<int:plan_id>")
def change(plan_id: int) -> ResponseReturnValue:
    """Keep everything that was typed, then take the step of the button that was pressed."""
    opened = _opened(plan_id)
    form = _form(opened, submitted=True)
    if not form.validate():
        return _builder(opened, form), 422
    try:
        step = Step.read(request.form.get("do", "save"))
        plan = step.apply(form.plan(), context.library().usable_in(opened.plan), favour.defaults())
    except UnknownStep:
        abort(400)
    if step.name == "default":
        flash(favour.keep_default(plan.get(int(step.arguments[0]))))
    return _save(opened, plan, step)


@blueprint.get("/plans/<int:plan_id>/exercises/<int:key>/dosage")
def echo(plan_id: int, key: int) -> ResponseReturnValue:
    """What a typed dosage line says, in the patient's words, and what of it cannot be read."""
    form = _form(plans.get(context.db(), plan_id)).dosages.get(key)
    if form is None:
        abort(404)
    typed, problems = form.hear(request.args.get("line", "")[:160])
    return render_template("plans/echo.html", sentence=sentence(typed), problems=problems)


def _opened(plan_id: int) -> SavedPlan:
    """The revision the form was opened at; the newest when the form does not say."""
    revision = request.form.get("revision", "")
    known = int(revision) if revision.isdecimal() and len(revision) < 9 else None
    return plans.get(context.db(), plan_id, known)


def _form(saved: SavedPlan, *, submitted: bool = False) -> PlanForm:
    return PlanForm(
        saved.plan,
        context.library(),
        revision=saved.revision,
        today=context.today(),
        formdata=request.form if submitted else None,
    )


def _builder(saved: SavedPlan, form: PlanForm) -> str:
    choice = Choice.from_query(request.values)
    review = findings.of_plan(saved.plan, saved.patient_id, saved.episode_id)
    found = choice.apply(context.library(), context.index().search, favour.taste())
    return render_template(
        "plans/builder.html",
        saved=saved,
        plan=saved.plan,
        patient=patients.get(context.db(), saved.patient_id),
        episode=episodes.get(context.db(), saved.episode_id),
        form=form,
        choice=choice,
        sorts=SORTS,
        found=found.without(review.forbids) if choice.hide else found,
        review=review,
        printed=handouts.last_of_plans(context.db(), [saved.id]).get(saved.id),
    )


def _save(opened: SavedPlan, plan: Plan, step: Step) -> ResponseReturnValue:
    """Save as the next revision; when somebody was faster, bring both changes together."""
    account = context.account().id
    latest = opened
    try:
        with writing(context.db()):
            latest = plans.get(context.db(), opened.id)
            merged = plans_.merge(opened.plan, plan, latest.plan)
            plans.save(context.db(), opened.id, latest.revision, account, merged)
    except Contradiction:
        kept = plans.create(
            context.db(),
            opened.patient_id,
            account,
            plan,
            opened.episode_id,
            printing=latest.printing,
        )
        return _compare(latest, kept)
    if latest.revision != opened.revision:
        when = moment(latest.saved_at)
        flash(f"{latest.saved_by} changed this plan too, at {when}. Both are kept.")
    return _back(opened, merged, step)


def _back(opened: SavedPlan, plan: Plan, step: Step) -> ResponseReturnValue:
    if step.name == "print":
        return redirect(url_for("handouts.check", plan_id=opened.id), 303)
    search: dict[str, Any] = dict(Choice.from_query(request.form).query())
    target = url_for("plans.show", plan_id=opened.id, _anchor=step.anchor(plan), **search)
    return redirect(target, 303)


def _compare(latest: SavedPlan, mine: SavedPlan) -> ResponseReturnValue:
    """Show both versions; mine is kept as a plan of its own, so that neither is lost."""
    patient = patients.get(context.db(), latest.patient_id)
    page = render_template("plans/compare.html", latest=latest, mine=mine, patient=patient)
    return page, 409


@blueprint.post("/plans/<int:plan_id>/take/<int:other_id>")
def take(plan_id: int, other_id: int) -> ResponseReturnValue:
    """Put one plan's content over another of the same patient, if that is still as it was seen."""
    saved, other = plans.get(context.db(), plan_id), plans.get(context.db(), other_id)
    if saved.id == other.id or saved.patient_id != other.patient_id:
        abort(404)
    seen = request.form.get("revision", str(saved.revision))
    if seen != str(saved.revision):
        return _compare(saved, other)
    with writing(context.db()):
        plans.save(context.db(), plan_id, saved.revision, context.account().id, other.plan)
        plans.archive(context.db(), other_id)
    flash("Your version is now the plan. The other one stays in its history.")
    return redirect(url_for("plans.show", plan_id=plan_id), 303)


@blueprint.post("/plans/<int:plan_id>/copy")
def copy(plan_id: int) -> ResponseReturnValue:
    """A new plan for the same patient, to be changed without touching this one."""
    saved = plans.get(context.db(), plan_id)
    plan = plans_.copy(saved.plan, context.today())
    account = context.account().id
    made = plans.create(
        context.db(),
        saved.patient_id,
        account,
        plan,
        saved.episode_id,
        printing=saved.printing,
    )
    flash("This is a copy. The plan it was made from stays as it is.")
    return redirect(url_for("plans.show", plan_id=made.id), 303)


@blueprint.post("/plans/<int:plan_id>/archive")
def archive(plan_id: int) -> ResponseReturnValue:
    """Put a plan away; its handouts stay."""
    saved = plans.get(context.db(), plan_id)
    plans.archive(context.db(), plan_id)
    flash("The plan is archived. Its handouts stay.")
    return redirect(url_for("patients.show", patient_id=saved.patient_id), 303)


@blueprint.post("/plans/<int:plan_id>/restore")
def restore(plan_id: int) -> ResponseReturnValue:
    """Bring an archived plan back."""
    plans.archive(context.db(), plan_id, archived=False)
    flash("The plan is back.")
    return redirect(url_for("plans.show", plan_id=plan_id), 303)


@blueprint.get("/plans/<int:plan_id>/history")
def history(plan_id: int) -> ResponseReturnValue:
    """Every version of a plan that was ever saved."""
    saved = plans.get(context.db(), plan_id)
    patient = patients.get(context.db(), saved.patient_id)
    every = plans.revisions(context.db(), plan_id)
    return render_template("plans/history.html", saved=saved, patient=patient, every=every)


@blueprint.post("/plans/<int:plan_id>/history/<int:revision>")
def bring_back(plan_id: int, revision: int) -> ResponseReturnValue:
    """Make an earlier version the newest one; those between stay in the history."""
    earlier, latest = (plans.get(context.db(), plan_id, which) for which in (revision, None))
    account = context.account().id
    plans.save(context.db(), plan_id, latest.revision, account, earlier.plan)
    flash(f"Version {revision} is the plan again. The others stay in the history.")
    return redirect(url_for("plans.show", plan_id=plan_id), 303)
