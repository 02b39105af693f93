"""Dosage: how much of an exercise, how often, on which side."""

from hep.dosage.limits import ExerciseType, Limits, Problem, refusals
from hep.dosage.pacing import Beat, BeatKind, beats
from hep.dosage.reading import read
from hep.dosage.span import Span, at_least, between, exactly, parse_count, parse_seconds
from hep.dosage.timing import Timing, seconds, seconds_per_set
from hep.dosage.values import (
    Amount,
    Basis,
    Dosage,
    Frequency,
    Intensity,
    Load,
    LoadKind,
    Rhythm,
    Side,
    Tempo,
    Unit,
)
from hep.dosage.wording import cells, sentence, sentences, span_words

__all__ = [
    "Amount",
    "Basis",
    "Beat",
    "BeatKind",
    "Dosage",
    "ExerciseType",
    "Frequency",
    "Intensity",
    "Limits",
    "Load",
    "LoadKind",
    "Problem",
    "Rhythm",
    "Side",
    "Span",
    "Tempo",
    "Timing",
    "Unit",
    "at_least",
    "beats",
    "between",
    "cells",
    "exactly",
    "parse_count",
    "parse_seconds",
    "read",
    "refusals",
    "seconds",
    "seconds_per_set",
    "sentence",
    "sentences",
    "span_words",
]
