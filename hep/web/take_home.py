"""What goes home with a handout besides the paper: one HTML file, and a calendar."""

from datetime import date, timedelta

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from hep import figures
from hep.audit import Act
from hep.handouts import calendar, sheet, take_home
from hep.handouts.occasion import Occasion
from hep.handouts.sheet import Sheet, SheetRefused
from hep.languages import Language
from hep.patients import Patient
from hep.plans import REVIEW_WEEKS
from hep.safety import advice
from hep.store import audit, handouts, patients, videos
from hep.store.handouts import Handout
from hep.web import context, sheets
from hep.web.downloads import download

blueprint = Blueprint("take_home", __name__)
MOST_DAYS = 28


@blueprint.get("/handouts/<int:handout_id>/take-home.html")
def page(handout_id: int) -> ResponseReturnValue:
    """The handout as one file for a telephone or a computer; its name says nothing of anybody."""
    handout = handouts.get(context.db(), handout_id)
    patient = patients.get(context.db(), handout.patient_id)
    try:
        text = _page(handout, patient)
    except SheetRefused as refused:
        return render_template("take_home/refused.html", message=refused, handout=handout), 422
    who = context.account().id
    audit.record(context.db(), Act.OPENED, who, patient_id=patient.id, handout_id=handout.id)
    return download(text, "text/html", f"exercises-{_day(handout):%Y-%m-%d}.html")


@blueprint.get("/handouts/<int:handout_id>/sessions.ics")
def sessions(handout_id: int) -> ResponseReturnValue:
    """The sessions of the handout for a calendar. It names nobody."""
    handout = handouts.get(context.db(), handout_id)
    patient = patients.get(context.db(), handout.patient_id)
    library = context.library().exercises
    try:
        printed = _sheet(handout, patient, sheets.language(patient, sheets.usual(handout)))
    except SheetRefused as refused:
        return render_template("take_home/refused.html", message=refused, handout=handout), 422
    made = calendar.calendar(printed, handout.plan, library, handout.issued_at)
    return download(made, "text/calendar", "exercises.ics")


def _page(handout: Handout, patient: Patient) -> str:
    language, library = sheets.language(patient, sheets.usual(handout)), context.library()
    printed = _sheet(handout, patient, language)
    home = take_home.take_home(
        printed, handout.plan, library.exercises, figures.drawing, sheets.KEPT
    )
    text = render_template(
        "take_home/page.html",
        home=home,
        language=language,
        days=_days(handout),
        symbol=take_home.name,
    )
    if len(text.encode()) > take_home.LARGEST:
        raise SheetRefused(
            f"The page would be larger than {take_home.LARGEST // 1000} kB, more than some mail "
            "takes. Give the paper, or use fewer photos."
        )
    return text


def _sheet(handout: Handout, patient: Patient, language: Language) -> Sheet:
    """The words that were printed. Raises SheetRefused where the library has lost an exercise."""
    library = context.library()
    then = Occasion(
        patient_name=patient.name,
        clinic=context.the_clinic(),
        clinician=handout.issued_by,
        language=language,
        code=handout.code,
        today=_day(handout),
        issued=True,
        printing=sheets.usual(handout),
    )
    return sheet.compose(
        handout.plan,
        then,
        library,
        figures.drawing,
        care=advice.kept_lines(handout.plan, handout.decisions, library.conditions.values()),
        videos=videos.of(context.db(), [one.exercise for one in handout.plan.exercises]),
    )


def _day(handout: Handout) -> date:
    return handout.issued_at.astimezone().date()


def _days(handout: Handout) -> list[date]:
    """The days from the handout to its review, at most four weeks."""
    first = _day(handout)
    review = handout.plan.review_date or first + timedelta(weeks=REVIEW_WEEKS)
    count = min(max((review - first).days, 1), MOST_DAYS)
    return [first + timedelta(days=day) for day in range(count)]
