"""`flask handout`: a plan template as a PDF, without a patient in the database."""

from datetime import date
from pathlib import Path

import click
from flask import render_template
from flask.cli import with_appcontext

from hep import figures, plan_templates
from hep.clinics import Clinic
from hep.dosage import Side
from hep.handouts import assets, rendering, sheet
from hep.handouts.occasion import Occasion
from hep.handouts.rendering import RenderingError
from hep.handouts.sheet import Sheet, SheetRefused
from hep.languages import Language
from hep.plan_templates import PlanTemplate
from hep.printing import Layout, Paper, Part, Printing
from hep.web import context

# What a draft prints where a clinic would stand.
NOBODY = Clinic("Your clinic", "(clinic phone)", emergency="(number)")


@click.group()
def handout() -> None:
    """Handouts from the command line."""


@handout.command()
@click.option("--plan-template", "slug", required=True, help="The slug of a starter template.")
@click.option("--patient", required=True, help="The name to print.")
@click.option(
    "--side",
    type=click.Choice([Side.LEFT.value, Side.RIGHT.value, Side.BOTH.value]),
    help="The side of the exercises that have one. Without it: as the template says.",
)
@click.option(
    "--paper", type=click.Choice([paper.value for paper in Paper]), default="a4", show_default=True
)
@click.option(
    "--layout",
    type=click.Choice([layout.value for layout in Layout]),
    default="standard",
    show_default=True,
)
@click.option(
    "--language", "code", default="en-GB", show_default=True, help="The code of a language."
)
@click.option(
    "--english", is_flag=True, help="Print in English what the language lacks, and say so."
)
@click.option(
    "--without",
    type=click.Choice([part.value for part in Part]),
    multiple=True,
    help="A part to leave out; may be given more than once. The safety block is no part.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The PDF file to write; one of that name is replaced.",
)
@with_appcontext
def make(
    slug: str,
    patient: str,
    side: str | None,
    paper: str,
    layout: str,
    code: str,
    english: bool,
    without: tuple[str, ...],
    output: Path,
) -> None:
    """Write a plan template as a handout, marked DRAFT on every page and without a tick grid.

    Exit codes: 0 when the file is written, 2 when an option cannot be used, 1 when the PDF could
    not be made or written.
    """
    language = _language(code)
    left_out = Printing().without | {Part(part) for part in without}
    printing = Printing(
        Layout(layout), Paper(paper), language.code, without=left_out, english=english
    )
    try:
        made = _sheet(_template(slug), patient, Side(side) if side else None, language, printing)
    except SheetRefused as refused:
        raise click.UsageError(str(refused)) from refused
    page = render_template(made.jinja_page, sheet=made)
    try:
        rendered = rendering.render(page, assets.for_sheet(made, figures.drawing))
        output.write_bytes(rendered.pdf)
    except (RenderingError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{output}: {rendered.pages} page{'' if rendered.pages == 1 else 's'}")


def _template(slug: str) -> PlanTemplate:
    """The starter template. Raises BadParameter naming those there are."""
    known = context.library().plan_templates
    if slug not in known:
        names = ", ".join(sorted(known)) or "none yet"
        raise click.BadParameter(
            f"There is no plan template {slug!r}. There are: {names}.",
            param_hint="--plan-template",
        )
    return known[slug]


def _language(code: str) -> Language:
    """The language of that code. Raises BadParameter naming those there are."""
    known = context.library().languages
    if code not in known:
        raise click.BadParameter(
            f"There is no language {code!r}. There are: {', '.join(sorted(known))}.",
            param_hint="--language",
        )
    return known[code]


def _sheet(
    template: PlanTemplate, patient: str, side: Side | None, language: Language, printing: Printing
) -> Sheet:
    today, library = date.today(), context.library()
    draft = Occasion(
        patient_name=patient,
        clinic=NOBODY,
        clinician="Your physiotherapist",
        language=language,
        code="",
        today=today,
        issued=False,
        printing=printing,
    )
    plan = plan_templates.start(template, side, library.exercises, today)
    return sheet.compose(plan, draft, library, figures.drawing)
