"""Who may change an own exercise, and how a change is kept."""

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
