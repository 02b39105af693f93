"""Follow-ups: what was asked at a visit, what is done about each exercise, and what may help."""

from hep.follow_ups.choices import Choice, What, follow, outcome
from hep.follow_ups.suggestions import Suggestion, signs_to_step_back, suggest
from hep.follow_ups.values import Activity, Felt, FollowUp, Often

__all__ = [
    "Activity",
    "Choice",
    "Felt",
    "FollowUp",
    "Often",
    "Suggestion",
    "What",
    "follow",
    "outcome",
    "signs_to_step_back",
    "suggest",
]
