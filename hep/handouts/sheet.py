"""The sheet: every word a handout prints, before anything is laid out."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hep.clinics import Clinic
from hep.dosage import Side
from hep.exercises import Exercise, worded
from hep.handouts.codes import Code, codes
from hep.handouts.exercises import PrintedExercise, printed
from hep.handouts.lacking import spoken
from hep.handouts.marks import Before, StoppedLine, mark_of, stopped_line
from hep.handouts.occasion import Fact, Occasion
from hep.handouts.pictures import Draw
from hep.handouts.refusal import MOST_EXERCISES, SheetRefused, name, text
from hep.handouts.safety_box import SafetyBox, boxes
from hep.handouts.summary import equipment, summary
from hep.handouts.tick_grid import TickGrid, tick_grid
from hep.languages import Language
from hep.library import Library
from hep.plans import Plan, PrescribedExercise, Row, rows, unmarked
from hep.printing import Layout, Paper, Part, Printing

# More exercises than this fill a side with their chart alone.
MOST_BESIDE_CHART = 8

LOGO = "hep:logo/"

__all__ = ["Before", "Sheet", "SheetRefused", "compose"]


@dataclass(frozen=True)
class Card:
    """An education card as the patient reads it; `foreign` says so where it is in English."""

    heading: str
    paragraphs: tuple[str, ...]
    foreign: str = ""

    @property
    def columns(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The paragraphs in two columns of about the same length, the first never the shorter."""
        half = sum(map(len, self.paragraphs)) / 2
        count = 1
        while sum(map(len, self.paragraphs[:count])) < half:
            count += 1
        return self.paragraphs[:count], self.paragraphs[count:]


@dataclass(frozen=True)
class Sheet:
    """One handout in words. `tick_grid` is None for whatever was not issued.

    `patient` is the name as shown, empty when none is wanted; `words` are the headings. A part
    that `printing` leaves out is empty here; the safety boxes never are. `foreign` says that
    parts are in English, where they are so on purpose.
    """

    language: str
    printing: Printing
    issued: bool
    date: date
    title: str
    patient: str
    subtitle: str
    clinic: Clinic
    facts: tuple[Fact, ...]
    goal: str
    summary: str
    equipment: str
    tick_grid: TickGrid | None
    safety: tuple[SafetyBox, ...]
    cards: tuple[Card, ...]
    exercises: tuple[PrintedExercise, ...]
    stop_line: str
    code: str
    words: Mapping[str, str]
    foreign: str = ""
    sources: tuple[str, ...] = ()
    stopped: tuple[StoppedLine, ...] = ()
    instead: str = ""
    codes: tuple[Code, ...] = ()

    @property
    def logo(self) -> str:
        """What the HTML names the clinic's logo with; empty where there is none."""
        digest = self.clinic.branding.logo
        return f"{LOGO}{digest}" if digest else ""

    @property
    def chart_lines(self) -> tuple[PrintedExercise | StoppedLine, ...]:
        """The lines of the chart by their numbers: what is done, and what was stopped."""
        return tuple(sorted((*self.exercises, *self.stopped), key=lambda one: one.number))

    @property
    def paper(self) -> Paper:
        """The paper it is printed on."""
        return self.printing.paper

    @property
    def jinja_page(self) -> str:
        """The Jinja page of its layout."""
        return f"handouts/{self.printing.layout.value}.html"

    @property
    def chart_apart(self) -> bool:
        """Whether the chart is too long for the first side and has one of its own."""
        return len(self.chart_lines) > MOST_BESIDE_CHART

    def body_scale(self, width: float, height: float, tall_height: float) -> float:
        """The one scale of every whole person on the sheet: the largest that fits everywhere."""
        boxes = (
            one.largest_scale(width, height, tall_height)
            for one in self.exercises
            if one.shares_scale
        )
        return min(boxes, default=1.0)


