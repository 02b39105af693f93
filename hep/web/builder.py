"""The builder's page and its parts: a change is answered with what it changed, not with a page."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2s

from flask import render_template, request

from hep.dosage import Side
from hep.exercises import Exercise
from hep.handouts.estimate import Pages
from hep.handouts.estimate import pages as pages_of
from hep.plans import Plan, PrescribedExercise, ladder
from hep.safety import decisions
from hep.store import episodes, handouts, patients, presence
from hep.store.plans import SavedPlan
from hep.web import announcing, choosing, context, favour, findings, sheets, undoing
from hep.web.findings import PlanReview
from hep.web.forms.exercises import MOST_SHOWN, SORTS, VIEWS, Choice, Found
from hep.web.forms.plans import PlanForm

PARTS = "X-Parts"
# From so many exercises on, cards are small: a drawing, a line.
COMPACT = 8


def wants_parts() -> bool:
    """Whether the browser asked for the parts that changed, instead of a page."""
    return bool(request.headers.get(PARTS))


@dataclass(frozen=True)
class Desk:
    """One plan as the builder shows it."""

    saved: SavedPlan
    form: PlanForm

    @cached_property
    def review(self) -> PlanReview:
        """The plan against what was recorded for the patient."""
        return findings.of_plan(self.saved.plan, self.saved.patient_id, self.saved.episode_id)

    @cached_property
    def steps(self) -> dict[str, list[int]]:
        """What can be undone and redone."""
        return undoing.steps(self.saved.id)

    @property
    def compact(self) -> bool:
        """Whether the cards are the small ones."""
        return len(self.saved.plan.exercises) >= COMPACT

    @cached_property
    def pages(self) -> Pages:
        """How many pages the handout has: as printed where it was, else an estimate."""
        last = handouts.last_of_plans(context.db(), [self.saved.id]).get(self.saved.id)
        if last is not None and last.plan == self.saved.plan:
            return Pages(last.pages, exact=True)
        return pages_of(self.saved.plan, context.library(), sheets.usual(self.saved).layout)

    @property
    def undecided(self) -> list[int]:
        """What is to be decided before it prints."""
        return self.review.undecided

    def rungs(self, one: PrescribedExercise) -> list[tuple[str, Exercise]]:
        """The next easier and the next harder exercise, where there are such."""
        library = context.library()
        exercise = library.exercises.get(one.exercise)
        if exercise is None:
            return []
        steps = {"easier": ladder.easier, "harder": ladder.harder}
        rungs = {name: step(exercise, library.offered) for name, step in steps.items()}
        return [(name, found[0]) for name, found in rungs.items() if found]

    def sign(self, one: PrescribedExercise, number: int) -> str:
        """Another text as soon as the card of this exercise would look another way."""
        beside = self.review.beside.get(one.key, [])
        form = self.form.dosages.get(one.key)
        seen = (
            number,
            one,
            self.compact,
            [(each.finding.row.slug, each.finding.limb, each.as_for) for each in beside],
            [(limit.level, limit.message) for limit in self.review.guards_of(one.key)],
            form.errors if form else {},
            self.form.groups[one.key],
        )
        return blake2s(repr(seen).encode(), digest_size=6).hexdigest()

    @property
    def about_sign(self) -> str:
        """The same for what stands above the cards."""
        plan = self.saved.plan
        seen = (plan.title, plan.goal, plan.review_date, plan.next_appointment, plan.cards)
        return blake2s(repr((*seen, self.form.errors)).encode(), digest_size=6).hexdigest()


def form_of(saved: SavedPlan, *, submitted: bool = False) -> PlanForm:
    """The builder's form for a revision, with what was sent where it was."""
    return PlanForm(
        saved.plan,
        context.library(),
        revision=saved.revision,
        today=context.today(),
        formdata=request.form if submitted else None,
    )


def page(saved: SavedPlan, form: PlanForm) -> str:
    """The whole builder, or its parts where the browser asked for these."""
    shown = Desk(saved, form)
    if wants_parts():
        return parts(shown)
    return render_template(
        "plans/builder.html",
        **_shown(shown),
        **_library(shown),
        patient=patients.get(context.db(), saved.patient_id),
        episode=episodes.get(context.db(), saved.episode_id),
        printed=handouts.last_of_plans(context.db(), [saved.id]).get(saved.id),
        others=presence.others(context.db(), saved.id, context.account().id),
    )


def parts(
    shown: Desk, opened: SavedPlan | None = None, do: str = "", mine: SavedPlan | None = None
) -> str:
    """What changed since the browser last looked: it sent the signs of the cards it has.

    `mine` is the version that was kept apart because it contradicts the plan.
    """
    said = announcing.said(opened, shown.saved, shown.review, do) if opened else ""
    have = dict(one.split(":", 1) for one in request.form.get("have", "").split() if ":" in one)
    patient = patients.get(context.db(), shown.saved.patient_id)
    return render_template(
        "plans/parts.html", **_shown(shown), patient=patient, have=have, said=said, mine=mine
    )


def desk(saved: SavedPlan) -> Desk:
    """A saved plan on the desk, with its own values in the form."""
    return Desk(saved, form_of(saved))


def answered(opened: SavedPlan, plan: Plan) -> Plan:
    """The plan with each reason that was just written tied to the rules that match now."""
    if [one.despite for one in plan.exercises] == [one.despite for one in opened.plan.exercises]:
        return plan
    found = findings.of_plan(plan, opened.patient_id, opened.episode_id).findings
    return decisions.answer(opened.plan, plan, found)


def side_of(plan: Plan) -> Side | None:
    """The side that the plan is for: that of the last exercise with one side."""
    sides = (one.dosage.side for one in reversed(plan.exercises))
    return next((side for side in sides if side in (Side.LEFT, Side.RIGHT)), None)


def results(saved: SavedPlan) -> str:
    """What the library holds for the present words and filters."""
    shown = desk(saved)
    return render_template("plans/found.html", **_shown(shown), **_library(shown))


def _shown(shown: Desk) -> dict[str, object]:
    saved = shown.saved
    return {
        "desk": shown, "saved": saved, "plan": saved.plan, "form": shown.form,
        "review": shown.review,
    }  # fmt: skip


def _library(shown: Desk) -> dict[str, object]:
    """The library pane: exercises or plan templates."""
    choice = Choice.from_query(request.values)
    found = _found(choice, shown.review)
    return {
        "choice": choice, "sorts": SORTS, "views": VIEWS, "found": found,
        "templates": choice.templates(choosing.every()),
        "near": context.index().near(choice.q) if choice.q and not found.exercises else [],
    }  # fmt: skip


def _found(choice: Choice, review: PlanReview) -> Found:
    found = choice.apply(context.library(), context.index().search, favour.taste(choice))
    shown = found.without(review.forbids) if choice.hide else found
    return shown.first(len(shown.exercises) if request.values.get("every") else MOST_SHOWN)
