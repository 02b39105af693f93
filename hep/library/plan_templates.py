"""Files of plan templates turned into values: phases of exercises, each dose over its default."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from hep.exercises import Exercise
from hep.library import content
from hep.library.content import ContentError
from hep.library.dosages import dosage_over
from hep.plan_templates import PlanTemplate
from hep.plans import Group, Phase, PrescribedExercise, prescribe

Known = Mapping[str, Exercise]


def folder(path: Path, known: Known) -> dict[str, PlanTemplate]:
    """Every starter template, by slug; `then` names the one whose phases come after its own."""
    read = {file.stem: _plan_template(file, known) for file in content.files(path)}
    then = {slug: after for slug, (_, after) in read.items()}
    return {
        slug: replace(one, phases=_with_those_after(slug, read, then))
        for slug, (one, _) in read.items()
    }


def _with_those_after(
    slug: str, read: Mapping[str, tuple[PlanTemplate, str]], then: Mapping[str, str]
) -> tuple[Phase, ...]:
    chain = [slug]
    while after := then[chain[-1]]:
        if after not in read or after in chain:
            raise ContentError(f"{chain[-1]}.toml: then: no template {after!r} can come after it")
        chain.append(after)
    return tuple(phase for one in chain for phase in read[one][0].phases)


def _plan_template(file: Path, known: Known) -> tuple[PlanTemplate, str]:
    fields = content.toml(file)
    then, tables = str(fields.pop("then", "")), fields.pop("phases", [])
    phases = tuple(_phase(file, number, table, known) for number, table in enumerate(tables, 1))
    template = content.value(file, PlanTemplate, {**fields, "phases": [], "id": None})
    return content.named(file, replace(template, phases=phases), "slug"), then


def _phase(file: Path, number: int, table: Mapping[str, Any], known: Known) -> Phase:
    fields = dict(table)
    exercises = tuple(
        _prescribed(f"{file.name}: phase {number}, exercise {place}", place, item, known)
        for place, item in enumerate(fields.pop("exercises", []), start=1)
    )
    return replace(content.value(file, Phase, fields), exercises=exercises)


def _prescribed(where: str, key: int, item: Mapping[str, Any], known: Known) -> PrescribedExercise:
    fields = dict(item)
    slug, group = fields.pop("exercise", ""), fields.pop("group", "main")
    if slug not in known:
        raise ContentError(f"{where}: there is no exercise {slug!r}")
    try:
        prescribed = prescribe(known[slug], key, Group(group))
        dosage = dosage_over(prescribed.dosage, fields)
    except (ValueError, TypeError, KeyError) as error:
        raise ContentError(f"{where} ({slug}): {error}") from error
    return replace(prescribed, dosage=dosage)
