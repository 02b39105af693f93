"""Gates on the patient text of an exercise. Rules: the clinical notes, section 6.2."""

from collections.abc import Iterator
from dataclasses import fields

from hep.exercises import Exercise, PatientText
from hep.library.check import wording
from hep.library.check.vocabulary import Vocabulary

MOST_STEPS = 9
SHORT_STEPS = 4
_MAY_BE_EMPTY = ("take_care", "side", "start_picture", "end_picture")


def lines(text: PatientText) -> Iterator[wording.Text]:
    """Every line a patient reads, with the name of its field."""
    for field in fields(text):
        value = getattr(text, field.name)
        many = (value,) if isinstance(value, str) else value
        for number, line in enumerate(many, start=1):
            place = field.name if isinstance(value, str) else f"{field.name} {number}"
            if line or field.name not in _MAY_BE_EMPTY:
                yield f"patient.{place}", line


def findings(where: str, exercise: Exercise, words: Vocabulary) -> Iterator[str]:
    """What is wrong with the words of one exercise."""
    all_lines = [*lines(exercise.patient), *_dosage_lines(exercise)]
    for place, line in all_lines:
        if not line.strip():
            yield f"{where}: {place}: is empty. Write it."
            continue
        yield from wording.line_findings(f"{where}: {place}", line, words, sided=exercise.has_sides)
    read = [line for place, line in all_lines if line and "short_steps" not in place]
    yield from wording.level_findings(f"{where}: patient", read, words)
    yield from wording.level_findings(
        f"{where}: patient.short_steps", exercise.patient.short_steps, words
    )
    yield from _step_findings(where, exercise.patient)
    yield from _phrase_findings(where, exercise)


def _dosage_lines(exercise: Exercise) -> Iterator[wording.Text]:
    if exercise.dosage.intensity is not None:
        yield "dosage.intensity.text", exercise.dosage.intensity.text
    if exercise.dosage.frequency.when:
        yield "dosage.when", exercise.dosage.frequency.when


def _step_findings(where: str, text: PatientText) -> Iterator[str]:
    if not 1 <= len(text.steps) <= MOST_STEPS:
        yield f"{where}: patient.steps: there are {len(text.steps)}; use 1 to {MOST_STEPS}."
    if len(text.short_steps) != SHORT_STEPS:
        yield f"{where}: patient.short_steps: there are {len(text.short_steps)}; use {SHORT_STEPS}."
    if not text.exit:
        yield f"{where}: patient.exit: say how to get out of it."
    for name in ("steps", "short_steps"):
        if not any("stop" in step.lower() for step in getattr(text, name)):
            yield f"{where}: patient.{name}: say where to stop, as in: Stop at a mild pull."


def _phrase_findings(where: str, exercise: Exercise) -> Iterator[str]:
    """Cues that no exercise of a kind may lack."""
    text = " ".join(line for _, line in lines(exercise.patient)).lower()
    wanted = {
        "breath": exercise.type in ("SS", "IS", "ST"),
        "do not bounce": exercise.type == "SS",
        "do not hold your breath": exercise.type in ("IS", "ST"),
        "hold on": any(tag.startswith("bal:") for tag in exercise.demands.tags),
    }
    for phrase, needed in wanted.items():
        if needed and phrase not in text:
            yield f"{where}: patient: this kind of exercise says {phrase!r} somewhere. Add it."
    if exercise.has_sides and not exercise.patient.side:
        yield f"{where}: patient.side: say what it means, as in: You stretch your {{this hip}}."
    if exercise.patient.side and not exercise.has_sides:
        yield f"{where}: patient.side: leave it empty, since no side is prescribed."
