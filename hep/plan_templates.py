"""Plan templates: plans to start from, for any patient."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hep.dosage import Side
from hep.plans import REVIEW_WEEKS, Library, Plan, PrescribedExercise, append, change_side, new


@dataclass(frozen=True)
class PlanTemplate:
    """A plan without a patient. `ours` names the exercises the cited source does not hold.

    Starter templates of the library are read-only and have no `id` in the clinic's database.
    """

    slug: str
    title: str
    for_whom: str
    exercises: tuple[PrescribedExercise, ...]
    weeks: int = 4
    goal: str = ""
    cards: tuple[str, ...] = ()
    note: str = ""
    ours: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    region: str = ""
    author: str = "HEP contributors"
    review: str = "not yet reviewed by a clinician"
    id: int | None = None
    owner: str = ""

    @property
    def is_starter(self) -> bool:
        """Whether it came with the library."""
        return self.id is None


def start(template: PlanTemplate, side: Side | None, library: Library, today: date) -> Plan:
    """A new plan from a template, for one side where a side is given."""
    plan = replace(
        append(new(today, title=template.title), template.exercises),
        goal=template.goal,
        cards=template.cards,
        plan_template=template.slug,
        review_date=today + timedelta(weeks=REVIEW_WEEKS),
    )
    return plan if side is None else change_side(plan, side, library)


def from_plan(plan: Plan, slug: str, title: str, for_whom: str) -> PlanTemplate:
    """A template from a plan. Nothing of the patient is carried: no goal, dates or notes.

    A note on an exercise may name the patient, so it stays behind too.
    """
    exercises = tuple(
        replace(one, dosage=replace(one.dosage, note="", reason="")) for one in plan.exercises
    )
    return PlanTemplate(slug, title, for_whom, exercises, cards=plan.cards, review="", author="")
