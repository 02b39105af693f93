"""Gates on the facts of an exercise: what it is filed under, its dosage, demands and links."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping

from hep.dosage import Basis, Dosage, Unit, refusals
from hep.exercises import Exercise, Sidedness
from hep.library import Library
from hep.library.check import patient_text
from hep.library.check.sources import cited, unknown_sources
from hep.library.check.vocabulary import Vocabulary
from hep.safety import concerns

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Nerve glides of the arm need the stop rules of the neck: see `_arm_nerve_findings`.
_ARM_NERVES = frozenset({"neural:median", "neural:ulnar", "neural:radial"})


def findings(library: Library, words: Vocabulary) -> Iterator[str]:
    """What is wrong with the exercises, one by one and against each other."""
    for exercise in library.exercises.values():
        where = f"exercises/{exercise.slug}.toml"
        yield from _filing_findings(where, exercise, library, words)
        yield from _demand_findings(where, exercise, words)
        yield from _dosage_findings(where, exercise, library)
        yield from _link_findings(where, exercise, library.exercises)
        yield from unknown_sources(where, cited_by(exercise), library.sources)
        yield from patient_text.findings(where, exercise, words)
        yield from _arm_nerve_findings(where, exercise, library)
    yield from _twins(library.exercises)


def _filing_findings(
    where: str, exercise: Exercise, library: Library, words: Vocabulary
) -> Iterator[str]:
    kept = {
        "region": (exercise.region, words.regions),
        "position": (exercise.position, words.positions),
        "type": (exercise.type, tuple(library.types)),
        "level": (exercise.level, (1, 2, 3)),
        "clinical.evidence_strength": (exercise.clinical.evidence_strength, words.strengths),
    }
    for field, (value, allowed) in kept.items():
        if value not in allowed:
            yield f"{where}: {field}: {value!r} is not one of {', '.join(map(str, allowed))}."
    for field in ("targets", "objectives", "sources"):
        if not getattr(exercise, field):
            yield f"{where}: {field}: name at least one."
    for field in ("slug", "start_pose", "end_pose"):
        if not _SLUG.fullmatch(getattr(exercise, field)):
            yield f"{where}: {field}: use small letters, digits and single hyphens."
    if exercise.has_sides != (exercise.side_means is not None):
        yield f"{where}: side_means: needed for one side, and for nothing else."


def _demand_findings(where: str, exercise: Exercise, words: Vocabulary) -> Iterator[str]:
    demands = exercise.demands
    for tag in sorted((demands.tags | demands.other_tags) - words.all_tags):
        yield f"{where}: demands: there is no tag {tag!r} in vocabulary.toml."
    if not any(tag.startswith("pos:") for tag in demands.tags):
        yield f"{where}: demands.tags: name the position, as in pos:supine."
    for field in ("loads", "other_loads"):
        for region, kinds in getattr(demands, field).items():
            if region not in words.load_regions or not set(kinds) <= set(words.load_kinds):
                yield f"{where}: demands.{field}: vocabulary.toml has no {region} = {list(kinds)}."


def _dosage_findings(where: str, exercise: Exercise, library: Library) -> Iterator[str]:
    dosage = exercise.dosage
    if exercise.type in library.types:
        yield from refused(where, dosage, library, exercise)
    basis = dosage.amount.basis
    if (basis is Basis.PER_SIDE) != exercise.has_sides and basis is not Basis.EACH_WAY:
        yield f"{where}: dosage.basis: {basis.value!r} does not fit {exercise.sidedness.value!r}."
    if exercise.sidedness is Sidedness.ALTERNATING and basis is Basis.TOTAL:
        yield f"{where}: dosage.basis: use 'each way', since one count is one go to each side."
    held = dosage.amount.hold or dosage.amount.duration
    counted = dosage.amount.unit in (Unit.REPS, Unit.BREATHS)
    if held and counted and exercise.seconds_per_rep < held.target:
        yield f"{where}: seconds_per_rep: it includes the hold, so at least {held.target}."


def refused(where: str, dosage: Dosage, library: Library, exercise: Exercise) -> Iterator[str]:
    """The hard limits a dosage breaks, and whoever set it where nobody knows them."""
    for problem in refusals(dosage, library.type_of(exercise)):
        yield f"{where}: dosage.{problem.field}: {problem.message}"
    if dosage.set_by not in (*library.sources, "library"):
        yield f"{where}: dosage.set_by: {dosage.set_by!r} is neither a source nor 'library'."


def cited_by(exercise: Exercise) -> tuple[str, ...]:
    """The keys of its sources, and of those its clinical text cites besides."""
    clinical = exercise.clinical
    more = (*cited(clinical.evidence), *cited(clinical.contraindications))
    return tuple(dict.fromkeys((*exercise.sources, *more)))


def _link_findings(where: str, exercise: Exercise, known: Mapping[str, Exercise]) -> Iterator[str]:
    easier = exercise.progression_of
    for field, slugs in (("progression_of", (easier,)), ("alternatives", exercise.alternatives)):
        for slug in filter(None, slugs):
            if slug not in known:
                yield f"{where}: {field}: there is no exercise {slug!r}. Write it or drop the link."
            elif slug == exercise.slug:
                yield f"{where}: {field}: it names itself."
    if len(set(exercise.alternatives)) < len(exercise.alternatives):
        yield f"{where}: alternatives: one stands twice."
    if easier in known and known[easier].level > exercise.level:
        yield f"{where}: progression_of: {easier!r} has a higher level than this exercise."
    if _comes_back(exercise, known):
        yield f"{where}: progression_of: the chain of easier exercises comes back to this one."


def _comes_back(exercise: Exercise, known: Mapping[str, Exercise]) -> bool:
    seen: set[str] = set()
    slug = exercise.progression_of
    while slug in known and slug not in seen:
        if slug == exercise.slug:
            return True
        seen.add(slug)
        slug = known[slug].progression_of
    return False


def _arm_nerve_findings(where: str, exercise: Exercise, library: Library) -> Iterator[str]:
    """A glide of an arm nerve must print the neck's stop rules (clinical notes, section 3.3)."""
    neck = library.stop_rules.get("neck")
    if exercise.demands.tags & _ARM_NERVES and (neck is None or not concerns(neck, exercise)):
        yield f"{where}: demands: stop_rules/neck.toml does not name the nerve it moves."


_SAME: dict[str, Callable[[Exercise], Hashable]] = {
    "name": lambda exercise: exercise.name.casefold(),
    "patient.name": lambda exercise: exercise.plain_name.casefold(),
    "patient.steps": lambda exercise: exercise.patient.steps,
    "patient.short_steps": lambda exercise: exercise.patient.short_steps,
}


def _twins(exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """Exercises that say the same where each must say its own."""
    for field, key in _SAME.items():
        first: dict[Hashable, str] = {}
        twins: defaultdict[str, list[str]] = defaultdict(list)
        for slug, exercise in exercises.items():
            other = first.setdefault(key(exercise), slug)
            if other != slug:
                twins[slug].append(other)
        for slug, others in twins.items():
            yield f"exercises/{slug}.toml: {field}: the same as in {others[0]}. Write its own."
