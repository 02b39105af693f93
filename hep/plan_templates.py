"""Plan templates: plans to start from, for any patient."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hep.dosage import Side
from hep.plans import (
    REVIEW_WEEKS,
    Library,
    Phase,
    Plan,
    PrescribedExercise,
    append,
    change_side,
    new,
)


@dataclass(frozen=True)
class PlanTemplate:
    """A plan without a patient, in one phase or more.

    `ours` names the exercises the cited source does not hold. `review_weeks` is when a plan made
    from it is looked at again, `review_date` when the template itself is. `change` says what its
    newest version changed. Starter templates of the library are read-only and have no `id` in
    the clinic's database.
    """

    slug: str
    title: str
    for_whom: str
    phases: tuple[Phase, ...]
    goal: str = ""
    cards: tuple[str, ...] = ()
    note: str = ""
    ours: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    region: str = ""
    condition: str = ""
    review_weeks: int = REVIEW_WEEKS
    author: str = "HEP contributors"
    review: str = "not yet reviewed by a clinician"
    review_date: date | None = None
    change: str = ""
    id: int | None = None
    owner: str = ""
    version: int = 1

    @property
    def is_starter(self) -> bool:
        """Whether it came with the library."""
        return self.id is None

    @property
    def exercises(self) -> tuple[PrescribedExercise, ...]:
        """What a plan made from it starts with: the exercises of the first phase."""
        return self.phases[0].exercises if self.phases else ()

    @property
    def weeks(self) -> int:
        """How many weeks all phases usually take."""
        return sum(phase.weeks for phase in self.phases)


def start(template: PlanTemplate, side: Side | None, library: Library, today: date) -> Plan:
    """A new plan in the first phase of a template, for one side where a side is given."""
    plan = replace(
        append(new(today, title=template.title), template.exercises),
        goal=template.goal,
        cards=template.cards,
        plan_template=template.slug,
        plan_template_version=0 if template.is_starter else template.version,
        phases=template.phases,
        phase_since=today,
        review_date=today + timedelta(weeks=template.review_weeks),
    )
    return plan if side is None else change_side(plan, side, library)


def from_plan(plan: Plan, slug: str, title: str, for_whom: str) -> PlanTemplate:
    """A template from a plan. Nothing of the patient is carried: no goal, dates or notes.

    A note on an exercise may name the patient, so it stays behind too. In the phase the patient
    is in stands what the plan holds now; the other phases are as they were.
    """
    phases = list(plan.phases) or [Phase()]
    current = plan.phase - 1 if plan.current_phase else 0
    phases[current] = replace(phases[current], exercises=plan.exercises)
    kept = tuple(replace(one, exercises=_without_notes(one.exercises)) for one in phases)
    return PlanTemplate(slug, title, for_whom, kept, cards=plan.cards, review="", author="")


def _without_notes(exercises: tuple[PrescribedExercise, ...]) -> tuple[PrescribedExercise, ...]:
    return tuple(replace(one, dosage=replace(one.dosage, note="", reason="")) for one in exercises)
