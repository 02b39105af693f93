"""The handout that is measured: six exercises, twelve drawings, the same words for everybody."""

from dataclasses import replace
from datetime import date
from functools import cache

import jinja2

from hep import figures, plans
from hep.clinics import Clinic
from hep.handouts import assets
from hep.handouts.occasion import Occasion
from hep.handouts.sheet import Sheet, compose
from hep.library import Library, read
from hep.web.settings import ROOT

EXERCISES = ("bird-dog-leg", "cat-cow", "curl-up", "dead-bug", "hip-hinge", "prone-press-up")
TODAY = date(2026, 11, 20)
CLINIC = Clinic("Harbour Street Physiotherapy", "04 555 0142", "12 Harbour Street")


@cache
def library() -> Library:
    return read()


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(ROOT / "templates"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def sheet(name: str = "Rosa Whitfield", exercises: tuple[str, ...] = EXERCISES) -> Sheet:
    """An issued handout."""
    plan = plans.new(TODAY)
    for slug in exercises:
        plan = plans.add(plan, library().exercises[slug])
    occasion = Occasion(
        patient_name=name,
        clinic=CLINIC,
        clinician="Dana Okafor, Physiotherapist",
        language=library().languages["en-GB"],
        code="HS-4K7Q",
        today=TODAY,
        issued=True,
        printing=CLINIC.printing,
    )
    plan = replace(plan, goal="I want to walk to the market and back.")
    return compose(plan, occasion, library(), figures.drawing)


def page(made: Sheet) -> tuple[str, dict[str, str]]:
    """The HTML, as the web makes it, and what it shows."""
    html = _environment().get_template(made.jinja_page).render(sheet=made)
    return html, assets.for_sheet(made, figures.drawing)


def drawings(made: Sheet) -> list[tuple[str, float, float]]:
    """The two drawings of each exercise, with their sizes in mm as the handout shows them."""
    shown = [each for one in made.exercises for each in (one.start, one.end)]
    found = [(figures.drawing(one.pose, one.side), one) for one in shown]
    return [
        (drawing.svg, one.width * scale, one.height * scale)
        for drawing, one in found
        if drawing is not None
        for scale in [min(56 / one.width, 42 / one.height)]
    ]
