"""Plan templates: plans to start from, for any patient."""

from hep.plan_templates.editing import MOST_PHASES, add_phase, change_phase, remove_phase
from hep.plan_templates.making import add_to, copy, from_plan, slug_of, start
from hep.plan_templates.values import PlanTemplate

__all__ = [
    "MOST_PHASES",
    "PlanTemplate",
    "add_phase",
    "add_to",
    "change_phase",
    "copy",
    "from_plan",
    "remove_phase",
    "slug_of",
    "start",
]
