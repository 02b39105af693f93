"""The clinic: one for each database; its name and phone stand on every sheet."""

from dataclasses import dataclass, field

from hep.printing import Paper, Printing

__all__ = ["Clinic", "Country", "Paper"]


@dataclass(frozen=True)
class Country:
    """A country: its ISO code, its name and the number to call in an emergency."""

    code: str
    name: str
    emergency: str
    paper: Paper


@dataclass(frozen=True)
class Clinic:
    """Who hands the sheet over. `emergency` is the number of `country` unless set otherwise.

    `matching` off means that plans are not matched against recorded conditions: every page and
    sheet then says so. A red-flag "no" holds for `red_flag_weeks`. `printing` is how handouts
    are printed unless a plan says otherwise.
    """

    name: str
    phone: str
    address: str = ""
    country: str = ""
    emergency: str = "112"
    printing: Printing = field(default_factory=Printing)
    matching: bool = True
    red_flag_weeks: int = 4

    @property
    def paper(self) -> Paper:
        """The paper its handouts are printed on."""
        return self.printing.paper
