"""The clinic: one for each database; its name and phone stand on every sheet."""

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """The paper a handout is printed on."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True)
class Country:
    """A country: its ISO code, its name and the number to call in an emergency."""

    code: str
    name: str
    emergency: str
    paper: Paper


@dataclass(frozen=True)
class Clinic:
    """Who hands the sheet over. `emergency` is the number of `country` unless set otherwise."""

    name: str
    phone: str
    address: str = ""
    country: str = ""
    emergency: str = "112"
    paper: Paper = Paper.A4
