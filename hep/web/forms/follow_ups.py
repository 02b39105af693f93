"""The follow-up page: a few questions, all optional, and one choice for each exercise."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, IntegerField, RadioField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional

from hep import follow_ups, plans
from hep.clinics import PainRule
from hep.follow_ups import Activity, Choice, Felt, FollowUp, Often, Suggestion
from hep.follow_ups.values import MOST_ACTIVITIES
from hep.library import Library
from hep.plans import REVIEW_WEEKS, Plan, phases
from hep.web.forms.choices import ExerciseChoiceForm, Forbids
from hep.web.forms.days import DayField
from hep.web.forms.texts import LineField, TextField

NOT_ASKED = SelectChoice("", "Not asked")
SCALE = [NOT_ASKED, *(SelectChoice(str(number)) for number in range(11))]
YES_NO = [NOT_ASKED, SelectChoice("yes", "Yes"), SelectChoice("no", "No")]
OFTEN = [NOT_ASKED, *(SelectChoice(often.value, often.value.capitalize()) for often in Often)]
SOON = timedelta(days=3)


class FollowUpForm(FlaskForm):
    """What was asked, and what is done. `revision` is the one the page was opened at."""

    revision = IntegerField(validators=[InputRequired(), NumberRange(1)])
    often = RadioField("How often were they done?", choices=OFTEN)
    pain_now = RadioField("Pain now", choices=SCALE)
    pain_worst = RadioField("Worst since last time", choices=SCALE)
    settled = RadioField("Settled by the next morning?", choices=YES_NO)
    nerve_signs = RadioField("Tingling, numbness or weakness?", choices=YES_NO)
    hard = TextField("What was hard, in the patient's words", [Optional()], most=300)
    review_date = DayField("Next review", [InputRequired("Choose the day of the review.")])
    next_phase = BooleanField("Go on to the next phase")
    offered = SelectMultipleField("Add from the next phase")

    def __init__(
        self,
        plan: Plan,
        library: Library,
        *,
        revision: int,
        today: date,
        known: FollowUp,
        forbids: Forbids,
        pain: PainRule,
        names: tuple[str, ...] = (),
        formdata: Any = None,
    ) -> None:
        self._plan, self._library, self._today, self._known = plan, library, today, known
        self._pain = pain
        self._usable = library.usable_in(plan)
        super().__init__(formdata=_complete(formdata), data=_values(plan, known, revision, today))
        coming = [SelectChoice(one.exercise) for one in phases.offered(plan)]
        self.offered.choices = coming
        self.activities = [
            _activity(number, activity, formdata)
            for number, activity in enumerate(_activities(known, names), start=1)
        ]
        self.exercises = {
            one.key: ExerciseChoiceForm(one, library, known.felt.get(one.key), formdata, forbids)
            for one in plan.exercises
        }

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every part, so that all messages show at once."""
        checked = [form.validate() for form in self.activities]
        checked += [form.validate() for form in self.exercises.values()]
        return bool(super().validate(extra_validators)) and all(checked)

    def answers(self) -> FollowUp:
        """What was asked and answered."""
        felt = {key: Felt(form.felt.data) for key, form in self.exercises.items() if form.felt.data}
        named = (form.activity() for form in self.activities)
        return FollowUp(
            often=Often(self.often.data) if self.often.data else None,
            pain_now=number(self.pain_now.data),
            pain_worst=number(self.pain_worst.data),
            settled=_yes(self.settled.data),
            nerve_signs=_yes(self.nerve_signs.data),
            hard=self.hard.data or "",
            activities=tuple(one for one in named if one is not None),
            felt=felt,
        )

    def suggestions(self) -> dict[int, Suggestion]:
        """What the answers suggest, by the keys of the exercises."""
        answers, types = self.answers(), self._library.types
        found = {
            one.key: follow_ups.suggest(one, answers, self._usable, types, self._pain)
            for one in self._plan.exercises
        }
        return {key: one for key, one in found.items() if one is not None}

    def signs(self) -> tuple[str, ...]:
        """Which answers say to step back, in words."""
        return follow_ups.signs_to_step_back(self.answers(), self._pain)

    def choices(self) -> Mapping[int, Choice]:
        """What was chosen for each exercise."""
        suggested = self.suggestions()
        return {key: form.choice(suggested.get(key)) for key, form in self.exercises.items()}

    def plan(self) -> Plan:
        """The plan after the choices, before anything is saved."""
        types = self._library.types
        plan = follow_ups.follow(self._plan, self.choices(), self._usable, types)
        if self.next_phase.data and plan.next_phase:
            plan = phases.advance(plan, self.offered.data or (), self._today)
        return plans.review_on(plan, self.review_date.data)

    @property
    def faults(self) -> list[str]:
        """Every message, with the question or the exercise it belongs to, for the page's top."""
        found = [f"{one.label.text}: {message}" for one in self for message in one.errors]
        found += [fault for part in self.activities for fault in part.faults]
        return found + [fault for part in self.exercises.values() for fault in part.faults]


class ActivityForm(FlaskForm):
    """One activity, and how well it goes."""

    class Meta(FlaskForm.Meta):
        """It is a part of the page's form, which carries the token."""

        csrf = False

    name = LineField("Activity", [Optional()], most=60)
    score = RadioField("How well it goes, 0 not at all to 10 as before", choices=SCALE)

    def activity(self) -> Activity | None:
        """The activity, or None when none was named."""
        name = self.name.data or ""
        return Activity(name, number(self.score.data)) if name else None

    @property
    def faults(self) -> list[str]:
        """Every message."""
        return [message for messages in self.errors.values() for message in messages]


def number(text: str | None) -> int | None:
    """The number of a scale, or None when it was not asked."""
    return int(text) if text else None


def _yes(text: str | None) -> bool | None:
    return None if not text else text == "yes"


def _no_or_yes(answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "no"


def _scale(score: int | None) -> str:
    return "" if score is None else str(score)


def _activities(known: FollowUp, names: tuple[str, ...]) -> list[Activity]:
    """The activities that were asked today, else those of last time, and room for more."""
    found = list(known.activities) or [Activity(name) for name in names]
    return (found + [Activity("")] * MOST_ACTIVITIES)[:MOST_ACTIVITIES]


def _activity(position: int, activity: Activity, formdata: Any) -> ActivityForm:
    data = {"name": activity.name, "score": _scale(activity.score)}
    prefix = f"activity{position}-"
    return ActivityForm(_complete(formdata, f"{prefix}score"), prefix=prefix, data=data)


def _values(plan: Plan, known: FollowUp, revision: int, today: date) -> dict[str, Any]:
    review = plan.review_date
    if review is None or review <= today + SOON:
        review = today + timedelta(weeks=REVIEW_WEEKS)
    return {
        "revision": revision,
        "often": known.often.value if known.often else "",
        "pain_now": _scale(known.pain_now),
        "pain_worst": _scale(known.pain_worst),
        "settled": _no_or_yes(known.settled),
        "nerve_signs": _no_or_yes(known.nerve_signs),
        "hard": known.hard,
        "review_date": review,
    }


_RADIOS = ("often", "pain_now", "pain_worst", "settled", "nerve_signs")


def _complete(formdata: Any, *names: str) -> Any:
    """What was posted; a question that was not on the page at all was not asked."""
    if formdata is None:
        return None
    posted = MultiDict(formdata)
    for name in names or _RADIOS:
        posted.setdefault(name, "")
    return posted
