"""Plans: every save is a revision, so nothing that was saved is ever lost."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from hep.plans import Plan
from hep.printing import Printing
from hep.store import documents, episodes
from hep.store.connection import NotFound, insert, now, writing

_LATEST = """
    SELECT plans.id, plans.patient_id, plans.episode_id, plans.archived_at, plans.printing,
        revision, content, saved_at, accounts.name AS saved_by
    FROM plans JOIN plan_revisions ON plan_revisions.plan_id = plans.id
    JOIN accounts ON accounts.id = plan_revisions.saved_by
"""
_IS_LATEST = """revision = (
    SELECT max(revision) FROM plan_revisions AS later WHERE later.plan_id = plans.id)"""

# Written as the index has it, or it would not be used.
_REVIEW = "json_extract(plan_revisions.content, '$.review_date')"
WEEKS_DUE = 8


@dataclass(frozen=True)
class SavedPlan:
    """One revision of a plan, and who saved it when.

    `printing` is how the plan was printed last; None until it is, or while it is the clinic's.
    """

    id: int
    patient_id: int
    episode_id: int
    revision: int
    plan: Plan
    saved_by: str
    saved_at: datetime
    printing: Printing | None = None

    @property
    def day(self) -> date:
        """The day it was saved on this computer's clock."""
        return self.saved_at.astimezone().date()


class PlanChanged(Exception):
    """Somebody saved the plan meanwhile; `latest` is what they saved."""

    def __init__(self, latest: SavedPlan) -> None:
        super().__init__(f"{latest.saved_by} saved revision {latest.revision}")
        self.latest = latest


def create(
    db: Database,
    patient_id: int,
    account_id: int,
    plan: Plan,
    episode_id: int | None = None,
    *,
    printing: Printing | None = None,
) -> SavedPlan:
    """A new plan for a patient, as revision 1; `printing` is that of the plan it was made from.

    Without an episode it goes to the newest open one, and one is opened when there is none.
    Raises NotFound when the episode is another patient's.
    """
    with writing(db):
        episode = episodes.needed(db, patient_id, episode_id)
        row: dict[str, object] = {
            "patient_id": patient_id,
            "episode_id": episode.id,
            "created_at": now(),
            "printing": documents.dump(printing) if printing else None,
        }
        plan_id = insert(db, "plans", row)
        _add_revision(db, plan_id, 1, account_id, plan)
        return get(db, plan_id)


def get(db: Database, plan_id: int, revision: int | None = None) -> SavedPlan:
    """The newest revision of the plan, or the one asked for. Raises NotFound."""
    which = _IS_LATEST if revision is None else "revision = ?"
    values = [plan_id] if revision is None else [plan_id, revision]
    for row in db.query(f"{_LATEST} WHERE plans.id = ? AND {which}", values):
        return _saved(row)
    raise NotFound("plan")


def save(db: Database, plan_id: int, revision: int, account_id: int, plan: Plan) -> SavedPlan:
    """Save a change made to `revision` as the next one; an unchanged plan is not saved again.

    Raises NotFound, or PlanChanged when `revision` is no longer the newest.
    """
    with writing(db):
        latest = get(db, plan_id)
        if latest.revision != revision:
            raise PlanChanged(latest)
        if latest.plan == plan:
            return latest
        _add_revision(db, plan_id, revision + 1, account_id, plan)
        return get(db, plan_id)


def of_patient(db: Database, patient_id: int) -> list[SavedPlan]:
    """The patient's plans, the one saved last first."""
    sql = f"{_LATEST} WHERE plans.patient_id = ? AND plans.archived_at IS NULL AND {_IS_LATEST}"
    rows = db.query(f"{sql} ORDER BY saved_at DESC, plans.id DESC", [patient_id])
    return [_saved(row) for row in rows]


def newest_of(db: Database, patient_ids: Iterable[int]) -> dict[int, SavedPlan]:
    """The plan each of these patients had saved last; who has none is not in it."""
    # As one value, since a statement takes a limited number of them.
    wanted = json.dumps(sorted(set(patient_ids)))
    sql = f"""{_LATEST} WHERE plans.patient_id IN (SELECT value FROM json_each(?))
        AND plans.archived_at IS NULL AND {_IS_LATEST}
        ORDER BY saved_at, plans.id"""  # noqa: S608 - constants
    rows = {row["patient_id"]: row for row in db.query(sql, [wanted])}
    return {patient_id: _saved(row) for patient_id, row in rows.items()}


def archived(db: Database, patient_id: int) -> list[SavedPlan]:
    """The patient's plans that were put away, the one saved last first."""
    sql = f"{_LATEST} WHERE plans.patient_id = ? AND plans.archived_at IS NOT NULL AND {_IS_LATEST}"
    rows = db.query(f"{sql} ORDER BY saved_at DESC, plans.id DESC", [patient_id])
    return [_saved(row) for row in rows]


