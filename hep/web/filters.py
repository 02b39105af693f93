"""What every page may say: dates, dosages, icons and who is signed in."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from flask import Flask, current_app, has_request_context, url_for
from flask_login import current_user

from hep import dosage, figures, plans
from hep.dosage import Dosage
from hep.exercises import shown_side, worded
from hep.languages import SOURCE
from hep.patients import Patient
from hep.plan_templates import PlanTemplate
from hep.plans import Phase, Plan, PrescribedExercise
from hep.safety import Kind
from hep.texts import marked, shown
from hep.web import context


def register(app: Flask) -> None:
    """Give the pages their filters and the values every page shows."""
    app.jinja_env.finalize = _put_out
    for one in (day, near_day, moment, weekday, days_ago, sentence, age, words_for):
        app.add_template_filter(one)
    for tool in (
        drawing_of, load_of, load_of_phase, library_has_sides, foreseen, change_words, address_of
    ):  # fmt: skip
        app.add_template_global(tool)
    app.context_processor(_shared)


def _put_out(value: Any) -> Any:
    """Whatever was typed or asked for, a page never holds what HTML forbids."""
    kept = shown(value) if isinstance(value, str) else value
    return value if kept == value else type(value)(kept)


def _shared() -> dict[str, Any]:
    if not has_request_context():
        return {}
    signed_in = current_user.is_authenticated
    return {
        "account": current_user.account if signed_in else None,
        "clinic": context.clinic(),
        "kinds": Kind,
        "demo": context.settings().demo,
        "library": context.library(),
    }


def day(value: date | datetime | None) -> str:
    """`20 Nov 2026`, or nothing."""
    return f"{value.day} {value:%b %Y}" if value else ""


def moment(value: datetime) -> str:
    """`14:02` today, else `20 Nov 14:02`, on this computer's clock."""
    local = value.astimezone()
    today = datetime.now(UTC).astimezone().date()
    return f"{local:%H:%M}" if local.date() == today else f"{local.day} {local:%b %H:%M}"


def near_day(value: date) -> str:
    """`20 Nov`; with the year where it is not this one."""
    return day(value) if value.year != context.today().year else f"{value.day} {value:%b}"


def weekday(value: date) -> str:
    """`Friday 20 November`."""
    return f"{value:%A} {value.day} {value:%B}"


def days_ago(value: date) -> str:
    """How long ago a day was: `today`, `yesterday`, `12 days ago`."""
    days = (context.today() - value).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def age(patient: Patient) -> str:
    """`47 years`, or nothing when the date of birth is not known."""
    years = patient.age(context.today())
    return "" if years is None else f"{years} years"


def sentence(value: Dosage) -> str:
    """The dosage in the patient's words."""
    return dosage.sentence(value, context.library().languages[SOURCE].dosage)


def words_for(text: str, value: Dosage | None, code: str = SOURCE) -> str:
    """A patient text of a language with the prescribed side put in."""
    sides = context.library().languages[code].sides
    return worded(text, value.side if value else None, sides)


def has_drawing(pose: str) -> bool:
    """Whether a drawing of this pose is committed."""
    return pose in figures.slugs()


def drawing_of(slug: str, value: Dosage | None = None, frame: str = "end") -> dict[str, str] | None:
    """The address of an exercise's picture, or None where there is none yet."""
    exercise = context.library().exercises.get(slug)
    if exercise is None:
        return None
    side = shown_side(value.side if value else None)
    photo = exercise.photo(frame)
    if photo is not None:
        return {"endpoint": "pictures.photo", "name": photo.shown(side)}
    own_drawing = exercise.own_drawing(frame)
    if own_drawing is not None:
        return {"endpoint": "own_drawings.show", "name": own_drawing.shown(side)}
    pose = exercise.start_pose if frame == "start" else exercise.end_pose
    if not has_drawing(pose):
        return None
    return {"endpoint": "figures.show", "pose": pose, "side": side.value}


def load_of(plan: Plan) -> plans.Load:
    """How many exercises and minutes the plan asks for."""
    return plans.load(plan, context.library().exercises)


def load_of_phase(phase: Phase) -> plans.Load:
    """How many exercises and minutes one phase asks for."""
    return load_of(Plan(exercises=phase.exercises))


def library_has_sides(template: PlanTemplate) -> bool:
    """Whether an exercise of the template is done for a side, so that one is to be chosen."""
    known = context.library().exercises
    used = (known.get(one.exercise) for one in template.every_exercise)
    return any(exercise is not None and exercise.has_sides for exercise in used)


def foreseen(
    plan: Plan, after: Plan, every: bool = False
) -> Iterator[tuple[list[tuple[str, bool]], PrescribedExercise]]:
    """The new sentences of the exercises that would change, each word with whether it is new."""
    for one, changed in zip(plan.exercises, after.exercises, strict=True):
        if every or one != changed:
            yield marked(sentence(one.dosage), sentence(changed.dosage)), changed


def change_words(was: plans.Load, now: plans.Load) -> str:
    """What a change does to the minutes of a session and of a day."""
    pairs = (
        ("session", was.minutes_per_session, now.minutes_per_session),
        ("day", was.minutes_per_day, now.minutes_per_day),
    )
    said = (
        f"{name} stays {before} min" if before == after else f"{name} {before} to {after} min"
        for name, before, after in pairs
    )
    words = ", ".join(said)
    return words[0].upper() + words[1:]


def address_of(endpoint: str) -> str:
    """The address of a page, or nothing where this version has no such page."""
    return url_for(endpoint) if endpoint in current_app.view_functions else ""
