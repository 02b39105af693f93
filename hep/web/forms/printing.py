"""How a handout is printed: for one print, for a plan, or as the clinic's usual way."""

from collections.abc import Mapping
from typing import Any

from wtforms import Form, HiddenField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice

from hep.languages import Language
from hep.printing import Layout, NameForm, Paper, Part, Printing

LAYOUTS = {
    Layout.STANDARD: "Standard",
    Layout.LARGE_PRINT: "Large print",
    Layout.COMPACT: "Compact",
    Layout.PICTURES_FIRST: "Pictures first",
    Layout.ONE_PER_PAGE: "One per page",
    Layout.LOG_ONLY: "Tick chart only",
}
PAPERS = {Paper.A4: "A4", Paper.LETTER: "Letter"}
NAME_FORMS = {NameForm.FULL: "Full", NameForm.INITIALS: "Initials", NameForm.NONE: "None"}
PARTS = {
    Part.CARDS: "About the condition",
    Part.SUMMARY: "Summary",
    Part.LOG: "Tick chart",
    Part.DRAWINGS: "Drawings",
    Part.SOURCES: "Sources",
    Part.CLINICAL_NAMES: "Clinical names",
    Part.CHANGES: "Marks for what changed",
}

ENGLISH = [
    SelectChoice("no", "Do not print it"),
    SelectChoice("yes", "Print it in English, and say so on the sheet"),
]


def choices(labels: Mapping[Any, str]) -> list[SelectChoice]:
    """The choices of an enumeration, with what a clinician calls each."""
    return [SelectChoice(value.value, label) for value, label in labels.items()]


class PrintingForm(Form):
    """How a handout is printed. What was not sent stays as it is."""

    layout = RadioField("Layout", choices=choices(LAYOUTS))
    paper = RadioField("Paper", choices=choices(PAPERS))
    language = SelectField("Language")
    name_form = RadioField("Name on it", choices=choices(NAME_FORMS))
    parts = SelectMultipleField("Print", choices=choices(PARTS))
    parts_shown = HiddenField()
    english = RadioField("What this language lacks", choices=ENGLISH)

    def __init__(
        self, current: Printing, languages: Mapping[str, Language], sent: Any = None
    ) -> None:
        self._current = current
        super().__init__(formdata=_complete(sent, current), data=fields(current))
        named = sorted(languages.values(), key=lambda language: language.name)
        self.language.choices = [SelectChoice("", "The patient's")] + [
            SelectChoice(language.code, language.name) for language in named
        ]

    @property
    def printing(self) -> Printing:
        """What was chosen; what it was before where the choice is none there is."""
        if not self.validate():
            return self._current
        shown = {Part(one) for one in self.parts.data or ()}
        return Printing(
            Layout(self.layout.data),
            Paper(self.paper.data),
            self.language.data or "",
            NameForm(self.name_form.data),
            frozenset(set(Part) - shown),
            self.english.data == "yes",
        )


def fields(printing: Printing) -> dict[str, Any]:
    """The fields of a form or an address that say how to print."""
    return {
        "layout": printing.layout.value,
        "paper": printing.paper.value,
        "language": printing.language,
        "name_form": printing.name_form.value,
        "parts": [part.value for part in printing.parts],
        "parts_shown": "1",
        "english": "yes" if printing.english else "no",
    }


def _complete(sent: Any, current: Printing) -> Any:
    """What was sent, with the values there are where a field was not sent at all."""
    if sent is None:
        return None
    complete = sent.copy()
    for name, value in fields(current).items():
        if name == "parts" and "parts_shown" not in sent:
            complete.setlist(name, value)
        elif name not in ("parts", *sent):
            complete[name] = value
    return complete
