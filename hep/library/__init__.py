"""The library: all clinical content, read once from `data/` into frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from hep.clinics import Country
from hep.dosage import ExerciseType
from hep.education import EducationCard
from hep.exercises import Exercise
from hep.glossary import Term
from hep.languages import SOURCE, Language
from hep.library import content, plan_templates, translations
from hep.library.translations import Translation
from hep.library.usage import Usage
from hep.plan_templates import PlanTemplate
from hep.plans import Plan
from hep.plans.ladder import Rungs
from hep.safety import Condition, StopRules
from hep.sources import Source

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Library:
    """Everything in `data/`, each kind by its slug or code.

    As a clinic sees it, it holds the clinic's own exercises too; `hidden` are those that plans
    may hold but nobody is offered: archived ones, and a colleague's private ones.
    """

    exercises: Mapping[str, Exercise]
    types: Mapping[str, ExerciseType]
    plan_templates: Mapping[str, PlanTemplate]
    cards: Mapping[str, EducationCard]
    stop_rules: Mapping[str, StopRules]
    conditions: Mapping[str, Condition]
    sources: Mapping[str, Source]
    languages: Mapping[str, Language]
    countries: Mapping[str, Country]
    synonyms: Mapping[str, tuple[str, ...]]
    glossary: Mapping[str, Term]
    translations: Mapping[str, Translation]
    hidden: frozenset[str] = frozenset()

    @cached_property
    def offered(self) -> Rungs:
        """The exercises to browse and to search."""
        return Rungs((slug, one) for slug, one in self.exercises.items() if slug not in self.hidden)

    def usable_in(self, plan: Plan) -> Mapping[str, Exercise]:
        """What is offered, and what the plan holds already."""
        held = {one.exercise for one in plan.exercises} & self.hidden
        if not held:
            return self.offered
        return Rungs({**self.offered, **{slug: self.exercises[slug] for slug in held}})

    def type_of(self, exercise: Exercise) -> ExerciseType:
        """The exercise's type with its limits."""
        return self.types[exercise.type]

    def in_language(self, code: str) -> "Library":
        """The same library as patients read it in a language.

        What the language lacks stays as it was written, and its `language` says so. Raises
        KeyError for a language there is not.
        """
        if code not in self._read_in:
            self._read_in[code] = self._translated(code)
        return self._read_in[code]

    @cached_property
    def _read_in(self) -> dict[str, "Library"]:
        """The library in each language that was asked for, made once."""
        return {}

    def _translated(self, code: str) -> "Library":
        language = self.languages[code]
        said = Usage(code, language.usage) if language.is_source else self.translations.get(code)
        if said is None or code == SOURCE:
            return self
        return replace(
            self,
            exercises=translations.Said(self.exercises, said.exercise),
            cards=translations.Said(self.cards, said.card),
            stop_rules=translations.Said(self.stop_rules, said.group),
            conditions=translations.Said(self.conditions, said.condition),
        )


def read(data: Path = DATA) -> Library:
    """Read every file under `data`.

    Raises `content.ContentError` naming the first file and field that cannot be read.
    """
    exercises = content.exercises(data / "exercises")
    languages = content.languages(data / "languages")
    return Library(
        exercises=exercises,
        types=content.exercise_types(data / "exercise_types"),
        plan_templates=plan_templates.folder(data / "plan_templates", exercises),
        cards=content.folder(data / "education", EducationCard),
        stop_rules=content.folder(data / "stop_rules", StopRules),
        conditions=content.folder(data / "safety", Condition),
        sources=content.folder(data / "sources", Source, key="key"),
        languages=languages,
        countries=content.table(data / "countries.toml", Country, key="code"),
        synonyms=content.synonyms(data / "synonyms.toml"),
        glossary=content.table(data / "glossary.toml", Term, key="slug"),
        translations={code: translations.read(data, code) for code in languages},
    )
