"""Safety: precautions matched against exercises, and when to stop. No handout is without it."""

from hep.safety.conditions import Condition, Kind, NeedsRegion, Present, Row
from hep.safety.matching import Match, matches
from hep.safety.review import Finding, review
from hep.safety.screening import (
    RED_FLAGS,
    REGIONS,
    Answer,
    Clearance,
    Recorded,
    Screening,
    areas,
    red_flags,
    screened,
)
from hep.safety.stop_rules import Action, StopRule, StopRules, concerns, stop_rules

__all__ = [
    "RED_FLAGS",
    "REGIONS",
    "Action",
    "Answer",
    "Clearance",
    "Condition",
    "Finding",
    "Kind",
    "Match",
    "NeedsRegion",
    "Present",
    "Recorded",
    "Row",
    "Screening",
    "StopRule",
    "StopRules",
    "areas",
    "concerns",
    "matches",
    "red_flags",
    "review",
    "screened",
    "stop_rules",
]
