"""Plan templates as files between clinics: readable, checked, all of it or nothing."""

import tomllib
from dataclasses import replace
from typing import Any

import tomli_w

from hep.dosage import refusals
from hep.library import Library
from hep.library.dosages import dosage_from
from hep.plan_templates import MOST_PHASES, PlanTemplate
from hep.plans import Group, Phase, PrescribedExercise, Stage
from hep.transfer import dosages
from hep.transfer.refusal import TransferRefused
from hep.transfer.tables import Table

FORMAT, VERSION = "hep plan template", 1
LARGEST_FILE = 256 * 1024
MOST_EXERCISES = 12
_FIELDS = """format format_version title for_whom goal review_weeks review_date cards note ours
sources region condition author review phases"""


def carried(template: PlanTemplate) -> PlanTemplate:
    """What of a template goes into a file: nothing that is a clinic's own affair."""
    return replace(
        template, slug="", id=None, owner="", owner_id=None, version=1, change="",
        shared=False, archived=False,
    )  # fmt: skip


def write(template: PlanTemplate) -> str:
    """The file of a template."""
    fields: dict[str, Any] = {"format": FORMAT, "format_version": VERSION}
    for name in _FIELDS.split()[2:-1]:
        value = getattr(template, name)
        if value is not None:
            fields[name] = list(value) if isinstance(value, tuple) else value
    fields["phases"] = [_phase_table(phase) for phase in template.phases]
    return tomli_w.dumps(fields, multiline_strings=False)


def _phase_table(phase: Phase) -> dict[str, Any]:
    stage = {"stage": phase.stage.value} if phase.stage else {}
    exercises = [
        {
            "exercise": one.exercise,
            "group": one.group.value,
            **({} if one.key == place else {"key": one.key}),
            **dosages.table(one.dosage),
        }
        for place, one in enumerate(phase.exercises, start=1)
    ]
    head = {"title": phase.title, **stage, "weeks": phase.weeks, "entry": list(phase.entry)}
    return {**head, "exercises": exercises}


def read(content: bytes, library: Library) -> PlanTemplate:
    """The template of a file, as one of nobody's yet. Raises TransferRefused with every fault."""
    table = Table("", _toml(content))
    if table.fields.get("format") != FORMAT or table.fields.get("format_version") != VERSION:
        raise TransferRefused([f'format: this is no "{FORMAT}" of version {VERSION}.'])
    template = _template(table, library)
    if table.faults:
        raise TransferRefused(table.faults)
    return template


def _toml(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST_FILE:
        raise TransferRefused([f"The file is larger than {LARGEST_FILE // 1024} KB."])
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise TransferRefused([f"The file is no TOML: {str(error)[:200]}"]) from error


def _template(table: Table, library: Library) -> PlanTemplate:
    table.refuse_unknown(_FIELDS)
    phases = table.tables("phases", "phase", MOST_PHASES)
    cards = table.texts("cards", 60)
    if gone := sorted(set(cards) - set(library.cards)):
        table.say("cards", f"this clinic has no {', '.join(gone)}.")
    _list_unknown(table, phases, library)
    return PlanTemplate(
        slug="",
        title=table.text("title", 120, needed=True),
        phases=tuple(_phase(one, library) for one in phases),
        goal=table.text("goal", 300, lines=True),
        note=table.text("note", 600, lines=True),
        cards=cards,
        ours=table.texts("ours", 80, 100),
        sources=table.texts("sources", 160),
        review_weeks=table.number("review_weeks", 2, 1, 52),
        review_date=table.day("review_date"),
        for_whom=table.text("for_whom", 160),
        region=table.text("region", 40),
        condition=table.text("condition", 80),
        author=table.text("author", 160),
        review=table.text("review", 160),
        shared=False,
    )


def _list_unknown(table: Table, phases: list[Table], library: Library) -> None:
    """Every exercise this clinic does not have, named once, before anything else about them."""
    named = [
        str(one.get("exercise", ""))[:60]
        for phase in phases
        for one in phase.fields.get("exercises", [])
        if isinstance(one, dict)
    ]
    unknown = [slug for slug in dict.fromkeys(named) if slug not in library.offered]
    if unknown:
        table.say("exercises", f"this clinic has none called {', '.join(unknown)}.")


def _phase(table: Table, library: Library) -> Phase:
    table.refuse_unknown("title stage weeks entry exercises")
    stage = table.text("stage", 20)
    if stage and stage not in list(Stage):
        table.say("stage", f"use one of {', '.join(Stage)}.")
        stage = ""
    exercises = [
        _prescribed(one, place, library)
        for place, one in enumerate(table.tables("exercises", "exercise", MOST_EXERCISES), 1)
    ]
    kept = tuple(one for one in exercises if one is not None)
    if len({one.key for one in kept}) < len(kept):
        table.say("exercises", "a key stands twice.")
    return Phase(
        table.text("title", 80),
        table.number("weeks", 4, 1, 52),
        table.texts("entry", 200, 8),
        kept,
        Stage(stage) if stage else None,
    )


def _prescribed(table: Table, place: int, library: Library) -> PrescribedExercise | None:
    fields = dict(table.fields)
    slug, group = fields.pop("exercise", ""), fields.pop("group", Group.MAIN.value)
    key = table.number("key", place, 1, 100_000)
    fields.pop("key", None)
    exercise = library.offered.get(slug) if isinstance(slug, str) else None
    if exercise is None:
        return None
    if group not in list(Group):
        table.say("group", f"use one of {', '.join(Group)}.")
        return None
    for name in ("note", "reason", "protocol", "set_by", "when"):
        fields |= {name: table.text(name, 300)} if name in fields else {}
    try:
        dosage = dosage_from(fields)
    except (ValueError, TypeError) as error:
        table.say(slug, str(error))
        return None
    for problem in refusals(dosage, library.type_of(exercise)):
        table.say(problem.field, problem.message)
    return PrescribedExercise(key, slug, dosage, Group(group))
