"""Who may see an own exercise, who may change it, and how a change is kept."""

from flask import abort

from hep.exercises import Exercise
from hep.store import own_exercises
from hep.store.own_exercises import OwnExercise, OwnExerciseChanged
from hep.web import context


def keep(own: OwnExercise, exercise: Exercise, *, shared: bool, opened_at: int) -> OwnExercise:
    """Save the next version; only the owner changes who finds it. Raises OwnExerciseChanged."""
    me = context.account().id
    if opened_at != own.version:
        raise OwnExerciseChanged(own)
    whose = shared if own.owner_id == me else own.shared
    return own_exercises.save(context.db(), own, me, exercise, shared=whose)


def mine(slug: str) -> OwnExercise:
    """An own exercise this account may change; 404 for any other."""
    own = own_exercises.get(context.db(), slug)
    return own if own.changed_by(context.account().id) else abort(404)


def visible(slug: str) -> Exercise:
    """An exercise; a colleague's private one only where a plan of the clinic holds it; else 404."""
    library = context.library()
    exercise = library.exercises.get(slug)
    if exercise is None or not (slug in library.offered or _known(slug)):
        abort(404)
    return exercise


def _known(slug: str) -> bool:
    own = context.shelf().own[slug]
    return own.changed_by(context.account().id) or own_exercises.in_use(context.db(), slug)
