"""Gates on the files themselves: the order of their keys, so that a change reads as a change."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hep.library import content

_DOSAGE = """sets reps unit basis hold duration load tempo rest_between_reps rest_between_sets
times_per_day rhythm days_per_week when side intensity note set_by protocol reason"""

_PATIENT = """name why need start steps exit feel good_sign fine stop_signs easier harder
start_caption end_caption short_steps take_care side start_picture end_picture"""

# The key order of each folder, and of each table in its files.
_ORDER: dict[str, dict[str, str]] = {
    "exercises": {
        "": """slug name aliases region targets type position equipment level sidedness side_means
            objectives start_pose end_pose seconds_per_rep progression_of alternatives sources
            incomplete_source author review dosage demands patient clinical""",
        "dosage": _DOSAGE,
        "demands": "tags other_tags loads other_loads",
        "patient": _PATIENT,
        "clinical": """indication contraindications progress_when regress_when common_errors cues
            evidence evidence_strength""",
    },
    "exercise_types": {
        "": """code slug name plain measure move_seconds rest_between_sets rest_between_reps source
            limits""",
        "limits": """time_refuse time_warn reps_refuse_above reps_warn_above sets_refuse_above
            sets_warn_above times_per_day_refuse_above times_per_day_warn_above
            days_per_week_warn""",
    },
    "plan_templates": {
        "": """slug title for_whom goal review_weeks cards note ours sources region condition author
            review then phases""",
        "phases": "title stage weeks entry exercises",
        "exercises": "exercise group " + _DOSAGE,
    },
    "education": {
        "": "slug title heading topic paragraphs sources author review claims",
        "claims": "text sources strength contested",
    },
    "stop_rules": {
        "": "slug name always exercise_regions exercise_tags sources review rules",
        "rules": "slug sign action patient short",
    },
    "safety": {
        "": """slug label question area has_side needs_region period valid_weeks clearance review
            settings choices rows""",
        "rows": """slug kind any all only_region clinician keep avoid sources evidence must_fire
            must_not_fire no_must_not_fire_reason""",
    },
    "sources": {"": "key reference reading used_for year"},
}

# The translations, in a folder for each language.
_TRANSLATED: dict[str, dict[str, str]] = {
    "exercises": {"": "slug author review patient", "patient": _PATIENT},
    "education": {"": "slug author review heading paragraphs"},
    "stop_rules": {"": "slug author review rules", "rules": "slug patient short"},
    "safety": {"": "slug author review keep avoid"},
}


def findings(data: Path) -> Iterator[str]:
    """Files of `data` whose keys stand in another order than the format has them."""
    for folder, tables in _ORDER.items():
        yield from _folder_findings(data, folder, tables)
    for folder, tables in _TRANSLATED.items():
        for inner in sorted((data / folder).glob("*/")):
            yield from _folder_findings(data, f"{folder}/{inner.name}", tables)


def _folder_findings(data: Path, folder: str, tables: Mapping[str, str]) -> Iterator[str]:
    for path in content.files(data / folder):
        for name, table in _tables(content.toml(path)):
            if name in tables and (wrong := _misplaced(table, tables[name].split())):
                where = f"{folder}/{path.name}: {name or 'the file'}"
                yield f"{where}: put {wrong[0]} after {wrong[1]}, as the format has it."


def _tables(table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "", table
    for name, inner in table.items():
        for one in inner if isinstance(inner, list) else [inner]:
            if isinstance(one, dict):
                yield name, one
                yield from (found for found in _tables(one) if found[0])


def _misplaced(table: Mapping[str, Any], order: list[str]) -> tuple[str, str] | None:
    """The first key that stands too early, and the key it belongs after."""
    keys = [key for key in table if key in order]
    wanted = sorted(keys, key=order.index)
    for key, right in zip(keys, wanted, strict=True):
        if key != right:
            return key, wanted[wanted.index(key) - 1]
    return None
