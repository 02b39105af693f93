"""How a text for patients reads: its level, and what is hard or unfit in it, part by part."""

from dataclasses import dataclass

from hep import readability
from hep.exercises import PatientText
from hep.library.check import patient_text, wording
from hep.library.check.vocabulary import Vocabulary


@dataclass(frozen=True)
class Mark:
    """One thing to mend: the part of the text and a sentence."""

    part: str
    message: str


@dataclass(frozen=True)
class Reading:
    """What is said of one text. `level` is None while there is nothing to measure."""

    level: readability.ReadingLevel | None
    marks: tuple[Mark, ...]

    @property
    def grade(self) -> int:
        """The school grade of Flesch and Kincaid, rounded up where it is past the whole one."""
        return max(1, -int(-self.level.flesch_kincaid // 1)) if self.level else 0

    @property
    def easy(self) -> bool:
        """Whether every formula stays within the limits of the library's own texts."""
        if self.level is None:
            return False
        hard = wording.judged_dale_chall(self.level)
        return (
            self.level.flesch_kincaid <= wording.HIGHEST_GRADE
            and (self.level.smog or 0) <= wording.HIGHEST_GRADE
            and (hard or 0) <= wording.HIGHEST_DALE_CHALL
        )


def reading(text: PatientText, words: Vocabulary, *, sided: bool) -> Reading:
    """Measure a text as it is typed; what is still empty is passed over."""
    written = [(part, line) for part, line in patient_text.lines(text) if line.strip()]
    marks = tuple(
        Mark(_named(part), _brief(found, line))
        for part, line in written
        for found in wording.line_findings("", line, words, sided=sided)
    )
    read = [line for part, line in written if "short_steps" not in part]
    measurable = any(readability.words(wording.spoken(line)) for line in read)
    return Reading(wording.level(read, words) if measurable else None, tuple(dict.fromkeys(marks)))


def _brief(found: str, line: str) -> str:
    """The finding without the line it is about, which stands right there while it is typed."""
    said = found.removeprefix(": ").removesuffix(line).rstrip(": ")
    return (said.removesuffix(" In").rstrip(".:") + ".").replace("`", "")


def _named(part: str) -> str:
    return part.removeprefix("patient.").replace("_", " ").capitalize()
