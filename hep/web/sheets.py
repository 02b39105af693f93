"""Sheets: the handout of a saved plan in words and as PDF, as a draft or as it is issued."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from flask import render_template

from hep import figures, filing
from hep import plan_templates as plan_templates_
from hep.branding import Logo
from hep.handouts import assets, rendering, sheet
from hep.handouts.ahead import Ahead
from hep.handouts.occasion import Occasion
from hep.handouts.pictures import Kept
from hep.handouts.rendering import Rendering
from hep.handouts.sheet import Before, Sheet, SheetRefused
from hep.languages import SOURCE, Language
from hep.patients import NameForm, Patient
from hep.plan_templates import PlanTemplate
from hep.plans import Plan
from hep.printing import Printing
from hep.safety.decisions import Decisions
from hep.store import handouts, logos, patients, plans, videos, writing
from hep.store.handouts import Handout
from hep.store.plans import SavedPlan
from hep.texts import fold
from hep.web import context

Care = Mapping[int, tuple[str, ...]]
ahead = Ahead(rendering.later)


def code(saved: SavedPlan) -> str:
    """What a handout is called in the clinic: the plan and its revision."""
    return f"{saved.id}-{saved.revision}"


def compose(saved: SavedPlan, printing: Printing, *, issued: bool, care: Care) -> Sheet:
    """Every word of the sheet. Raises SheetRefused."""
    return _asked(saved, printing, issued=issued, care=care).composed()


def for_nobody(template: PlanTemplate, clinician: str) -> Sheet:
    """The draft of a template's first phase, without a name. Raises SheetRefused."""
    library, clinic = context.library(), context.the_clinic()
    nobody = Patient(0, "", language=clinic.language)
    unnamed = replace(clinic.printing, name_form=NameForm.NONE)
    asked = occasion(nobody, unnamed, code="template", issued=False, clinician=clinician)
    plan = plan_templates_.start(template, None, library.exercises, context.today())
    return sheet.compose(plan, asked, library, figures.drawing)


def draft(saved: SavedPlan, printing: Printing, care: Care) -> Rendering:
    """The PDF marked as a draft. Raises SheetRefused and RenderingError."""
    return rendered(compose(saved, printing, issued=False, care=care))


def issued(saved: SavedPlan, printing: Printing, care: Care) -> Rendering:
    """The PDF to be issued: rendered ahead, or now. Raises SheetRefused and RenderingError."""
    asked = _asked(saved, printing, issued=True, care=care)
    return ahead.take(asked.key) or rendered(asked.composed())


def rendered(one: Sheet) -> Rendering:
    """The PDF of any sheet. Raises RenderingError."""
    return rendering.render(*_page(one))


def issue(saved: SavedPlan, printing: Printing, care: Care, decisions: Decisions) -> Handout:
    """Keep the PDF, then record it and how the plan is printed.

    What had to be decided has been. Raises SheetRefused and RenderingError.
    """
    made = issued(saved, printing, care)
    kept = filing.keep(context.settings().handouts, made.pdf)
    with writing(context.db()):
        plans.print_as(context.db(), saved.id, printing)
        return handouts.issue(
            context.db(),
            saved,
            context.account().id,
            code=code(saved),
            pdf_sha256=kept,
            pages=made.pages,
            decisions=decisions,
            printing=printing,
        )


def usual(one: SavedPlan | Handout) -> Printing:
    """How the plan was printed last time, or the handout was; else how the clinic prints."""
    return one.printing or context.the_clinic().printing


def file_name(patient: Patient, handout: Handout) -> str:
    """What the file of a handout is called, in letters that every system takes."""
    return f"exercises-{plain_name(patient)}-{handout.issued_at:%Y-%m-%d}"


def plain_name(patient: Patient) -> str:
    """The name in small letters without accents; `patient` where none is left."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(patient.name))) or "patient"


def order(saved: SavedPlan, printing: Printing, care: Care) -> None:
    """Have what would be issued now rendered ahead. Raises SheetRefused."""
    asked = _asked(saved, printing, issued=True, care=care)
    ahead.order(f"plan {saved.id}", asked.key, *_page(asked.composed()))


def before(saved: SavedPlan) -> Before | None:
    """What was printed last, for the marks of what changed."""
    last = handouts.before(context.db(), saved)
    return Before(last.plan, last.issued_at.astimezone().date()) if last else None


def occasion(
    patient: Patient, printing: Printing, *, code: str, issued: bool, clinician: str | None = None
) -> Occasion:
    """A sheet for a patient today, from whoever is signed in unless another is named."""
    return Occasion(
        patient_name=patient.name,
        clinic=context.the_clinic(),
        clinician=context.account().signature if clinician is None else clinician,
        language=language(patient, printing),
        code=code,
        today=context.today(),
        issued=issued,
        printing=printing,
    )


def language(patient: Patient, printing: Printing) -> Language:
    """The language of the sheet: as asked, else the patient's, else the clinic's."""
    known = context.library().languages
    wanted = (printing.language, patient.language, context.the_clinic().language, SOURCE)
    return next(known[code] for code in wanted if code in known)


@dataclass(frozen=True)
class _Asked:
    """All that a sheet is made of besides the library and its drawings."""

    plan: Plan
    occasion: Occasion
    care: Care
    before: Before | None
    videos: Mapping[str, str]

    def composed(self) -> Sheet:
        """Every word of the sheet. Raises SheetRefused."""
        return sheet.compose(
            self.plan,
            self.occasion,
            context.library(),
            figures.drawing,
            care=self.care,
            before=self.before,
            videos=self.videos,
        )

    @property
    def key(self) -> str:
        """Names exactly one sheet: the texts of all that was asked, and what can change beside."""
        library = context.library()
        own = [library.exercises.get(one.exercise) for one in self.plan.exercises]
        return sha256(repr((self, own, context.shelf().stamp)).encode()).hexdigest()


def _asked(saved: SavedPlan, printing: Printing, *, issued: bool, care: Care) -> _Asked:
    patient = patients.get(context.db(), saved.patient_id)
    return _Asked(
        saved.plan,
        occasion(patient, printing, code=code(saved), issued=issued),
        care,
        before(saved),
        videos.of(context.db(), [one.exercise for one in saved.plan.exercises]),
    )


def _page(one: Sheet) -> tuple[str, dict[str, str]]:
    """The HTML and what it shows."""
    html = render_template(one.jinja_page, sheet=one)
    return html, assets.for_sheet(one, figures.drawing, KEPT, _logo)


def _logo(digest: str) -> Logo:
    """The clinic's logo."""
    return logos.get(context.db(), digest)


def _photo(name: str) -> bytes:
    """The bytes of a kept photo. Raises SheetRefused when they are lost."""
    return _kept(name, filing.JPEG, "A photo")


def _own_drawing(name: str) -> bytes:
    """The bytes of the clinic's own drawing. Raises SheetRefused when they are lost."""
    return _kept(name, filing.SVG, "A drawing of your own")


def _kept(name: str, suffix: str, what: str) -> bytes:
    try:
        return filing.read(context.settings().photos, name, suffix)
    except (filing.NotFiled, filing.Altered):
        raise SheetRefused(
            f"{what} is missing from the folder of photos, or was changed there. "
            "Bring it back from the backup, or choose another picture."
        ) from None


KEPT = Kept(_photo, _own_drawing)
