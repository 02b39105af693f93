"""How a plan template is changed: every function takes one and returns a new one."""

from collections.abc import Callable
from dataclasses import replace

from hep.plan_templates.values import PlanTemplate
from hep.plans import Phase, Plan

MOST_PHASES = 8


def add_phase(template: PlanTemplate) -> PlanTemplate:
    """One more phase at the end, with the exercises of the one before. Raises ValueError."""
    if len(template.phases) >= MOST_PHASES:
        raise ValueError(f"Use at most {MOST_PHASES} phases.")
    held = template.phases[-1].exercises if template.phases else ()
    return replace(template, phases=(*template.phases, Phase(exercises=held)))


def remove_phase(template: PlanTemplate, number: int) -> PlanTemplate:
    """Without the phase of this number (1 is the first). Raises IndexError or ValueError."""
    _phase(template, number)
    if len(template.phases) == 1:
        raise ValueError("Keep at least one phase.")
    phases = (*template.phases[: number - 1], *template.phases[number:])
    return replace(template, phases=phases)


def change_phase(
    template: PlanTemplate, number: int, change: Callable[[Plan], Plan]
) -> PlanTemplate:
    """What a change of a plan does to the exercises of one phase. Raises IndexError."""
    phase = _phase(template, number)
    changed = replace(phase, exercises=change(Plan(exercises=phase.exercises)).exercises)
    phases = (*template.phases[: number - 1], changed, *template.phases[number:])
    return replace(template, phases=phases)


def _phase(template: PlanTemplate, number: int) -> Phase:
    if not 1 <= number <= len(template.phases):
        raise IndexError(number)
    return template.phases[number - 1]
