"""The exercises as a handout prints them: every word for the prescribed side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hep.dosage import Dosage, Side
from hep.exercises import Exercise, PatientText, worded
from hep.handouts.dosage_table import DosageRow, brief, details, dosage_rows, limit
from hep.handouts.marks import PrintedMark
from hep.handouts.pictures import Draw, Picture, of_frame
from hep.handouts.refusal import text
from hep.handouts.tick_grid import marks
from hep.languages import Language
from hep.plans import Group, PrescribedExercise

# Characters of a heading that a narrow column holds on one line: 49 mm in bold of 15 pt.
_LONGEST_KEPT = 16


@dataclass(frozen=True)
class Note:
    """A short text under an exercise, by its kind: `feel`, `take_care`, `easier` and so on."""

    kind: str
    label: str
    text: str


@dataclass(frozen=True)
class PrintedExercise:
    """One exercise with every word that is printed of it.

    `brief` is the dosage for the chart, `details` what the dosage table has no box for,
    `other_side` the line that follows the steps when both sides are done, `caution` what to take
    care of where the stop signs stand in their box only. `mark` says what changed since the last
    handout. `language` is that of the exercise's own text; `foreign` says so where it is not that
    of the sheet.
    """

    number: int
    name: str
    clinical_name: str
    group: str
    marks: int
    brief: str
    start: Picture
    end: Picture
    rows: tuple[DosageRow, ...]
    details: tuple[str, ...]
    side: str
    get_ready: str
    steps: tuple[str, ...]
    short_steps: tuple[str, ...]
    exit: tuple[str, ...]
    other_side: str
    notes: tuple[Note, ...]
    language: str
    foreign: str = ""
    caution: str = ""
    mark: PrintedMark | None = None

    @property
    def upright(self) -> bool:
        """Whether both drawings stand upright and are shown side by side."""
        return self.start.tall and self.end.tall

    @property
    def shares_scale(self) -> bool:
        """Whether the end drawing shows a whole person, to be as large as all others."""
        return bool(self.end.width) and not self.end.close_up

    def largest_scale(self, width: float, height: float, tall_height: float) -> float:
        """The largest scale at which the end drawing fits `width` by `height` mm.

        An upright pair stands side by side, up to `tall_height` high.
        """
        if self.upright:
            return self.pair_scale(width, tall_height)
        return self.end.scale(width, height)

    def pair_scale(self, width: float, height: float) -> float:
        """The one factor that fits both drawings side by side into `width` by `height` mm."""
        widths, heights = self.start.width + self.end.width, (self.start.height, self.end.height)
        return min(width / widths, height / max(heights)) if widths else 1.0

    @property
    def name_parts(self) -> tuple[str, str]:
        """The name and its last two words, which stay on one line where they are short enough.

        Longer ones would run out of a narrow column into what stands beside it.
        """
        head, *two = self.name.rsplit(" ", 2) if self.name.count(" ") > 1 else ("", self.name)
        tail = " ".join(two)
        return (head, tail) if len(tail) <= _LONGEST_KEPT else (self.name, "")


def printed(
    number: int,
    prescribed: PrescribedExercise,
    exercise: Exercise,
    language: Language,
    draw: Draw,
    *,
    show_group: bool,
    show_often: bool,
    written: Language,
    show_clinical: bool = True,
    care: tuple[str, ...] = (),
    mark: PrintedMark | None = None,
) -> PrintedExercise:
    """One exercise of a plan in the patient's words. Raises SheetRefused for an unfit note.

    `written` is the language of the exercise's own text. `care` are the lines that a precaution
    of this patient prints beside it.
    """
    dosage, side, words = prescribed.dosage, prescribed.dosage.side, language.handout
    said = exercise.patient.for_side(side, written.sides)
    start_told, end_told = _told(said, written)
    return PrintedExercise(
        number=number,
        name=said.name,
        clinical_name=exercise.name if show_clinical and language.is_source else "",
        group=_group(prescribed.group, words) if show_group else "",
        marks=marks(dosage),
        brief=brief(dosage, language, often=show_often),
        start=of_frame(exercise, "start", side, said.start_caption, draw, start_told),
        end=of_frame(exercise, "end", side, said.end_caption, draw, end_told),
        rows=dosage_rows(dosage, language),
        details=details(dosage, language),
        side=said.side,
        get_ready=said.start,
        steps=said.steps,
        short_steps=said.short_steps,
        exit=said.exit,
        other_side=_other_side(side, language),
        notes=tuple(_notes(dosage, said, language, care)),
        caution=said.take_care,
        mark=mark,
        language=written.code,
        foreign="" if written.code == language.code else words["english"],
    )


def _told(said: PatientText, written: Language) -> tuple[str | None, str | None]:
    """What the two pictures show; the drawings tell themselves in English."""
    if written.is_source:
        return None, None
    return said.start_picture or said.start_caption, said.end_picture or said.end_caption


def _group(group: Group, words: Mapping[str, str]) -> str:
    return words[group.name.lower()]


def _other_side(side: Side | None, language: Language) -> str:
    """The line for the side that is not shown; empty when only one side, or none, is prescribed."""
    if side not in (Side.BOTH, Side.ALTERNATING):
        return ""
    key = "other_side" if side is Side.BOTH else "other_side_turns"
    return worded(language.handout[key], side, language.sides)


def _notes(
    dosage: Dosage, said: PatientText, language: Language, care: tuple[str, ...]
) -> Iterator[Note]:
    texts = {
        "why": said.why,
        "limit": limit(dosage, language),
        "feel": said.feel,
        "good_sign": said.good_sign,
        "fine_too": said.fine,
        "take_care": " ".join(filter(None, (said.take_care, said.stop_signs))),
        "easier": said.easier,
        "harder": said.harder,
        "need": said.need,
        "care": " ".join(text("Precaution", line) for line in care),
        "note": text("Note", dosage.note),
    }
    for kind, line in texts.items():
        if line:
            yield Note(kind, language.handout[kind], line)
