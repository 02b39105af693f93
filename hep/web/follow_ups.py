"""Follow-ups: what the patient said, what is done about each exercise, what they will read."""

from dataclasses import dataclass, replace

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import plans as plans_
from hep.audit import Act
from hep.follow_ups import FollowUp, report
from hep.follow_ups.report import Report
from hep.follow_ups.timeline import Timeline
from hep.handouts import rendering
from hep.patients import Patient
from hep.plans import Contradiction, Plan, phases
from hep.store import audit, follow_ups, handouts, patients, plans, writing
from hep.store.follow_ups import Recorded
from hep.store.handouts import Handout
from hep.store.plans import SavedPlan
from hep.web import context, findings, reports
from hep.web.downloads import shown
from hep.web.forms.follow_ups import FollowUpForm

blueprint = Blueprint("follow_ups", __name__)
FASTER = "Somebody changed the same thing meanwhile. Nothing was saved. This is the plan as it is."


@dataclass(frozen=True)
class Visit:
    """A plan at a follow-up: what was printed last, and what was said today and before."""

    saved: SavedPlan
    printed: Handout | None
    today: Recorded | None
    last: Recorded | None

    @property
    def base(self) -> Plan:
        """What changes are compared with: the last handout, else the plan as it is."""
        return self.printed.plan if self.printed else self.saved.plan


@blueprint.get("/plans/<int:plan_id>/follow-up")
def show(plan_id: int) -> ResponseReturnValue:
    """The questions and the choices; nothing changes until something is saved."""
    visit = _visit(plans.get(context.db(), plan_id))
    return _page(visit, _form(visit))


@blueprint.post("/plans/<int:plan_id>/follow-up")
def change(plan_id: int) -> ResponseReturnValue:
    """Look at what was chosen, or keep it and go on."""
    visit = _visit(plans.get(context.db(), plan_id, context.number("revision")))
    form, do = _form(visit, submitted=True), request.form.get("do", "save")
    if not form.validate():
        return _page(visit, form), 422
    if do == "look":
        return _page(visit, form)
    plan = _brought_back(visit, form.plan(), do)
    try:
        _save(visit, form.answers(), plan)
    except Contradiction:
        latest = _visit(plans.get(context.db(), plan_id))
        return _page(latest, _form(latest), FASTER), 409
    return redirect(_next(plan_id, do), 303)


def _visit(saved: SavedPlan) -> Visit:
    db = context.db()
    said = follow_ups.of_plan(db, saved.id)
    today = next((one for one in said if one.day == context.today()), None)
    return Visit(
        saved=saved,
        printed=handouts.last_of_plans(db, [saved.id]).get(saved.id),
        today=today,
        last=next((one for one in said if one is not today), None),
    )


def _form(visit: Visit, *, submitted: bool = False) -> FollowUpForm:
    names = [one.name for one in visit.last.answers.activities] if visit.last else []
    saved = visit.saved
    review = findings.of_plan(saved.plan, saved.patient_id, saved.episode_id)
    return FollowUpForm(
        visit.saved.plan,
        context.library(),
        revision=visit.saved.revision,
        today=context.today(),
        known=_still_true(visit),
        forbids=review.forbids,
        pain=context.the_clinic().pain_rule,
        names=tuple(names),
        formdata=request.form if submitted else None,
    )


def _still_true(visit: Visit) -> FollowUp:
    """What was said today, without how exercises felt that were changed since."""
    if visit.today is None:
        return FollowUp()
    answers = visit.today.answers
    before = plans.get(context.db(), visit.saved.id, visit.today.revision).plan
    was = {one.key: one for one in before.exercises}
    same = {one.key for one in visit.saved.plan.exercises if was.get(one.key) == one}
    return replace(answers, felt={key: felt for key, felt in answers.felt.items() if key in same})


def _brought_back(visit: Visit, plan: Plan, do: str) -> Plan:
    """The plan, with an exercise back when its button was pressed: `back:3`."""
    name, _, key = do.partition(":")
    if name != "back":
        return plan
    try:
        return plans_.bring_back(plan, visit.base, int(key))
    except (KeyError, ValueError):
        abort(400)


def _save(visit: Visit, answers: FollowUp, plan: Plan) -> None:
    """Record the answers and save the plan. Raises Contradiction; then nothing is saved."""
    db, account, opened = context.db(), context.account().id, visit.saved
    felt = {**(visit.today.answers.felt if visit.today else {}), **answers.felt}
    with writing(db):
        latest = plans.get(db, opened.id)
        merged = plans_.merge(opened.plan, plan, latest.plan)
        follow_ups.record(db, opened, account, replace(answers, felt=felt))
        plans.save(db, opened.id, latest.revision, account, merged)


def _next(plan_id: int, do: str) -> str:
    if do == "print":
        return url_for("handouts.check", plan_id=plan_id)
    if do == "builder":
        return url_for("plans.show", plan_id=plan_id)
    flash("Saved. The handout is printed anew when you print it.")
    return url_for("follow_ups.show", plan_id=plan_id)


def _page(visit: Visit, form: FollowUpForm, message: str = "") -> str:
    pending = visit.saved.plan if form.errors or form.faults else form.plan()
    library = context.library()
    return render_template(
        "follow_ups/edit.html",
        visit=visit,
        saved=visit.saved,
        plan=visit.saved.plan,
        pending=pending,
        patient=patients.get(context.db(), visit.saved.patient_id),
        form=form,
        rows=plans_.rows(visit.base, pending, library.exercises),
        changes=plans_.diff(visit.base, pending),
        suggestions={} if form.faults else form.suggestions(),
        signs=() if form.faults else form.signs(),
        review=findings.of_plan(pending, visit.saved.patient_id, visit.saved.episode_id),
        phases=phases,
        today=context.today(),
        message=message,
    )


@blueprint.get("/plans/<int:plan_id>/note")
def note(plan_id: int) -> ResponseReturnValue:
    """The plan, its dosage, findings and changes as text to copy into the clinic's record."""
    saved = plans.get(context.db(), plan_id)
    made = reports.of_plan(saved)
    return render_template(
        "follow_ups/note.html",
        saved=saved,
        patient=patients.get(context.db(), saved.patient_id),
        short=report.short(made),
        long=report.long(made),
    )


@blueprint.post("/plans/<int:plan_id>/summary")
def summary(plan_id: int) -> ResponseReturnValue:
    """One page for the referrer as PDF; that it left the clinic is on the audit trail."""
    saved = plans.get(context.db(), plan_id)
    patient, made = patients.get(context.db(), saved.patient_id), reports.of_plan(saved)
    pdf = _referrer(made, patient, reports.chart(reports.visits(patient.id, saved.episode_id)))
    who, about = context.account().id, "summary for the referrer"
    audit.record(context.db(), Act.EXPORTED, who, patient_id=patient.id, details=about)
    return shown(pdf, "summary-for-the-referrer.pdf")


def _referrer(made: Report, patient: Patient, chart: Timeline | None) -> bytes:
    """The PDF; set closer where it would take a second page."""
    drawn = {"hep:timeline": render_template("follow_ups/chart.svg", chart=chart)} if chart else {}
    for close in (False, True):
        html = render_template(
            "follow_ups/referrer.html",
            report=made,
            patient=patient,
            chart=chart,
            paper=context.the_clinic().printing.paper.value,
            close=close,
        )
        rendered = rendering.render(html, drawn)
        if rendered.pages == 1:
            break
    return rendered.pdf
