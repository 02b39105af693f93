"""The patient, the clinic and the small library the handout tests print from."""

from dataclasses import fields, replace
from datetime import date
from functools import cache
from pathlib import Path

import jinja2

from hep import plans
from hep.clinics import Clinic
from hep.dosage import Amount, Basis, Dosage, Intensity, Side, between, exactly
from hep.exercises import ClinicalText, Demands, Exercise, PatientText, Sidedness
from hep.figures import Drawing
from hep.handouts import assets, rendering
from hep.handouts.occasion import Occasion
from hep.handouts.rendering import Rendering
from hep.handouts.sheet import Sheet, compose
from hep.library import DATA, Library, content
from hep.plans import Plan
from hep.printing import Printing
from hep.safety import StopRules

TODAY = date(2026, 11, 20)
CLINIC = Clinic("Harbour Street Physiotherapy", "04 555 0142", "12 Harbour Street", "NZ", "111")
PATIENT = "Rosa Whitfield"
SIDED = ("cross", "twist", "figure", "press")
PLAIN = ("hug", "lift", "lean", "rest")
REGIONS = {"hug": "low back", "press": "shoulder", "lean": "neck", "figure": "hip"}
TEMPLATES = Path("templates")


def _patient_text(slug: str) -> PatientText:
    return PatientText(
        name=f"Move the {slug} slowly",
        why="This eases tight muscles.",
        need="A bed or a mat.",
        start="Lie on your back.",
        steps=(
            "Put your {this ankle} on your {other knee}.",
            "Stop when you feel a mild pull.",
            "Hold. Breathe in and out.",
            "Put your {this foot} down.",
        ),
        exit=("Roll onto one side.",),
        feel="A slow pull in your {this buttock}.",
        good_sign="The pull eases as you hold.",
        fine="Your hips may roll a bit.",
        stop_signs="Stop if your leg goes numb.",
        easier="Go less far.",
        harder="Hold for longer.",
        start_caption="Knees bent.",
        end_caption="Your {this ankle} on your {other knee}.",
        short_steps=("One.", "Two.", "Three.", "Four."),
    )


def _exercise(slug: str) -> Exercise:
    sided = slug in SIDED
    amount = Amount(
        reps=exactly(2),
        hold=between(5, 30),
        basis=Basis.PER_SIDE if sided else Basis.TOTAL,
    )
    dosage = Dosage(
        amount,
        side=Side.BOTH if sided else None,
        intensity=Intensity("edge", "Stop at a mild pull.", 3),
    )
    clinical = ClinicalText("", "", "", "", (), (), "", "low")
    return Exercise(
        slug, f"Clinical {slug}", (), REGIONS.get(slug, "hip"), (), "SS", "supine",
        ("bed or mat",), 1, Sidedness.ONE_SIDE if sided else Sidedness.BOTH_TOGETHER, (),
        f"{slug}-start", slug, 25, dosage, Demands(frozenset()), "", (), _patient_text(slug),
        clinical, ("S004",), "", "HEP contributors", "",
    )  # fmt: skip


@cache
def library() -> Library:
    """Eight exercises, with the stop rules and the languages of the product."""
    kept = {
        "exercises": {slug: _exercise(slug) for slug in (*SIDED, *PLAIN)},
        "stop_rules": content.folder(DATA / "stop_rules", StopRules),
        "languages": content.languages(DATA / "languages"),
    }
    return Library(**{field.name: kept.get(field.name, {}) for field in fields(Library)})


def draw(pose: str, side: Side | None) -> Drawing | None:
    """A plain drawing of every pose but one, which has none yet."""
    if pose == "rest":
        return None
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30">'
        '<path d="M0 0L60 30" stroke="#111" fill="none"/></svg>'
    )
    return Drawing(svg, 60, 30, pose, f"A person shows {pose} on the {side} side.")


def plan(*slugs: str, **changes: object) -> Plan:
    """A plan of these exercises, in their order."""
    made = plans.new(TODAY)
    for slug in slugs:
        made = plans.add(made, library().exercises[slug])
    return replace(made, **changes)


def occasion(**changes: object) -> Occasion:
    """Dana hands a sheet to the patient of the tests, issued unless said otherwise."""
    usual = Occasion(
        patient_name=PATIENT,
        clinic=CLINIC,
        clinician="Dana Okafor, Physiotherapist",
        language=library().languages["en-GB"],
        code="HS-4K7Q",
        today=TODAY,
        issued=True,
        printing=Printing(),
    )
    return replace(usual, **changes)


def sheet(made: Plan, **changes: object) -> Sheet:
    """The sheet of a plan, issued unless said otherwise."""
    known, drawn = changes.pop("library", library()), changes.pop("draw", draw)
    more = {name: changes.pop(name) for name in ("care", "before", "videos") if name in changes}
    return compose(made, occasion(**changes), known, drawn, **more)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(made: Sheet) -> str:
    """The HTML of a sheet, as the web renders it."""
    return _environment().get_template(made.jinja_page).render(sheet=made)


def rendered(made: Sheet) -> Rendering:
    """The PDF of a sheet."""
    return rendering.render(page(made), assets.for_sheet(made, draw))
