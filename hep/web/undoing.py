"""Undo and redo: which revisions of a plan this session made, and taking one of them back.

Nothing is erased: to undo is to save what stood before as the newest revision, with what others
changed since. The session holds revision numbers only.
"""

from flask import flash, session

from hep import plans as plans_
from hep.plans import Contradiction
from hep.store import plans
from hep.store.plans import SavedPlan
from hep.web import context

MOST_STEPS = 40
_MOST_PLANS = 4
_OPPOSITE = {"undo": "redo", "redo": "undo"}


def steps(plan_id: int) -> dict[str, list[int]]:
    """The revisions that can be undone and redone, the last one last."""
    known = session.get("steps", {}).get(str(plan_id), {})
    return {name: list(known.get(name, [])) for name in _OPPOSITE}


def remember(saved: SavedPlan, before: int) -> None:
    """A change was saved; what was undone before it can no longer be redone."""
    if saved.revision != before:
        _keep(saved.id, {"undo": [*steps(saved.id)["undo"], saved.revision], "redo": []})


def turn(saved: SavedPlan, name: str) -> SavedPlan:
    """Undo or redo the last step; where there is none, or others changed the same, nothing."""
    known = steps(saved.id)
    if name not in _OPPOSITE or not known[name]:
        return saved
    revision = known[name].pop()
    before, after = (plans.get(context.db(), saved.id, one) for one in (revision - 1, revision))
    try:
        plan = plans_.take_back(before.plan, after.plan, saved.plan)
    except Contradiction:
        flash(f"This was changed again since, by {saved.saved_by}. Nothing was {name}ne.")
        return saved
    turned = plans.save(context.db(), saved.id, saved.revision, context.account().id, plan)
    if turned.revision != saved.revision:
        known[_OPPOSITE[name]].append(turned.revision)
    _keep(saved.id, known)
    return turned


def _keep(plan_id: int, known: dict[str, list[int]]) -> None:
    """Keep the steps of the few plans worked on last, so that the cookie stays small."""
    every = {key: value for key, value in session.get("steps", {}).items() if key != str(plan_id)}
    recent = dict(list(every.items())[-(_MOST_PLANS - 1) :])
    short = {name: numbers[-MOST_STEPS:] for name, numbers in known.items()}
    session["steps"] = {**recent, str(plan_id): short}