def recent(db: Database, limit: int = 8) -> list[SavedPlan]:
    """The plans saved last in the clinic, of patients who are not archived."""
    sql = f"""{_LATEST} JOIN patients ON patients.id = plans.patient_id
        WHERE plans.archived_at IS NULL AND patients.archived_at IS NULL AND {_IS_LATEST}
        ORDER BY saved_at DESC, plans.id DESC LIMIT ?"""
    return [_saved(row) for row in db.query(sql, [limit])]


def due(db: Database, today: date, limit: int = 8) -> list[SavedPlan]:
    """The plans whose review is today or was missed, the one that waits longest first.

    A review has been when the patient was seen on its day or later: a follow-up was recorded, or
    a handout printed. Of many, those nearest to today; after eight weeks it is no longer due.
    """
    seen = f"date({{}}, 'localtime') >= {_REVIEW}"
    sql = f"""{_LATEST} JOIN patients ON patients.id = plans.patient_id
        JOIN episodes ON episodes.id = plans.episode_id
        WHERE {_REVIEW} BETWEEN ? AND ? AND {_IS_LATEST}
        AND plans.archived_at IS NULL AND patients.archived_at IS NULL
        AND episodes.closed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM follow_ups
            WHERE follow_ups.plan_id = plans.id AND {seen.format("recorded_at")})
        AND NOT EXISTS (SELECT 1 FROM handouts
            WHERE handouts.plan_id = plans.id AND {seen.format("issued_at")})
        ORDER BY {_REVIEW} DESC, plans.id DESC LIMIT ?"""  # noqa: S608 - built from constants
    first = today - timedelta(weeks=WEEKS_DUE)
    rows = db.query(sql, [first.isoformat(), today.isoformat(), limit])
    return [_saved(row) for row in rows][::-1]


def last_saved(db: Database, account_id: int, since: datetime) -> SavedPlan | None:
    """What a clinician saved last, if that was not before a moment."""
    sql = f"""{_LATEST} WHERE plan_revisions.saved_by = ? AND saved_at >= ?
        ORDER BY saved_at DESC, revision DESC LIMIT 1"""
    rows = db.query(sql, [account_id, since.astimezone(UTC).isoformat(timespec="seconds")])
    return next((_saved(row) for row in rows), None)


def revisions(db: Database, plan_id: int) -> list[SavedPlan]:
    """Every revision of a plan, the newest first."""
    sql = f"{_LATEST} WHERE plans.id = ? ORDER BY revision DESC"
    return [_saved(row) for row in db.query(sql, [plan_id])]


def archive(db: Database, plan_id: int, *, archived: bool = True) -> None:
    """Put a plan away or bring it back. Raises NotFound."""
    with writing(db):
        get(db, plan_id)
        db.table("plans").update(plan_id, {"archived_at": now() if archived else None})


def move(db: Database, plan_id: int, episode_id: int) -> None:
    """Put a plan into another episode of the same patient. Raises NotFound."""
    with writing(db):
        saved = get(db, plan_id)
        episode = episodes.needed(db, saved.patient_id, episode_id)
        db.table("plans").update(plan_id, {"episode_id": episode.id})


def print_as(db: Database, plan_id: int, printing: Printing) -> None:
    """Keep how a plan is printed, for the next time. It is no change of the plan."""
    with writing(db):
        db.table("plans").update(plan_id, {"printing": documents.dump(printing)})


def patients_with(db: Database, slug: str) -> int:
    """How many patients have a plan that holds an exercise now; archived ones do not count."""
    sql = f"""SELECT count(DISTINCT plans.patient_id) AS found FROM plan_exercises
        JOIN plans ON plans.id = plan_exercises.plan_id
        JOIN patients ON patients.id = plans.patient_id
        WHERE exercise = ? AND {_IS_LATEST}
        AND plans.archived_at IS NULL AND patients.archived_at IS NULL"""  # noqa: S608 - constants
    [row] = db.query(sql, [slug])
    return int(row["found"])


def _add_revision(db: Database, plan_id: int, revision: int, account_id: int, plan: Plan) -> None:
    row = {"plan_id": plan_id, "revision": revision, "content": documents.dump(plan)}
    db.table("plan_revisions").insert({**row, "saved_by": account_id, "saved_at": now()})


def _saved(row: dict[str, Any]) -> SavedPlan:
    return SavedPlan(
        id=row["id"],
        patient_id=row["patient_id"],
        episode_id=row["episode_id"],
        revision=row["revision"],
        plan=documents.load(row["content"], Plan),
        saved_by=row["saved_by"],
        saved_at=datetime.fromisoformat(row["saved_at"]),
        printing=documents.load(row["printing"], Printing) if row["printing"] else None,
    )
