"""What a screen reader hears after a step: where the card went, and which findings are new."""

from hep.plans import Plan
from hep.safety import Kind
from hep.store.plans import SavedPlan
from hep.web import context
from hep.web.findings import PlanReview

_WORDS = {
    Kind.STOP: "Stop",
    Kind.CONTRAINDICATION: "Contraindicated",
    Kind.PRECAUTION: "Precaution",
}


def said(opened: SavedPlan, saved: SavedPlan, review: PlanReview, do: str) -> str:
    """One or two sentences; empty when there is nothing to hear besides that it is saved."""
    return " ".join(filter(None, [_moved(saved.plan, do), *_new(opened, saved, review)]))


def _moved(plan: Plan, do: str) -> str:
    name, _, key = do.partition(":")
    if name in ("undo", "redo"):
        return "Undone." if name == "undo" else "Done again."
    number = _number(plan, key.split(":")[0]) if name in ("up", "down", "place", "swap") else None
    if name == "add" and plan.exercises:
        newest = max(plan.exercises, key=lambda one: one.key)
        number = plan.exercises.index(newest) + 1
    if number is None:
        return "Removed." if name == "remove" else ""
    return f"{_named(plan, number)}: number {number} of {len(plan.exercises)}."


def _number(plan: Plan, key: str) -> int | None:
    keys = [str(one.key) for one in plan.exercises]
    return keys.index(key) + 1 if key in keys else None


def _named(plan: Plan, number: int) -> str:
    slug = plan.exercises[number - 1].exercise
    exercise = context.library().exercises.get(slug)
    return exercise.plain_name if exercise else slug


def _new(opened: SavedPlan, saved: SavedPlan, review: PlanReview) -> list[str]:
    """The findings that were not there before the step, each with its exercise."""
    if opened.plan == saved.plan:
        return []
    known = {(one.row.slug, one.exercise) for one in review.of(opened.plan).findings}
    fresh = [one for one in review.findings if (one.row.slug, one.exercise) not in known]
    lines = []
    for one in fresh:
        number = _number(saved.plan, str(one.exercise))
        if one.kind in _WORDS and number:
            side = f", {one.side.value}" if one.side else ""
            lines.append(f"{_WORDS[one.kind]}: {one.condition.label}{side}. Exercise {number}.")
    return lines