def compose(
    plan: Plan,
    occasion: Occasion,
    library: Library,
    draw: Draw,
    *,
    care: Mapping[int, tuple[str, ...]] | None = None,
    before: Before | None = None,
    videos: Mapping[str, str] | None = None,
) -> Sheet:
    """Every word of the handout of a plan. Raises SheetRefused for what cannot be printed.

    `care` holds, by the key of an exercise, the lines a precaution prints beside it. `before` is
    what was printed last: changes since are marked, unless the marks are left out. What the
    language lacks is refused, or where the printing asks so printed in English and marked so.
    """
    language, way, today = occasion.language, occasion.printing, occasion.today
    words, header = language.handout, occasion.letterhead
    marked = before if way.shows(Part.CHANGES) else None
    lines = rows(marked.plan, plan, library.exercises) if marked else unmarked(plan)
    said = spoken(plan, library, language, way, care or {}, marked)
    library = said.library
    printed = _exercises(plan, lines, library, language, draw, way, said.care)
    return Sheet(
        language=language.code,
        printing=way,
        issued=occasion.issued,
        date=today,
        title=occasion.title("title"),
        patient=occasion.patient,
        subtitle=_subtitle(plan, language),
        clinic=header,
        facts=_facts(plan, occasion),
        goal=text("Goal", plan.goal),
        summary=summary(plan, library, language) if way.shows(Part.SUMMARY) else "",
        equipment=equipment(plan, library, language),
        tick_grid=_tick_grid(plan, occasion),
        safety=boxes(plan, library, header, language),
        cards=_cards(plan, library, language) if way.shows(Part.CARDS) else (),
        exercises=printed,
        stop_line=words["stop_line"].format(phone=header.phone),
        code=name("Code", occasion.code),
        words=words,
        foreign=said.foreign,
        sources=_sources(plan, library) if way.shows(Part.SOURCES) else (),
        stopped=tuple(_stopped(lines, library, language)),
        instead=_instead(marked, language),
        codes=tuple(codes(plan, printed, videos or {}, header)),
    )


def _subtitle(plan: Plan, language: Language) -> str:
    """`Your exercises for the right side`, where all with sides are for that side; else empty."""
    words, sides = language.handout, {one.dosage.side for one in plan.exercises} - {None}
    if len(sides) != 1 or not sides & {Side.LEFT, Side.RIGHT}:
        return ""
    [side] = sides
    return worded(words["subtitle_side"], side, language.sides)


def _facts(plan: Plan, occasion: Occasion) -> tuple[Fact, ...]:
    review = occasion.language.long_date(plan.review_date) if plan.review_date else ""
    return occasion.facts(review=review, next=text("Next visit", plan.next_appointment))


def _tick_grid(plan: Plan, occasion: Occasion) -> TickGrid | None:
    """The chart to tick, for a sheet that is issued and where it is wanted."""
    way = occasion.printing
    if not occasion.issued or not (way.shows(Part.LOG) or way.layout is Layout.LOG_ONLY):
        return None
    return tick_grid(occasion.today, plan.review_date, occasion.language, way.layout)


def _cards(plan: Plan, library: Library, language: Language) -> tuple[Card, ...]:
    chosen = (library.cards[slug] for slug in plan.cards if slug in library.cards)
    foreign = language.handout["english"]
    return tuple(
        Card(card.heading, card.paragraphs, foreign if card.language != language.code else "")
        for card in chosen
    )


def _sources(plan: Plan, library: Library) -> tuple[str, ...]:
    """The references of everything prescribed, each once."""
    known = (library.exercises[one.exercise] for one in plan.exercises)
    keys = dict.fromkeys(key for exercise in known for key in exercise.sources)
    return tuple(library.sources[key].reference for key in keys if key in library.sources)


def _instead(before: Before | None, language: Language) -> str:
    if before is None:
        return ""
    return language.handout["instead"].format(date=language.long_date(before.day))


def _stopped(lines: tuple[Row, ...], library: Library, language: Language) -> Iterator[StoppedLine]:
    for number, row in enumerate(lines, start=1):
        if row.now is None and row.was is not None:
            yield stopped_line(number, row.was, row.reason, library, language)


def _exercises(
    plan: Plan,
    lines: tuple[Row, ...],
    library: Library,
    language: Language,
    draw: Draw,
    way: Printing,
    care: Mapping[int, tuple[str, ...]],
) -> tuple[PrintedExercise, ...]:
    if not plan.exercises:
        raise SheetRefused("The plan has no exercises yet. Add one.")
    if len(plan.exercises) > MOST_EXERCISES:
        raise SheetRefused(f"A handout holds at most {MOST_EXERCISES} exercises.")
    grouped = len({one.group for one in plan.exercises}) > 1
    usual = Counter(one.dosage.frequency for one in plan.exercises).most_common(1)[0][0]
    return tuple(
        printed(
            number,
            row.now,
            exercise := _known(row.now, library),
            language,
            draw,
            show_group=grouped,
            show_often=row.now.dosage.frequency != usual,
            written=library.languages[exercise.language],
            show_clinical=way.shows(Part.CLINICAL_NAMES),
            care=care.get(row.now.key, ()),
            mark=mark_of(row, library, language),
        )
        for number, row in enumerate(lines, start=1)
        if row.now is not None
    )


def _known(prescribed: PrescribedExercise, library: Library) -> Exercise:
    exercise = library.exercises.get(prescribed.exercise)
    if exercise is None:
        raise SheetRefused(
            f"The library no longer has {prescribed.exercise}. Take it out of the plan."
        )
    return exercise
