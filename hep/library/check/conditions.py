"""Gates on the safety rules: tags, sources, wording, and the examples each row is proved by."""

import re
from collections.abc import Iterator

from hep import readability
from hep.dosage import Side
from hep.exercises import Exercise
from hep.library import Library
from hep.library.check import wording
from hep.library.check.sources import unknown_sources
from hep.library.check.vocabulary import Vocabulary
from hep.safety import Condition, Kind, NeedsRegion, Present, Row, matches
from hep.safety.limbs import executions

MOST_QUESTIONS = 2


def example_findings(library: Library) -> Iterator[str]:
    """Every hand-written example that does not hold, by file and row."""
    for condition in library.conditions.values():
        for row in condition.rows:
            where = f"safety/{condition.slug}.toml: {row.slug}"
            yield from _examples(where, condition, row, library)


def _examples(where: str, condition: Condition, row: Row, library: Library) -> Iterator[str]:
    for name, wanted in (("must_fire", True), ("must_not_fire", False)):
        for example in getattr(row, name):
            slug, _, region = example.partition("@")
            exercise = library.exercises.get(slug)
            if exercise is None:
                yield f"{where}: {name}: there is no exercise {slug!r}."
            elif fires(row, condition, exercise, region) is not wanted:
                yield f"{where}: {name}: {example} {'is silent' if wanted else 'fires'}."
    if not row.must_fire:
        yield f"{where}: must_fire: name at least one exercise."
    if not row.must_not_fire and not row.no_must_not_fire_reason:
        yield f"{where}: must_not_fire: name at least one exercise, or say why there is none."


def fires(row: Row, condition: Condition, exercise: Exercise, region: str = "") -> bool:
    """Whether the row fires for the exercise on both sides, the worst case."""
    region = region or row.only_region
    side = Side.BOTH if exercise.has_sides else None
    if "@program" in row.any:
        return True
    return matches(row, Present(condition, None, region), executions(exercise, side)) is not None


def findings(library: Library, words: Vocabulary) -> Iterator[str]:
    """Everything wrong with a rule: its tags, its words, its sources, its examples."""
    for condition in library.conditions.values():
        where = f"safety/{condition.slug}.toml"
        yield from _number_findings(where, condition)
        yield from _question_findings(f"{where}: question", condition.question, words)
        if not condition.rows:
            yield f"{where}: rows: a condition needs at least one row."
        for row in condition.rows:
            yield from _row_findings(f"{where}: {row.slug}", condition, row, words.all_tags)
            yield from _wording_findings(f"{where}: {row.slug}", row, words)
            yield from unknown_sources(f"{where}: {row.slug}", row.sources, library.sources)
    yield from example_findings(library)


def _number_findings(where: str, condition: Condition) -> Iterator[str]:
    """What is asked says each number that a clinic may change, so that it changes with it."""
    for name in condition.choices:
        number = re.compile(rf"\b{condition.settings.get(name)}\b")
        for field in ("label", "question"):
            if not number.search(getattr(condition, field)):
                yield f"{where}: {field}: say the number of {name}, which a clinic may change."


def _question_findings(where: str, question: str, words: Vocabulary) -> Iterator[str]:
    """The question a patient answers alone: as plain as any line, and short."""
    if not question.strip():
        yield f"{where}: is empty. Write it."
        return
    asked = len(readability.sentences(question))
    if asked > MOST_QUESTIONS or question.count("?") != asked:
        yield f"{where}: ask one or two things that yes or no can answer: {question}"
    yield from wording.line_findings(where, question, words, sided=False)
    yield from wording.level_findings(where, [question], words)


def _wording_findings(where: str, row: Row, words: Vocabulary) -> Iterator[str]:
    """Lines for the patient: grade 6 or lower, plain words, short sentences."""
    for name, text in (("keep", row.keep), ("avoid", row.avoid)):
        if text:
            yield from wording.line_findings(f"{where}: {name}", text, words, sided=False)
            yield from wording.level_findings(f"{where}: {name}", [text], words)


def _keep_findings(where: str, row: Row) -> Iterator[str]:
    if row.keep and row.kind in (Kind.STOP, Kind.CONTRAINDICATION):
        yield f"{where}: keep: only a precaution or information says how to keep an exercise."
    if not row.keep and row.kind is Kind.PRECAUTION:
        yield f"{where}: keep: say how to do the exercise when it is kept."


def _row_findings(
    where: str, condition: Condition, row: Row, tags: frozenset[str]
) -> Iterator[str]:
    used = row.any.union(*row.all) - {"*", "@program"}
    for tag in sorted(used):
        derived = tag.startswith(("@", "type:"))
        if not derived and tag not in tags:
            yield f"{where}: {tag} is not in the vocabulary."
        if tag.startswith("@") and condition.needs_region is NeedsRegion.NO:
            yield f"{where}: {tag} needs a region, but the condition asks for none."
    if not row.any and not row.all:
        yield f"{where}: name what the row looks for in any or all."
    yield from _keep_findings(where, row)
