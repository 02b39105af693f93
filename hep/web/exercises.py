"""The library's pages."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep.exercises import Exercise
from hep.library.check.exercises import cited_by
from hep.plans.ladder import easier, harder
from hep.store import (
    favourites,
    handouts,
    patients,
    plan_templates,
    plans,
    sign_offs,
    videos,
)
from hep.web import context, favour
from hep.web.forms.exercises import MOST_LISTED, SORTS, Choice
from hep.web.forms.sign_offs import SignOffForm
from hep.web.ownership import visible

blueprint = Blueprint("exercises", __name__)


@blueprint.get("/exercises")
def index() -> ResponseReturnValue:
    """Search and filter the library."""
    choice = Choice.from_query(request.args)
    taste = favour.taste(choice)
    found = choice.apply(context.library(), context.index().search, taste)
    return render_template(
        "exercises/index.html",
        choice=choice,
        found=found,
        listed=found.first(len(found.exercises) if request.args.get("every") else MOST_LISTED),
        taste=taste,
        signed=sign_offs.newest(context.db()),
        sorts=SORTS,
    )


@blueprint.get("/exercises/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """Everything about one exercise."""
    exercise = visible(slug)
    return render_template(
        "exercises/show.html",
        exercise=exercise,
        signed=sign_offs.newest(context.db()).get(slug),
        form=SignOffForm(formdata=None, **vars(context.account())),
        favourite=slug in favour.favourites_of_account(),
        defaults=favour.defaults(),
        own=context.shelf().own.get(slug),
        cited=cited_by(exercise),
        tags=context.vocabulary().plain_tags,
        video=videos.of(context.db(), [slug]).get(slug, ""),
        **_around(exercise),
    )


def _around(exercise: Exercise) -> dict[str, Any]:
    """The exercises next to it, and the templates and plans that hold it."""
    library, me = context.library(), context.account().id
    ours = plan_templates.all_templates(context.db(), me)
    return {
        "easier": easier(exercise, library.offered),
        "harder": harder(exercise, library.offered),
        "used": [
            one
            for one in (*library.plan_templates.values(), *ours)
            if any(each.exercise == exercise.slug for each in one.exercises)
        ],
        "patients": plans.patients_with(context.db(), exercise.slug),
    }


@blueprint.post("/exercises/<slug>/favourite")
def favourite(slug: str) -> ResponseReturnValue:
    """Make an exercise a favourite, or no longer."""
    favourites.toggle(context.db(), context.account().id, visible(slug).slug)
    return redirect(url_for("exercises.show", slug=slug), 303)


@blueprint.post("/exercises/<slug>/default")
def default(slug: str) -> ResponseReturnValue:
    """Forget a default dosage, or make one's own the clinic's."""
    flash(favour.change_default(visible(slug).slug, request.form.get("do", "")) or abort(400))
    return redirect(url_for("exercises.show", slug=slug), 303)


@blueprint.post("/exercises/<slug>/sign-off")
def sign_off(slug: str) -> ResponseReturnValue:
    """Put a clinician's name under the exercise as it stands."""
    exercise, form = visible(slug), SignOffForm()
    if not form.validate_on_submit():
        flash(" ".join(message for messages in form.errors.values() for message in messages))
        return redirect(url_for("exercises.show", slug=slug), 303)
    sign_offs.add(
        context.db(),
        exercise,
        context.account().id,
        name=form.name.data,
        profession=form.title.data,
    )
    flash("Recorded. It holds until the content of the exercise changes.")
    return redirect(url_for("exercises.show", slug=slug), 303)


@blueprint.get("/exercises/<slug>/given")
def given(slug: str) -> ResponseReturnValue:
    """Recall: everybody who was given this exercise, in which version of their plan, when."""
    found = handouts.with_exercise(context.db(), slug)
    if not found:
        visible(slug)
    people = patients.some(context.db(), (one.patient_id for one in found))
    return render_template("exercises/given.html", slug=slug, found=found, people=people)
