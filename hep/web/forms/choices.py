"""One exercise at a follow-up: how it went, and what is done about it."""

from collections.abc import Callable
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Form, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from hep.exercises import Exercise
from hep.follow_ups import Choice, Felt, Suggestion, What
from hep.library import Library
from hep.plans import PrescribedExercise, ladder
from hep.web.forms.dosage import DosageForm
from hep.web.forms.texts import LineField

SUGGESTED = "suggested"
Forbids = Callable[[Exercise], bool]
WHATS = [
    SelectChoice(What.KEEP.value, "Keep"),
    SelectChoice(What.EASIER.value, "Easier"),
    SelectChoice(What.HARDER.value, "Harder"),
    SelectChoice(What.DOSAGE.value, "Dosage"),
    SelectChoice(What.STOP.value, "Stop"),
    SelectChoice(SUGGESTED, "As suggested"),
]
FELT = [
    SelectChoice("", "Not asked"),
    SelectChoice(Felt.EASY.value, "Easy"),
    SelectChoice(Felt.RIGHT.value, "About right"),
    SelectChoice(Felt.HARD.value, "Hard"),
]


class ExerciseChoiceForm(Form):
    """How one exercise went, and what is done. `rungs` are the exercises one step away."""

    felt = RadioField("How it went", choices=FELT)
    what = RadioField("What to do", choices=WHATS)
    easier = SelectField("Easier exercise")
    harder = SelectField("Harder exercise")
    reason = LineField("Why, in words the patient may read (optional)", [Optional()], most=120)

    def __init__(
        self,
        one: PrescribedExercise,
        library: Library,
        felt: Felt | None,
        posted: Any,
        forbids: Forbids,
    ) -> None:
        prefix = f"go{one.key}-"
        shown = MultiDict({f"{prefix}felt": felt.value if felt else "", f"{prefix}what": "keep"})
        for name in posted or ():
            if name.startswith(prefix):
                shown[name] = posted[name]
        super().__init__(shown, prefix=prefix)
        self.exercise = library.exercises.get(one.exercise)
        self.rungs = {
            "easier": _rungs(self.exercise, library, ladder.easier, forbids),
            "harder": _rungs(self.exercise, library, ladder.harder, forbids),
        }
        self.easier.choices, self.harder.choices = (
            [SelectChoice(rung.slug, rung.plain_name) for rung in rungs]
            for rungs in self.rungs.values()
        )
        self.dosage = self._dosage_form(one, library, posted)

    def _dosage_form(
        self, one: PrescribedExercise, library: Library, posted: Any
    ) -> DosageForm | None:
        if self.exercise is None:
            return None
        kind = library.type_of(self.exercise)
        asked = posted if self.what.data == What.DOSAGE else None
        return DosageForm(asked, current=one.dosage, kind=kind, prefix=f"ex{one.key}-")

    def target(self, name: str) -> Exercise | None:
        """The exercise to go to, easier or harder: the one that was chosen, else the first."""
        rungs = {rung.slug: rung for rung in self.rungs[name]}
        return rungs.get(self[name].data or "") or next(iter(rungs.values()), None)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the choice, and the dosage where it is the one that is chosen."""
        for name, rungs in self.rungs.items():
            if not rungs:
                self[name].validate_choice = False
            elif not self[name].raw_data:
                self[name].data = rungs[0].slug
        valid = bool(super().validate(extra_validators))
        if self.what.data == What.DOSAGE and self.dosage is not None:
            return self.dosage.validate() and valid
        return valid

    def choice(self, suggestion: Suggestion | None) -> Choice:
        """What was chosen; a suggestion that is no longer made leaves the exercise as it is."""
        what = self.what.data
        if what == SUGGESTED:
            if suggestion is None or suggestion.dosage is None:
                return Choice()
            return Choice(What.DOSAGE, dosage=suggestion.dosage)
        if what in (What.EASIER, What.HARDER):
            target = self.target(what)
            return Choice(What(what), target.slug if target else "")
        if what == What.DOSAGE:
            return Choice(What.DOSAGE, dosage=self.dosage.value if self.dosage else None)
        return Choice(What(what), reason=self.reason.data or "")

    @property
    def faults(self) -> list[str]:
        """Every message, after the name of the exercise."""
        name = self.exercise.plain_name if self.exercise else "Exercise"
        parts = [self.errors, self.dosage.errors if self.dosage else {}]
        return [
            f"{name}: {message}" for part in parts for messages in part.values()
            for message in messages
        ]  # fmt: skip


def _rungs(
    exercise: Exercise | None, library: Library, step: Any, forbids: Forbids
) -> tuple[Exercise, ...]:
    """The exercises one step away, those that meet a contraindication last."""
    found = () if exercise is None else step(exercise, library.offered)
    return tuple(sorted(found, key=forbids))
