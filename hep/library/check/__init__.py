"""The gates every content file must pass. Each finding names the file, the field and the fix."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from hep.library import DATA, Library
from hep.library.check import (
    conditions,
    education,
    exercises,
    files,
    glossary,
    languages,
    plan_templates,
    poses,
    sources,
    stop_rules,
    translations,
    vocabulary,
    wording,
)
from hep.texts import words as search_words


def findings(library: Library, data: Path = DATA) -> list[str]:
    """Everything wrong with the content of `data`, which `library` was read from.

    Raises `content.ContentError` when the vocabulary cannot be read.
    """
    words = vocabulary.read(data)
    return list(
        chain(
            files.findings(data),
            wording.unmeasurable(),
            exercises.findings(library, words),
            education.findings(library, words),
            stop_rules.findings(library, words),
            conditions.findings(library, words),
            poses.findings(library),
            plan_templates.findings(library, words),
            _type_findings(library),
            sources.findings(library),
            _synonym_findings(library),
            glossary.findings(library, words),
            languages.findings(library, words),
            translations.findings(library, words),
        )
    )


def _type_findings(library: Library) -> Iterator[str]:
    for kind in library.types.values():
        where = f"exercise_types/{kind.slug}.toml"
        if kind.measure not in ("hold", "duration"):
            yield f"{where}: measure: use hold or duration."
        if kind.source not in (*library.sources, "library"):
            yield f"{where}: source: {kind.source!r} is neither a source nor 'library'."
        (least, most), (low, high) = kind.limits.time_refuse, kind.limits.time_warn
        if not least <= low <= high <= most:
            yield f"{where}: limits: what warns must lie inside what is refused."


def _synonym_findings(library: Library) -> Iterator[str]:
    for phrase, meanings in library.synonyms.items():
        where = f"synonyms.toml: {phrase}"
        if phrase != " ".join(search_words(phrase)):
            yield f"{where}: write it as a search reads it: {' '.join(search_words(phrase))}"
        if not meanings or phrase in meanings:
            yield f"{where}: say what it stands for, in other words."
