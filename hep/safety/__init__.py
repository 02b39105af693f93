"""Safety: precautions matched against exercises, and when to stop. No handout is without it."""

from hep.safety.conditions import Condition, Kind, NeedsRegion, Present, Row
from hep.safety.matching import Match, matches
from hep.safety.review import Finding, review
from hep.safety.stop_rules import Action, StopRule, StopRules, concerns, stop_rules

__all__ = [
    "Action",
    "Condition",
    "Finding",
    "Kind",
    "Match",
    "NeedsRegion",
    "Present",
    "Row",
    "StopRule",
    "StopRules",
    "concerns",
    "matches",
    "review",
    "stop_rules",
]
