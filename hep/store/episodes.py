"""Episodes of patients: opened, renamed, closed, reopened; never deleted."""

from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from hep.episodes import Episode, in_order
from hep.store.connection import NotFound, insert, now, writing


def add(db: Database, patient_id: int, title: str = "") -> Episode:
    """Open an episode."""
    with writing(db):
        row = {"patient_id": patient_id, "title": title, "opened_at": now()}
        return get(db, insert(db, "episodes", row))


def get(db: Database, episode_id: int) -> Episode:
    """The episode, open or closed. Raises NotFound."""
    for row in db.query("SELECT * FROM episodes WHERE id = ?", [episode_id]):
        return _episode(row)
    raise NotFound("episode")


def of_patient(db: Database, patient_id: int) -> list[Episode]:
    """The patient's episodes: open ones first, the newest of each first."""
    rows = db.query("SELECT * FROM episodes WHERE patient_id = ?", [patient_id])
    return in_order(_episode(row) for row in rows)


def present(db: Database, patient_id: int) -> Episode | None:
    """The newest open episode, or None."""
    return next((one for one in of_patient(db, patient_id) if one.is_open), None)


def needed(db: Database, patient_id: int, episode_id: int | None = None) -> Episode:
    """The episode that was named, else the newest open one, else one opened now.

    Raises NotFound when the named one is another patient's.
    """
    if episode_id is None:
        return present(db, patient_id) or add(db, patient_id)
    named = get(db, episode_id)
    if named.patient_id != patient_id:
        raise NotFound("episode")
    return named


def rename(db: Database, episode_id: int, title: str) -> None:
    """Give an episode another title. Raises NotFound."""
    _update(db, episode_id, {"title": title})


def close(db: Database, episode_id: int, *, closed: bool = True) -> None:
    """Close an episode, or open it again with everything it has. Raises NotFound."""
    _update(db, episode_id, {"closed_at": now() if closed else None})


def _update(db: Database, episode_id: int, change: dict[str, object]) -> None:
    with writing(db):
        get(db, episode_id)
        db.table("episodes").update(episode_id, change)


def _episode(row: dict[str, Any]) -> Episode:
    return Episode(
        id=row["id"],
        patient_id=row["patient_id"],
        title=row["title"],
        opened=_day(row["opened_at"]),
        closed=_day(row["closed_at"]) if row["closed_at"] else None,
    )


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone().date()
