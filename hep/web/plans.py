"""The builder: a plan opened, changed step by step, copied."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import plan_templates as plan_templates_
from hep import plans as plans_
from hep.plan_templates import PlanTemplate
from hep.plans import Contradiction, Plan
from hep.store import patients, plans, writing
from hep.store import presence as presence_
from hep.store.plans import SavedPlan
from hep.web import builder, context, favour, undoing
from hep.web.filters import moment, sentence
from hep.web.forms.exercises import Choice
from hep.web.forms.several import SeveralForm
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
    return builder.page(saved, builder.form_of(saved))


@blueprint.get("/plans/<int:plan_id>/library")
def library(plan_id: int) -> ResponseReturnValue:
    """The exercises or templates that match, to be put into the library pane."""
    return builder.results(plans.get(context.db(), plan_id))


@blueprint.post("/plans/<int:plan_id>/presence")
def presence(plan_id: int) -> ResponseReturnValue:
    """The page says that it is still open, and hears who else has the plan open."""
    saved, account = plans.get(context.db(), plan_id), context.account()
    presence_.tell(context.db(), saved.id, account.id)
    others = presence_.others(context.db(), saved.id, account.id)
    return render_template("plans/presence.html", saved=saved, others=others)


@blueprint.post("/plans/<int:plan_id>")
def change(plan_id: int) -> ResponseReturnValue:
    """Keep everything that was typed, then take the step of the button that was pressed."""
    opened = plans.get(context.db(), plan_id, context.number("revision"))
    form = builder.form_of(opened, submitted=True)
    several = SeveralForm(request.form)
    if not form.validate() or not several.validate():
        return builder.page(opened, form), 422
    try:
        step = Step.read(request.form.get("do", "save"))
        plan = builder.answered(opened, _stepped(step, opened, form.plan(), several))
    except UnknownStep:
        abort(400)
    if step.name == "default":
        flash(favour.keep_default(plan.get(int(step.arguments[0]))))
    return _save(opened, plan, step)


def _stepped(step: Step, opened: SavedPlan, plan: Plan, several: SeveralForm) -> Plan:
    """The plan after the step; some need more than the plan and the exercises."""
    exercises = context.library().exercises
    if step.name == "several":
        return plans_.change_several(plan, several.keys(plan), several.several(), exercises)
    if step.name == "template":
        return _with_template(plan, context.plan_template(step.arguments[0]))
    return step.apply(plan, context.library().usable_in(opened.plan), favour.defaults())


def _with_template(plan: Plan, template: PlanTemplate) -> Plan:
    """The plan with what is new in the template; what it has already is named, not doubled."""
    exercises, side = context.library().exercises, builder.side_of(plan)
    brought = plan_templates_.coming([template], side, exercises)
    both = [one.exercise for one in plan_templates_.overlaps(plan, brought)]
    if both:
        names = ", ".join(exercises[slug].plain_name for slug in both if slug in exercises)
        flash(
            f"In the plan already, and left as it is: {names}. To take the template's dosage "
            "instead, choose “Add a template” under the three dots."
        )
    return plan_templates_.add_to(plan, template, side, exercises, context.today())


@blueprint.get("/plans/<int:plan_id>/several")
def several(plan_id: int) -> ResponseReturnValue:
    """What a change of several exercises would make of their sentences and of the minutes."""
    saved = plans.get(context.db(), plan_id)
    form = SeveralForm(request.args)
    after = saved.plan
    if form.validate():
        exercises = context.library().exercises
        after = plans_.change_several(after, form.keys(after), form.several(), exercises)
    patient = patients.get(context.db(), saved.patient_id)
    name = "plans/foreseen.html" if builder.wants_parts() else "plans/several.html"
    return render_template(
        name, saved=saved, plan=saved.plan, after=after, bulk=form, patient=patient
    )


@blueprint.get("/plans/<int:plan_id>/exercises/<int:key>/dosage")
def echo(plan_id: int, key: int) -> ResponseReturnValue:
    """What a typed dosage line says, in the patient's words, and what of it cannot be read."""
    form = builder.form_of(plans.get(context.db(), plan_id)).dosages.get(key)
    if form is None:
        abort(404)
    typed, problems = form.hear(request.args.get("line", "")[:160])
    return render_template("plans/echo.html", sentence=sentence(typed), problems=problems)


def _save(opened: SavedPlan, plan: Plan, step: Step) -> ResponseReturnValue:
    """Save as the next revision; when somebody was faster, bring both changes together."""
    account = context.account().id
    latest = opened
    try:
        with writing(context.db()):
            latest = plans.get(context.db(), opened.id)
            merged = plans_.merge(opened.plan, plan, latest.plan)
            saved = plans.save(context.db(), opened.id, latest.revision, account, merged)
            undoing.remember(saved, latest.revision)
            saved = undoing.turn(saved, step.name)
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
    if latest.revision != opened.revision and latest.plan not in (opened.plan, merged):
        when = moment(latest.saved_at)
        flash(f"{latest.saved_by} changed this plan too, at {when}. Both are kept.")
    return _back(opened, saved, step)


def _back(opened: SavedPlan, saved: SavedPlan, step: Step) -> ResponseReturnValue:
    if builder.wants_parts():
        do = ":".join([step.name, *step.arguments])
        return builder.parts(builder.desk(saved), opened, do)
    if step.name == "print":
        return redirect(url_for("handouts.check", plan_id=opened.id), 303)
    search: dict[str, Any] = dict(Choice.from_query(request.form).query())
    anchor = step.anchor(saved.plan)
    return redirect(url_for("plans.show", plan_id=opened.id, _anchor=anchor, **search), 303)


def _compare(latest: SavedPlan, mine: SavedPlan) -> ResponseReturnValue:
    """Show both versions; mine is kept as a plan of its own, so that neither is lost."""
    if builder.wants_parts():
        when = moment(latest.saved_at)
        flash(f"{latest.saved_by} changed the same thing, at {when}. Both versions are kept.")
        return builder.parts(builder.desk(latest), mine=mine), 409
    return _two(latest, mine), 409


def _two(latest: SavedPlan, mine: SavedPlan) -> str:
    patient = patients.get(context.db(), latest.patient_id)
    return render_template("plans/compare.html", latest=latest, mine=mine, patient=patient)


@blueprint.get("/plans/<int:plan_id>/compare/<int:other_id>")
def compare(plan_id: int, other_id: int) -> ResponseReturnValue:
    """The plan beside another version of it, of the same patient."""
    saved, other = plans.get(context.db(), plan_id), plans.get(context.db(), other_id)
    if saved.id == other.id or saved.patient_id != other.patient_id:
        abort(404)
    return _two(saved, other)


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
