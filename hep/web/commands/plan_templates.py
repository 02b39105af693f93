"""`flask plan-template`: the starter templates."""

import json

import click

from hep.library import read
from hep.web.commands.library import as_json


@click.group("plan-template")
def plan_template() -> None:
    """Look at the starter templates."""


@plan_template.command("list")
@as_json
def list_(as_json: bool) -> None:
    """List the starter templates, by slug."""
    found = sorted(read().plan_templates.values(), key=lambda one: one.slug)
    if as_json:
        rows = [
            {
                "slug": one.slug,
                "title": one.title,
                "for_whom": one.for_whom,
                "exercises": [prescribed.exercise for prescribed in one.exercises],
                "sources": list(one.sources),
            }
            for one in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo(f"{one.slug:<28} {one.title}  ({len(one.exercises)} exercises)")
