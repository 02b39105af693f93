"""Bundles: several handouts brought together, one after the other, while somebody watches."""

import secrets
import threading
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from hep.handouts.joining import joined

MOST_MEMBERS = 40
_MOST_KEPT = 8


class Way(StrEnum):
    """How a bundle is given out."""

    PDF = "pdf"
    ZIP = "zip"


class Source(StrEnum):
    """What a member is made from: an issued handout, a plan as a draft, a plan issued now."""

    HANDOUT = "handout"
    DRAFT = "draft"
    ISSUE = "issue"


@dataclass(frozen=True)
class Wanted:
    """One thing that was ticked."""

    source: Source
    id: int


@dataclass(frozen=True)
class Member:
    """One PDF of the bundle; `name` is that of its file, without the ending."""

    name: str
    label: str
    pdf: bytes


class LeftOut(Exception):
    """This one is not in the bundle; the message says why, `label` whose it is."""

    def __init__(self, label: str, why: str) -> None:
        super().__init__(why)
        self.label = label


Make = Callable[[Wanted], Member]


class Bundle:
    """One bundle at work or done. `left_out` holds what is not in it and why."""

    def __init__(self, owner: int, wanted: tuple[Wanted, ...], way: Way) -> None:
        self.token = secrets.token_urlsafe(16)
        self.owner, self.wanted, self.way = owner, wanted, way
        self.members: list[Member] = []
        self.left_out: list[tuple[Wanted, LeftOut]] = []
        self.cancelled = False
        self.finished = False
        self.file = b""

    @property
    def done(self) -> int:
        """How many of those wanted have been looked at."""
        return len(self.members) + len(self.left_out)

    def work(self, make: Make) -> None:
        """Make one after the other; what is made when somebody cancels is not given out."""
        try:
            for one in self.wanted:
                if self.cancelled:
                    return
                try:
                    self.members.append(make(one))
                except LeftOut as left:
                    self.left_out.append((one, left))
            if self.members and not self.cancelled:
                self.file = joined(self._pdfs) if self.way is Way.PDF else self._zip()
        finally:
            self.finished = True

    @property
    def _pdfs(self) -> list[bytes]:
        return [member.pdf for member in self.members]

    def _zip(self) -> bytes:
        said = BytesIO()
        with zipfile.ZipFile(said, "w") as archive:
            for number, member in enumerate(self.members, start=1):
                archive.writestr(f"{number:02d}-{member.name}.pdf", member.pdf)
        return said.getvalue()


class Bundles:
    """The bundles of late, in memory. One is made at a time, whoever asked."""

    def __init__(self) -> None:
        self._kept: dict[str, Bundle] = {}
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def start(self, bundle: Bundle, make: Make) -> None:
        """Keep it and begin; the oldest that is finished makes room."""
        with self._lock:
            finished = [token for token, one in self._kept.items() if one.finished]
            for token in finished[: max(0, len(self._kept) + 1 - _MOST_KEPT)]:
                del self._kept[token]
            self._kept[bundle.token] = bundle
        threading.Thread(target=self._run, args=(bundle, make), daemon=True, name="bundle").start()

    def get(self, token: str, owner: int) -> Bundle | None:
        """The bundle of that token, for whoever asked for it and nobody else."""
        with self._lock:
            found = self._kept.get(token)
        return found if found and found.owner == owner else None

    def _run(self, bundle: Bundle, make: Make) -> None:
        with self._turn:
            bundle.work(make)
