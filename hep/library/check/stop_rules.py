"""Gates on stop rules: short, plain, and none that a handout could miss."""

from collections.abc import Iterator

from hep.library import Library
from hep.library.check import wording
from hep.library.check.sources import unknown_sources
from hep.library.check.vocabulary import Vocabulary
from hep.safety import Action, StopRule, StopRules

MOST_SHORT_WORDS = 6
# Regions whose exercises need no signs beyond those of every handout (clinical notes, 3.3).
_ALWAYS_ENOUGH = frozenset({"breathing", "general"})


def findings(library: Library, words: Vocabulary) -> Iterator[str]:
    """What is wrong with the stop rules."""
    seen: dict[str, str] = {}
    for group in library.stop_rules.values():
        where = f"stop_rules/{group.slug}.toml"
        yield from _group_findings(where, group, library, words)
        for rule in group.rules:
            yield from _rule_findings(f"{where}: {rule.slug}", rule, words)
            if seen.setdefault(rule.slug, group.slug) != group.slug:
                yield f"{where}: {rule.slug}: the slug stands in {seen[rule.slug]} too."
    yield from _missing(library, words)


def _group_findings(
    where: str, group: StopRules, library: Library, words: Vocabulary
) -> Iterator[str]:
    if not group.rules:
        yield f"{where}: rules: there is none."
    for region in set(group.exercise_regions) - set(words.regions):
        yield f"{where}: exercise_regions: {region!r} is not in vocabulary.toml."
    yield from unknown_sources(where, group.sources, library.sources)
    texts = [text for rule in group.rules for text in (*rule.patient, rule.short)]
    if texts:
        yield from wording.level_findings(f"{where}: rules", texts, words)


def _rule_findings(where: str, rule: StopRule, words: Vocabulary) -> Iterator[str]:
    for text in (*rule.patient, rule.short):
        yield from wording.line_findings(f"{where}: patient", text, words, sided=False)
    if not rule.patient:
        yield f"{where}: patient: write at least one sentence."
    if not 1 <= len(rule.short.split()) <= MOST_SHORT_WORDS:
        yield f"{where}: short: use 1 to {MOST_SHORT_WORDS} words: {rule.short}"
    if rule.action is Action.STOP_AND_CALL and "{phone}" not in " ".join(rule.patient):
        yield f"{where}: patient: say to call {{phone}}."


def _missing(library: Library, words: Vocabulary) -> Iterator[str]:
    """What every handout must hold, and the regions that no group of rules stands for."""
    groups = library.stop_rules.values()
    always = {rule.action for group in groups if group.always for rule in group.rules}
    for action in (Action.EMERGENCY, Action.STOP_AND_CALL, Action.FINE):
        if action not in always:
            yield f"stop_rules: no group with always = true has a rule for {action.value!r}."
    covered = {region for group in groups for region in group.exercise_regions}
    for region in set(words.regions) - covered - _ALWAYS_ENOUGH:
        yield f"stop_rules: no group names the exercise region {region!r}."
