"""The occasion of a sheet: for whom it is made, by whom and when, and how it is printed."""

from dataclasses import dataclass, replace
from datetime import date

from hep.clinics import Clinic
from hep.handouts.refusal import name, text
from hep.languages import Language
from hep.patients import Patient
from hep.printing import Printing


@dataclass(frozen=True)
class Fact:
    """One line beside the patient's name: a label and a value."""

    kind: str
    label: str
    value: str


@dataclass(frozen=True)
class Occasion:
    """What a sheet says besides its plan. Texts are as they were typed.

    `code` is what the clinic calls the sheet, `issued` is false for a draft. What fonts or limits
    forbid in a text raises SheetRefused where it is asked for.
    """

    patient_name: str
    clinic: Clinic
    clinician: str
    language: Language
    code: str
    today: date
    issued: bool
    printing: Printing

    @property
    def patient(self) -> str:
        """The name as the sheet shows it; empty when none is wanted."""
        return name("Patient", Patient(0, self.patient_name).shown(self.printing.name_form))

    @property
    def letterhead(self) -> Clinic:
        """The clinic with its texts tidied."""
        clinic = self.clinic
        return replace(
            clinic,
            name=name("Clinic", clinic.name),
            phone=name("Phone", clinic.phone),
            address=text("Address", clinic.address.replace("\n", ", ")),
            emergency=name("Emergency number", clinic.emergency),
            branding=replace(clinic.branding, footer=text("Footer", clinic.branding.footer)),
        )

    def title(self, kind: str) -> str:
        """The title of that kind, with the name where one is shown, and whether it is a draft."""
        words, shown = self.language.handout, self.patient
        title = words[kind].format(patient=shown) if shown else words[f"{kind}_none"]
        return title if self.issued else words["title_draft"].format(title=title)

    def facts(self, **more: str) -> tuple[Fact, ...]:
        """Who made it and when, and more by the names of their labels; empty ones are left out."""
        values = {
            "from": name("Clinician", self.clinician),
            "dated": self.language.long_date(self.today),
            **more,
        }
        words = self.language.handout
        return tuple(Fact(kind, words[kind], said) for kind, said in values.items() if said)
