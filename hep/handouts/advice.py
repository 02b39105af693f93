"""The advice sheet of a stopped patient: what to avoid and when to get help, and no exercise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hep.clinics import Clinic
from hep.handouts.draft_mark import ADDRESS, draft_mark
from hep.handouts.lacking import told
from hep.handouts.occasion import Fact, Occasion
from hep.handouts.refusal import SheetRefused, name
from hep.handouts.safety_box import SafetyBox, boxes, filled
from hep.library import Library
from hep.plans import Plan
from hep.printing import Paper, Printing
from hep.safety import Present, advice


@dataclass(frozen=True)
class AdviceSheet:
    """One advice sheet in words. `lines` are what to avoid; there is no place for an exercise."""

    language: str
    printing: Printing
    issued: bool
    date: date
    title: str
    patient: str
    clinic: Clinic
    facts: tuple[Fact, ...]
    lines: tuple[str, ...]
    safety: tuple[SafetyBox, ...]
    stop_line: str
    code: str
    words: Mapping[str, str]

    @property
    def paper(self) -> Paper:
        """The paper it is printed on."""
        return self.printing.paper

    @property
    def assets(self) -> dict[str, str]:
        """The SVG documents it needs by their address: the mark of a draft, else none."""
        return {} if self.issued else {ADDRESS: draft_mark(self.words["draft"])}


def compose(
    plan: Plan, present: Iterable[Present], occasion: Occasion, library: Library
) -> AdviceSheet:
    """Every word of the sheet. The signs to stop for are those of the plan's exercises; what is
    fine while exercising is left out, since nothing is exercised.

    Raises SheetRefused when no red flag forbids the programme, or there is nothing to say.
    """
    language, header, known = occasion.language, occasion.letterhead, list(present)
    words = language.handout
    lines = told(advice.avoid_lines(known), library, language)
    if not advice.stopped(known) or not lines:
        raise SheetRefused("No red flag forbids the programme. Print the handout instead.")
    every = boxes(plan, library.in_language(language.code), header, language)
    return AdviceSheet(
        language=language.code,
        printing=occasion.printing,
        issued=occasion.issued,
        date=occasion.today,
        title=occasion.title("advice_title"),
        patient=occasion.patient,
        clinic=header,
        facts=occasion.facts(),
        lines=tuple(filled(line, header) for line in lines),
        safety=tuple(box for box in every if box.kind != "fine"),
        stop_line=words["advice_stop_line"].format(phone=header.phone),
        code=name("Code", occasion.code),
        words=words,
    )
