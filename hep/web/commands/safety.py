"""`flask safety`: match exercises against conditions, and prove the rules."""

import json
import sys
from typing import Any

import click

from hep.dosage import Side
from hep.library import Library, read
from hep.plans import Plan, PrescribedExercise, append, prescribe
from hep.safety import REGIONS, Finding, Present, review
from hep.web.commands.library import as_json

SIDES = (Side.LEFT.value, Side.RIGHT.value, Side.BOTH.value)


@click.group()
def safety() -> None:
    """Match exercises against conditions, and prove the rules.

    It can miss things; the clinician decides.
    """


@safety.command("review")
@click.option("--exercise", "exercises", multiple=True, required=True, help="SLUG or SLUG:SIDE")
@click.option(
    "--condition",
    "conditions",
    multiple=True,
    required=True,
    help="ID, ID:SIDE, ID:SIDE:REGION or ID::REGION",
)
@as_json
def review_(exercises: tuple[str, ...], conditions: tuple[str, ...], as_json: bool) -> None:
    """Print every finding. Exits with 0 also when there is none, which means nothing more."""
    library = read()
    plan = append(Plan(), tuple(_prescribed(text, library) for text in exercises))
    present = [_present(text, library) for text in conditions]
    found = review(plan, library.exercises, present)
    if as_json:
        click.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        where = f"{one.slug} {one.limb}".strip() or "the whole programme"
        click.echo(f"{one.kind.value:<16} {where}: {one.condition.label}. {one.row.clinician}")
    click.echo(f"{len(found)} findings. The rules can miss things; the clinician decides.")


@safety.command()
def check() -> None:
    """Prove the hand-written examples of every rule. Exits with 1 and one line for each fault."""
    from hep.library.check.conditions import example_findings

    library = read()
    faults = list(example_findings(library))
    for line in faults:
        click.echo(line)
    rows = sum(len(one.rows) for one in library.conditions.values())
    click.echo(f"{len(library.conditions)} conditions, {rows} rows, {len(faults)} findings")
    sys.exit(1 if faults else 0)


def _prescribed(text: str, library: Library) -> PrescribedExercise:
    slug, _, side = text.partition(":")
    if slug not in library.exercises:
        raise click.UsageError(f"There is no exercise {slug!r}.")
    if side not in ("", *SIDES):
        raise click.UsageError(f"The side must be left, right or both, not {side!r}.")
    prescribed = prescribe(library.exercises[slug], 1)
    if not side or not library.exercises[slug].has_sides:
        return prescribed
    dosage = prescribed.dosage.on(Side(side))
    return PrescribedExercise(1, slug, dosage, prescribed.group)


def _present(text: str, library: Library) -> Present:
    slug, side, region, *more = (*text.split(":"), "", "")
    if slug not in library.conditions:
        raise click.UsageError(f"There is no condition {slug!r}.")
    if side not in ("", *SIDES):
        raise click.UsageError(
            f"The side must be left or right, not {side!r}. A region without a side: ID::REGION."
        )
    if any(more):
        raise click.UsageError(f"Write ID, ID:SIDE or ID:SIDE:REGION, not {text!r}.")
    if region not in ("", *REGIONS):
        raise click.UsageError(f"There is no region {region!r}. There are: {', '.join(REGIONS)}.")
    return Present(library.conditions[slug], Side(side) if side else None, region)


def _plain(one: Finding) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "condition": one.condition.slug,
        "exercise": one.slug,
        "limb": one.limb,
        "tags": sorted(one.tags),
        "clinician": one.row.clinician,
        "patient": one.row.keep,
        "source": list(one.row.sources),
    }
