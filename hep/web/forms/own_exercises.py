"""An own exercise as a form: what it is, what the patient reads, its dose, its demands."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from flask_wtf import FlaskForm
from wtforms import FloatField, HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from hep import own_exercises
from hep.dosage import Dosage
from hep.exercises import Exercise, Sidedness, SideMeans
from hep.library import Library
from hep.library.check.vocabulary import Vocabulary
from hep.web.forms.clinical_text import ClinicalTextForm
from hep.web.forms.demands import DemandsForm
from hep.web.forms.dosage import DosageForm
from hep.web.forms.easier import EasierField
from hep.web.forms.patient_text import PatientTextForm
from hep.web.forms.texts import LineField, LinesField

SIDE_MEANS = {
    SideMeans.MOVES: "it moves",
    SideMeans.STRETCHED: "it is stretched",
    SideMeans.ON_TOP: "it is on top",
    SideMeans.TURNS_TOWARD: "the body turns toward it",
    SideMeans.SUPPORTS: "it stands",
}
WHOSE = [
    SelectChoice("private", "Only me"),
    SelectChoice("shared", "The whole clinic"),
]


class OwnExerciseForm(FlaskForm):
    """Ends in an `Exercise`. `fixed` keeps its type and sides: plans hold doses made for them."""

    version = HiddenField()
    name = LineField("Clinical name", [InputRequired("Type a name.")], most=80)
    aliases = LinesField("Other names, one a line", [Optional()])
    region = SelectField("Region")
    type = SelectField("Type")
    position = SelectField("Position")
    equipment = LinesField("Equipment, one a line", [Optional()], most_lines=8)
    level = SelectField("Level", coerce=int)
    sidedness = SelectField("Sides", choices=[SelectChoice(one.value) for one in Sidedness])
    side_means = SelectField("The side that is named")
    targets = LinesField("Targets, one a line", [InputRequired("Name at least one muscle or aim.")])
    objectives = LinesField("Aims, one a line", [Optional()])
    seconds_per_rep = FloatField(
        "Seconds for one repetition, with its hold",
        [InputRequired("Type the seconds."), NumberRange(0.5, 3600, "Use 0.5 to 3600 seconds.")],
    )
    progression_of = EasierField("Easier exercise", [Optional()])
    whose = RadioField("Who finds it", choices=WHOSE)

    def __init__(
        self,
        library: Library,
        words: Vocabulary,
        formdata: Any = None,
        *,
        current: Exercise,
        version: int = 0,
        shared: bool = False,
    ) -> None:
        self._current, self.fixed, self._version = current, version > 0, version
        shown = {**_values(current), "whose": "shared" if shared else "private"}
        super().__init__(formdata=formdata, data={**shown, "version": str(version)})
        self._choose(library, words)
        self.patient = PatientTextForm(formdata, current.patient, parts=words.parts)
        self.clinical = ClinicalTextForm(formdata, current.clinical, strengths=words.strengths)
        self.demands = DemandsForm(
            words, formdata, demands=current.demands, known=current.demands_known
        )
        kind = library.types.get(self.type_chosen) or library.types[current.type]
        dosage = own_exercises.fitted(current.dosage, self.sides)
        self.dose = DosageForm(formdata, current=dosage, kind=kind, prefix="dose-")

    def _choose(self, library: Library, words: Vocabulary) -> None:
        """Fill in what may be chosen; the first region and position ask for a choice."""
        self.region.choices = _choices(words.regions, "Choose")
        self.position.choices = _choices(words.positions, "Choose")
        kinds = sorted(library.types.items(), key=lambda kind: kind[1].plain)
        self.type.choices = [SelectChoice(code, kind.plain) for code, kind in kinds]
        self.level.choices = [SelectChoice(number, str(number)) for number in (1, 2, 3)]
        means = (SelectChoice(one.value, text) for one, text in SIDE_MEANS.items())
        self.side_means.choices = [SelectChoice("", "no side"), *means]
        self.progression_of.offer(library)

    @property
    def type_chosen(self) -> str:
        """The code of the type: as chosen, or as it was once it is kept."""
        return self._current.type if self.fixed else str(self.type.data or "")

    @property
    def sides(self) -> Sidedness:
        """The sides: as chosen, or as they were once they are kept."""
        chosen = self.sidedness.data
        known = chosen in list(Sidedness) and not self.fixed
        return Sidedness(chosen) if known else self._current.sidedness

    @property
    def sided(self) -> bool:
        """Whether a side is prescribed."""
        return self.sides is Sidedness.ONE_SIDE

    @property
    def opened_at(self) -> int:
        """The version the form was opened at."""
        typed = str(self.version.data or "")
        return int(typed) if typed.isdecimal() and len(typed) < 9 else self._version

    def validate_region(self, field: SelectField) -> None:
        """A region and a position are needed to find it."""
        if not field.data:
            raise ValidationError("Choose one.")

    validate_position = validate_region

    def validate_targets(self, field: LinesField) -> None:
        """Blanks alone are no target."""
        if not field.lines:
            raise ValidationError("Name at least one muscle or aim.")

    def validate_side_means(self, field: SelectField) -> None:
        """One side at a time needs to say what the named side does."""
        if self.sided and not field.data:
            raise ValidationError("Choose what the named side does.")

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every part, so that all messages show at once."""
        if self.fixed:
            self.type.data, self.sidedness.data = self._current.type, self._current.sidedness.value
        parts = [form.validate() for form in (self.patient, self.clinical, self.demands, self.dose)]
        parts.append(self.patient.check_tokens(sided=self.sided))
        return bool(super().validate(extra_validators)) and all(parts) and self._has_time()

    def _has_time(self) -> bool:
        """Whether one repetition takes as long as its hold."""
        held = self.dose.value.amount.hold
        if held is None or self.seconds_per_rep.data >= held.target:
            return True
        fault = f"With its hold, one repetition takes at least {held.target} seconds."
        self.seconds_per_rep.errors = [fault]
        return False

    @property
    def faults(self) -> list[str]:
        """Every message with its field, for the top of the page."""
        return [
            f"{field.label.text}: {message}"
            for form in (self, self.patient, self.dose, self.demands, self.clinical)
            for field in form
            for message in field.errors
        ]

    @property
    def shared(self) -> bool:
        """Whether the whole clinic finds it."""
        return bool(self.whose.data == "shared")

    def _dosage(self) -> Dosage:
        """The dose as typed; who set it stays as long as nobody changed it."""
        typed = own_exercises.fitted(self.dose.value, self.sides)
        before = own_exercises.fitted(self._current.dosage, self.sides)
        return before if replace(typed, set_by=before.set_by) == before else typed

    def exercise(self) -> Exercise:
        """The exercise as typed; pictures, sources and links that have no field stay."""
        lists = ("aliases", "equipment", "targets", "objectives")
        listed: dict[str, Any] = {name: getattr(self, name).lines for name in lists}
        typed = replace(
            self._current,
            **listed,
            name=self.name.data,
            region=self.region.data,
            position=self.position.data,
            type=self.type_chosen,
            level=self.level.data,
            sidedness=self.sides,
            side_means=SideMeans(self.side_means.data) if self.sided else None,
            seconds_per_rep=self.seconds_per_rep.data,
            progression_of=self.progression_of.data or "",
            dosage=self._dosage(),
            patient=self.patient.patient_text(),
            clinical=self.clinical.clinical_text(),
        )
        return own_exercises.with_demands(
            typed, self.demands.demands(), known=bool(self.demands.known.data)
        )


def _choices(values: Iterable[str], empty: str) -> list[SelectChoice]:
    return [SelectChoice("", empty), *(SelectChoice(value) for value in values)]


def _values(current: Exercise) -> dict[str, Any]:
    names = ("name", "aliases", "region", "type", "position", "equipment", "level", "targets")
    more = ("objectives", "seconds_per_rep", "progression_of")
    return {
        **{name: getattr(current, name) for name in (*names, *more)},
        "sidedness": current.sidedness.value,
        "side_means": current.side_means.value if current.side_means else "",
    }
