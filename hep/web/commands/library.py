"""`flask library`: look at the content and check it."""

import json
import sys
from typing import Any

import click

from hep.exercises import Exercise
from hep.library import read
from hep.library.content import ContentError
from hep.store.exercises import Index

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")


@click.group()
def library() -> None:
    """Look at the exercises and check the content."""


@library.command("list")
@as_json
def list_(as_json: bool) -> None:
    """List every exercise, by slug."""
    _print(sorted(read().exercises.values(), key=lambda one: one.slug), as_json)


@library.command()
@click.argument("slug")
@as_json
def show(slug: str, as_json: bool) -> None:
    """Show one exercise. Exits with 2 when there is none of that slug."""
    exercise = read().exercises.get(slug)
    if exercise is None:
        raise click.UsageError(f"There is no exercise {slug!r}. Try: flask library search {slug}")
    if as_json:
        click.echo(json.dumps(_whole(exercise), ensure_ascii=False, indent=2))
        return
    click.echo(f"{exercise.plain_name} ({exercise.name})\n{exercise.patient.why}")
    for number, step in enumerate((*exercise.patient.steps, *exercise.patient.exit), start=1):
        click.echo(f"  {number}. {step}")
    click.echo(f"Sources: {', '.join(exercise.sources)}. {exercise.review.capitalize()}.")


@library.command()
@click.argument("query", nargs=-1, required=True)
@as_json
def search(query: tuple[str, ...], as_json: bool) -> None:
    """Search the exercises, best first. Exits with 0 also when nothing is found."""
    content = read()
    found = Index(content.exercises.values(), content.synonyms).search(" ".join(query))
    _print([content.exercises[slug] for slug in found], as_json)


@library.command()
def check() -> None:
    """Check every content file. Exits with 1 and one line for each finding."""
    from hep.library.check import findings

    try:
        content = read()
    except ContentError as error:
        click.echo(str(error))
        sys.exit(1)
    found = findings(content)
    for line in found:
        click.echo(line)
    counts = f"{len(content.exercises)} exercises, {len(content.plan_templates)} plan templates"
    click.echo(f"{counts}, {len(found)} findings", err=bool(found))
    sys.exit(1 if found else 0)


def _print(found: list[Exercise], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([_short(one) for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo(f"{one.slug:<32} {one.plain_name}  ({one.region}, level {one.level})")


def _short(one: Exercise) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "name": one.name,
        "plain_name": one.plain_name,
        "region": one.region,
        "type": one.type,
        "position": one.position,
        "equipment": list(one.equipment),
        "level": one.level,
    }


def _whole(one: Exercise) -> dict[str, Any]:
    from hep.store.documents import plain

    return dict(plain(one))
