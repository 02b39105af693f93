"""Exercises: what the library knows about each, for the clinician and for the patient."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from hep.dosage import Dosage, Side, Timing
from hep.languages import SOURCE


class Sidedness(StrEnum):
    """Whether the exercise is done one side at a time, both together, or in turns."""

    ONE_SIDE = "one side"
    BOTH_TOGETHER = "both together"
    ALTERNATING = "alternating"


class SideMeans(StrEnum):
    """What "left" says about a one-sided exercise."""

    MOVES = "moves"
    STRETCHED = "stretched"
    ON_TOP = "on-top"
    TURNS_TOWARD = "turns-toward"
    SUPPORTS = "supports"


@dataclass(frozen=True)
class PatientText:
    """What the patient reads, in one language.

    `{this leg}` and `{other leg}` stand for a body part on the prescribed and the other side.
    `steps` are at most nine, one action each; `short_steps` are four, for the small layouts.
    The pictures are told for who cannot see them; empty, as the drawings tell themselves.
    """

    name: str
    why: str
    need: str
    start: str
    steps: tuple[str, ...]
    exit: tuple[str, ...]
    feel: str
    good_sign: str
    fine: str
    stop_signs: str
    easier: str
    harder: str
    start_caption: str
    end_caption: str
    short_steps: tuple[str, ...]
    take_care: str = ""
    side: str = ""
    start_picture: str = ""
    end_picture: str = ""

    def for_side(self, side: Side | None, sides: Mapping[str, str]) -> "PatientText":
        """The same text with the prescribed side put into all of it; `sides` as for `worded`."""

        def said(value: Any) -> Any:
            if isinstance(value, str):
                return worded(value, side, sides)
            return tuple(worded(one, side, sides) for one in value)

        return PatientText(**{name: said(value) for name, value in vars(self).items()})


@dataclass(frozen=True)
class ClinicalText:
    """What the clinician reads."""

    indication: str
    contraindications: str
    progress_when: str
    regress_when: str
    common_errors: tuple[str, ...]
    cues: tuple[str, ...]
    evidence: str
    evidence_strength: str


@dataclass(frozen=True)
class Demands:
    """What the exercise asks of the body: movement tags and loaded regions, limb by limb."""

    tags: frozenset[str]
    other_tags: frozenset[str] = frozenset()
    loads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    other_loads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class DemandsOrigin(StrEnum):
    """Where the demands of a clinic's own exercise come from."""

    CARRIED_OVER = "carried over"
    SET = "set"
    NOT_SET = "not set"


@dataclass(frozen=True)
class Photo:
    """A photo the clinic keeps: the hash that names its file, and that of its mirror image.

    `width` and `height` are pixels; `alt` says what it shows.
    """

    sha256: str
    mirrored: str
    width: int
    height: int
    alt: str

    def shown(self, side: Side) -> str:
        """The hash of the photo with `side` as the working side; it was taken of the right."""
        return self.mirrored if side is Side.LEFT else self.sha256


@dataclass(frozen=True)
class OwnDrawing:
    """A drawing made from the clinic's own pose: the hash that names its file, and its mirror's.

    `width` and `height` are millimetres on paper, at the scale all drawings share unless it is
    a close-up. `alt` says what it shows of the right side. `pose` is the text it was made from.
    """

    sha256: str
    mirrored: str
    width: float
    height: float
    title: str
    alt: str
    pose: str
    close_up: bool = False

    def shown(self, side: Side) -> str:
        """The hash of the drawing with `side` as the working side."""
        return self.mirrored if side is Side.LEFT else self.sha256


@dataclass(frozen=True)
class Own:
    """What a clinic's own exercise has besides.

    A photo stands in the place of any drawing, and the clinic's own drawing in that of the
    library's. `cloned_from` is the slug of the exercise it began as, or empty.
    """

    demands: DemandsOrigin
    cloned_from: str = ""
    start_photo: Photo | None = None
    end_photo: Photo | None = None
    start_drawing: OwnDrawing | None = None
    end_drawing: OwnDrawing | None = None


@dataclass(frozen=True)
class Exercise:
    """One exercise of the library. `seconds_per_rep` includes the default hold.

    `language` is that of the patient text; `translation_review` says who looked at it where it
    is a translation.
    """

    slug: str
    name: str
    aliases: tuple[str, ...]
    region: str
    targets: tuple[str, ...]
    type: str
    position: str
    equipment: tuple[str, ...]
    level: int
    sidedness: Sidedness
    objectives: tuple[str, ...]
    start_pose: str
    end_pose: str
    seconds_per_rep: float
    dosage: Dosage
    demands: Demands
    progression_of: str
    alternatives: tuple[str, ...]
    patient: PatientText
    clinical: ClinicalText
    sources: tuple[str, ...]
    incomplete_source: str
    author: str
    review: str
    side_means: SideMeans | None = None
    own: Own | None = None
    language: str = SOURCE
    translation_review: str = ""

    @property
    def demands_known(self) -> bool:
        """Whether it can be matched; without its demands no rule could speak."""
        return self.own is None or self.own.demands is not DemandsOrigin.NOT_SET

    def photo(self, frame: str) -> Photo | None:
        """The photo of a frame, `start` or `end`; None where a drawing shows it."""
        if self.own is None:
            return None
        return self.own.start_photo if frame == "start" else self.own.end_photo

    def own_drawing(self, frame: str) -> OwnDrawing | None:
        """The clinic's own drawing of a frame, `start` or `end`; a photo may stand before it."""
        if self.own is None:
            return None
        return self.own.start_drawing if frame == "start" else self.own.end_drawing

    def alt(self, frame: str) -> str:
        """What the clinic says its own picture of a frame shows; empty for the library's."""
        shown = self.photo(frame) or self.own_drawing(frame)
        return shown.alt if shown else ""

    @property
    def plain_name(self) -> str:
        """The name the patient reads."""
        return self.patient.name

    @property
    def has_sides(self) -> bool:
        """Whether a side is prescribed."""
        return self.sidedness is Sidedness.ONE_SIDE

    @property
    def timing(self) -> Timing:
        """What the time formulas need."""
        held = self.dosage.amount.hold or self.dosage.amount.duration
        return Timing(self.seconds_per_rep, held.target if held else 0)


_TOKEN = re.compile(r"\{(this|other) ([a-z]+)(?::([a-z]+))?\}")


def shown_side(side: Side | None) -> Side:
    """The side the words and drawings show: both sides start with the right one."""
    return side if side in (Side.LEFT, Side.RIGHT) else Side.RIGHT


def worded(text: str, side: Side | None, sides: Mapping[str, str]) -> str:
    """Put the prescribed side into a patient text: `{this leg}` becomes `right leg`.

    `sides` is the `sides` table of a language file: for each body part a wording with `left`
    and `right`, or a general pattern under `left` and `right` with a hole for the part. A form
    after a colon, as in `{this knee:dem}`, is a pattern of its own, for an article that bends
    the word: `dem linken Knie`. A text begins with a capital.
    """
    this = shown_side(side)

    def word(match: re.Match[str]) -> str:
        wanted = this if match[1] == "this" else this.opposite
        said = _part(wanted.value, match[2], match[3], sides)
        return said if match.start() else said[:1].upper() + said[1:]

    return _TOKEN.sub(word, text)


def _part(side: str, part: str, form: str | None, sides: Mapping[str, str]) -> str:
    key = f"{side}_{part}"
    said = sides[key] if key in sides else sides[side].format(part=part)
    if not form:
        return said
    return sides[f"{part}_{form}"].format(part=said, side=sides.get(f"stem_{side}", ""))
