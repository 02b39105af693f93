"""Plan templates: plans to start from, for any patient."""

from hep.plan_templates.combining import Candidate, Overlap, combine, coming, overlaps
from hep.plan_templates.editing import MOST_PHASES, add_phase, change_phase, remove_phase
from hep.plan_templates.making import add_to, copy, from_plan, slug_of, start
from hep.plan_templates.values import PlanTemplate

__all__ = [
    "MOST_PHASES",
    "Candidate",
    "Overlap",
    "PlanTemplate",
    "add_phase",
    "add_to",
    "change_phase",
    "combine",
    "coming",
    "copy",
    "from_plan",
    "overlaps",
    "remove_phase",
    "slug_of",
    "start",
]
