"""QR codes: public addresses that lead a telephone to a video or to the clinic."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import segno

from hep.clinics import Clinic
from hep.handouts.exercises import PrintedExercise
from hep.plans import Plan

QR = "hep:qr/"


@dataclass(frozen=True)
class Code:
    """One QR code: what it leads to, in words, and the public address it holds."""

    label: str
    web_address: str

    @property
    def address(self) -> str:
        """What the HTML names the picture with."""
        return f"{QR}{sha256(self.web_address.encode()).hexdigest()[:16]}"

    @property
    def shown(self) -> str:
        """The address as it is read, for who types it."""
        return self.web_address.removeprefix("https://").removesuffix("/")


def codes(
    plan: Plan, printed: tuple[PrintedExercise, ...], videos: Mapping[str, str], clinic: Clinic
) -> Iterator[Code]:
    """The codes of a sheet: the videos of its exercises, then the clinic's own page.

    They hold addresses the clinic set for everybody, and nothing of a plan or a patient.
    """
    for prescribed, one in zip(plan.exercises, printed, strict=True):
        if prescribed.exercise in videos:
            yield Code(f"{one.number}. {one.name}", videos[prescribed.exercise])
    if clinic.branding.web_address:
        yield Code(clinic.name, clinic.branding.web_address)


def drawn(code: Code) -> str:
    """The code as an SVG document of one path."""
    made = BytesIO()
    segno.make(code.web_address, error="m", micro=False).save(
        made, kind="svg", border=2, xmldecl=False, omitsize=True, svgclass=None, lineclass=None
    )
    return made.getvalue().decode()
