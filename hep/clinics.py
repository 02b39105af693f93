"""The clinic: one for each database; its name and phone stand on every sheet."""

from dataclasses import dataclass, field

from hep.branding import Branding
from hep.printing import Paper, Printing

__all__ = ["Clinic", "Country", "PainRule", "Paper"]


@dataclass(frozen=True)
class Country:
    """A country: its ISO code, its name and the number to call in an emergency.

    `language` is the code of the language that most patients there read.
    """

    code: str
    name: str
    emergency: str
    paper: Paper
    language: str = "en-GB"


@dataclass(frozen=True)
class PainRule:
    """How much pain, of 10, a clinic takes as fine, and how much it allows when it settles.

    3 and 5 are the usual limits of pain monitoring (clinical notes, section 2.5).
    """

    fine: int = 3
    allowed: int = 5


@dataclass(frozen=True)
class Clinic:
    """Who hands the sheet over. `emergency` is the number of `country` unless set otherwise.

    `matching` off means that plans are not matched against recorded conditions: every page and
    sheet then says so. A red-flag "no" holds for `red_flag_weeks`; the rules of later pregnancy
    begin at `pregnancy_weeks` (sources disagree: 12, 16, 20 or 28). Pain up to `pain_fine` of 10
    is fine, up to `pain_allowed` when it settles by the next morning, above it the patient stops.
    `printing` is how handouts are printed unless a plan says otherwise, `language` the one that
    new patients start with, `branding` its own look.
    """

    name: str
    phone: str
    address: str = ""
    country: str = ""
    emergency: str = "112"
    printing: Printing = field(default_factory=Printing)
    matching: bool = True
    red_flag_weeks: int = 4
    pregnancy_weeks: int = 16
    pain_fine: int = 3
    pain_allowed: int = 5
    language: str = "en-GB"
    branding: Branding = field(default_factory=Branding)

    @property
    def paper(self) -> Paper:
        """The paper its handouts are printed on."""
        return self.printing.paper

    @property
    def pain_rule(self) -> PainRule:
        """The same two limits, for whoever judges answers by them."""
        return PainRule(self.pain_fine, self.pain_allowed)

    @property
    def pain_stop(self) -> int:
        """The pain, of 10, from which a patient stops and calls."""
        return self.pain_allowed + 1

    @property
    def pain_between(self) -> str:
        """The pain that is allowed when it settles: `4-5`, or `4` when that is all."""
        low = self.pain_fine + 1
        return str(low) if low == self.pain_allowed else f"{low}-{self.pain_allowed}"
