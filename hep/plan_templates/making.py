"""Plans made from plan templates, and templates made from plans."""

import re
from dataclasses import replace
from datetime import date, timedelta

from hep.dosage import Side
from hep.plan_templates.combining import combine, coming
from hep.plan_templates.values import PlanTemplate
from hep.plans import Library, Phase, Plan, PrescribedExercise, append, change_side, new
from hep.texts import fold


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


def add_to(
    plan: Plan, template: PlanTemplate, side: Side | None, library: Library, today: date
) -> Plan:
    """The plan with the exercises of a template after its own, for one side where one is given.

    What the plan has already stays as it is and is not added again: `overlaps` names it. An
    empty plan becomes the template's; a goal or a title that was typed stays.
    """
    if not plan.exercises and not plan.stopped:
        started = start(template, side, library, today)
        return replace(
            started,
            title=plan.title or started.title,
            goal=plan.goal or started.goal,
            cards=plan.cards or started.cards,
            next_appointment=plan.next_appointment,
        )
    return combine(plan, coming([template], side, library), {})


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
    return tuple(
        replace(one, dosage=replace(one.dosage, note="", reason=""), despite="", despite_rules=())
        for one in exercises
    )


def copy(template: PlanTemplate) -> PlanTemplate:
    """The template as one of one's own, to be changed; it is nobody else's until it is shared."""
    return PlanTemplate(
        slug="",
        title=f"{template.title} (copy)",
        for_whom=template.for_whom,
        phases=template.phases,
        goal=template.goal,
        cards=template.cards,
        note=template.note,
        ours=template.ours,
        sources=template.sources,
        region=template.region,
        condition=template.condition,
        review_weeks=template.review_weeks,
        author=template.author,
        review="",
        shared=False,
    )


def slug_of(title: str) -> str:
    """A slug for a template of the clinic, from its title; the store numbers those taken."""
    words = re.findall(r"[a-z0-9]+", fold(title))
    return "clinic-" + ("-".join(words)[:50] or "template")
