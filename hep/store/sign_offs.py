"""Sign-offs: a clinician's name under a content as it stood; void when it changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from hep.exercises import Exercise
from hep.store.connection import insert, now, writing
from hep.store.documents import digest


@dataclass(frozen=True)
class SignOff:
    """Who reviewed an exercise, and whether it is still what they saw."""

    slug: str
    name: str
    profession: str
    at: datetime
    digest: str

    def holds(self, exercise: Exercise) -> bool:
        """Whether the exercise is unchanged since."""
        return self.digest == digest(exercise)


def add(db: Database, exercise: Exercise, account_id: int, *, name: str, profession: str) -> None:
    """Record that somebody reviewed the exercise as it stands."""
    row: dict[str, Any] = {"slug": exercise.slug, "digest": digest(exercise), "name": name}
    signed = {"profession": profession, "recorded_by": account_id, "recorded_at": now()}
    with writing(db):
        insert(db, "sign_offs", {**row, **signed})


def newest(db: Database) -> dict[str, SignOff]:
    """The newest sign-off of every exercise that has one."""
    rows = db.query("SELECT * FROM sign_offs ORDER BY id")
    return {row["slug"]: _sign_off(row) for row in rows}


def _sign_off(row: dict[str, Any]) -> SignOff:
    return SignOff(
        slug=row["slug"],
        name=row["name"],
        profession=row["profession"],
        at=datetime.fromisoformat(row["recorded_at"]),
        digest=row["digest"],
    )
