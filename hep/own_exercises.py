"""Own exercises: what a clinic adds to the library, begun empty or from another exercise."""

import re
from dataclasses import replace

from hep.dosage import Amount, Basis, Dosage, Side, parse_count
from hep.exercises import (
    ClinicalText,
    Demands,
    DemandsOrigin,
    Exercise,
    Own,
    OwnDrawing,
    PatientText,
    Photo,
    Sidedness,
)
from hep.texts import fold

PREFIX = "own-"
REVIEW = "not yet reviewed by a clinician"


def new(author: str) -> Exercise:
    """An exercise of which nothing is known yet: its demands are not set."""
    blank = dict.fromkeys(PatientText.__dataclass_fields__, "")
    lists = {"steps": (), "exit": (), "short_steps": ()}
    clinical = ("indication", "contraindications", "progress_when", "regress_when", "evidence")
    return Exercise(
        slug=PREFIX,
        name="",
        aliases=(),
        region="",
        targets=(),
        type="ST",
        position="",
        equipment=(),
        level=1,
        sidedness=Sidedness.BOTH_TOGETHER,
        objectives=(),
        start_pose="",
        end_pose="",
        seconds_per_rep=4,
        dosage=Dosage(Amount(sets=2, reps=parse_count("10"))),
        demands=Demands(frozenset()),
        progression_of="",
        alternatives=(),
        patient=PatientText(**{**blank, **lists}),  # type: ignore[arg-type]
        clinical=ClinicalText(
            **dict.fromkeys(clinical, ""), common_errors=(), cues=(), evidence_strength=""
        ),
        sources=(),
        incomplete_source="",
        author=author,
        review=REVIEW,
        own=Own(DemandsOrigin.NOT_SET),
    )


def clone(exercise: Exercise, author: str) -> Exercise:
    """The same exercise as one's own: its demands are carried over, and said to be."""
    known = exercise.demands_known
    return replace(
        exercise,
        author=author,
        review=REVIEW,
        own=Own(
            DemandsOrigin.CARRIED_OVER if known else DemandsOrigin.NOT_SET,
            cloned_from=exercise.slug,
            start_photo=exercise.photo("start"),
            end_photo=exercise.photo("end"),
            start_drawing=exercise.own_drawing("start"),
            end_drawing=exercise.own_drawing("end"),
        ),
    )


def with_demands(exercise: Exercise, demands: Demands, *, known: bool) -> Exercise:
    """The exercise with these demands; they stay carried over as long as nobody changed them."""
    own = exercise.own or Own(DemandsOrigin.NOT_SET)
    kept = exercise.demands_known and _flat(demands) == _flat(exercise.demands)
    origin = own.demands if kept else DemandsOrigin.SET
    own = replace(own, demands=origin if known else DemandsOrigin.NOT_SET)
    return replace(exercise, demands=demands, own=own)


def with_photo(exercise: Exercise, frame: str, photo: Photo | None) -> Exercise:
    """The exercise with a photo for a frame, `start` or `end`; the drawing stays beneath it."""
    own = exercise.own or Own(DemandsOrigin.NOT_SET)
    if frame == "start":
        return replace(exercise, own=replace(own, start_photo=photo))
    return replace(exercise, own=replace(own, end_photo=photo))


def with_drawing(exercise: Exercise, frame: str, pose: str) -> Exercise:
    """The exercise with a drawing of the library for a frame, and without a picture of its own."""
    bare = with_own_drawing(exercise, frame, None)
    return replace(bare, start_pose=pose) if frame == "start" else replace(bare, end_pose=pose)


def with_own_drawing(exercise: Exercise, frame: str, drawing: OwnDrawing | None) -> Exercise:
    """The exercise with the clinic's own drawing for a frame, and without its photo."""
    bare = with_photo(exercise, frame, None)
    own = bare.own or Own(DemandsOrigin.NOT_SET)
    if frame == "start":
        return replace(bare, own=replace(own, start_drawing=drawing))
    return replace(bare, own=replace(own, end_drawing=drawing))


def _flat(demands: Demands) -> tuple[object, ...]:
    """The demands without the order they were written in."""
    loads = [
        {(part, kind) for part, kinds in one.items() for kind in kinds}
        for one in (demands.loads, demands.other_loads)
    ]
    return demands.tags, demands.other_tags, *loads


def fitted(dosage: Dosage, sidedness: Sidedness) -> Dosage:
    """The dosage counted as the sides of its exercise ask: for each side, each way or in all."""
    basis = dosage.amount.basis
    if sidedness is Sidedness.ONE_SIDE:
        basis = Basis.PER_SIDE if basis is Basis.TOTAL else basis
    elif sidedness is Sidedness.ALTERNATING:
        basis = Basis.EACH_WAY
    elif basis is Basis.PER_SIDE:
        basis = Basis.TOTAL
    amount = replace(dosage.amount, basis=basis)
    side = Side.BOTH if basis is Basis.PER_SIDE else None
    return replace(dosage, amount=amount, side=side, right=None)


def named(exercise: Exercise) -> Exercise:
    """The exercise under a slug made of its name, so that no exercise of the library has it."""
    words = "-".join(re.findall(r"[a-z0-9]+", fold(exercise.name)))[:50].strip("-")
    return replace(exercise, slug=PREFIX + (words or "exercise"))
