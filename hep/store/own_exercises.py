"""The clinic's own exercises: every save is a version, and none is ever deleted."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from hep.exercises import Exercise
from hep.store import documents
from hep.store.connection import NotFound, free_slug, insert, now, writing

_VERSIONS = """
    SELECT own_exercises.id, slug, owner_id, archived_at, version, content, shared, saved_at,
        owners.name AS owner, writers.name AS saved_by
    FROM own_exercises
    JOIN own_exercise_versions AS versions ON versions.own_exercise_id = own_exercises.id
    JOIN accounts AS owners ON owners.id = owner_id
    JOIN accounts AS writers ON writers.id = versions.saved_by
"""
_IS_LATEST = """version = (
    SELECT max(version) FROM own_exercise_versions WHERE own_exercise_id = own_exercises.id)"""


@dataclass(frozen=True)
class OwnExercise:
    """One version of an own exercise, whose it is, and who saved it when."""

    slug: str
    exercise: Exercise
    owner_id: int
    owner: str
    shared: bool
    archived: bool
    version: int
    saved_by: str
    saved_at: datetime

    def offered_to(self, account_id: int) -> bool:
        """Whether this account may find it, to prescribe it or to clone it."""
        return not self.archived and (self.shared or self.owner_id == account_id)

    def changed_by(self, account_id: int) -> bool:
        """Whether this account may change it: a shared one is everybody's."""
        return self.shared or self.owner_id == account_id


class OwnExerciseChanged(Exception):
    """Somebody saved it meanwhile; `latest` is what they saved."""

    def __init__(self, latest: OwnExercise) -> None:
        super().__init__(f"{latest.saved_by} saved version {latest.version}")
        self.latest = latest


def add(db: Database, account_id: int, exercise: Exercise, *, shared: bool) -> OwnExercise:
    """Keep a new exercise as version 1, under its slug or the next free one like it."""
    with writing(db):
        slug = free_slug(db, "own_exercises", exercise.slug)
        row: dict[str, object] = {"slug": slug, "owner_id": account_id, "created_at": now()}
        kept = insert(db, "own_exercises", row)
        _add_version(db, kept, 1, account_id, replace(exercise, slug=slug), shared)
        return get(db, slug)


def save(
    db: Database, opened: OwnExercise, account_id: int, exercise: Exercise, *, shared: bool
) -> OwnExercise:
    """Save as the next version. Raises OwnExerciseChanged when `opened` is not the newest."""
    with writing(db):
        latest = get(db, opened.slug)
        if latest.version != opened.version:
            raise OwnExerciseChanged(latest)
        [row] = db.query("SELECT id FROM own_exercises WHERE slug = ?", [opened.slug])
        kept = replace(exercise, slug=opened.slug)
        _add_version(db, row["id"], latest.version + 1, account_id, kept, shared)
        return get(db, opened.slug)


def get(db: Database, slug: str, version: int | None = None) -> OwnExercise:
    """The newest version, or the one asked for. Raises NotFound."""
    which = _IS_LATEST if version is None else "version = ?"
    values = [slug] if version is None else [slug, version]
    for row in db.query(f"{_VERSIONS} WHERE slug = ? AND {which}", values):
        return _own(row)
    raise NotFound("own exercise")


def every(db: Database) -> list[OwnExercise]:
    """All of the clinic, archived ones too, in their newest version, in the order of making."""
    return [
        _own(row) for row in db.query(f"{_VERSIONS} WHERE {_IS_LATEST} ORDER BY own_exercises.id")
    ]


def versions(db: Database, slug: str) -> list[OwnExercise]:
    """Every version of one, the newest first."""
    rows = db.query(f"{_VERSIONS} WHERE slug = ? ORDER BY version DESC", [slug])
    return [_own(row) for row in rows]


def archive(db: Database, slug: str, *, archived: bool = True) -> None:
    """Put it away or bring it back; plans that hold it stay as they are. Raises NotFound."""
    with writing(db):
        get(db, slug)
        [row] = db.query("SELECT id FROM own_exercises WHERE slug = ?", [slug])
        stamped = {"archived_at": now() if archived else None}
        db.table("own_exercises").update(row["id"], stamped)


def stamp(db: Database) -> tuple[object, ...]:
    """Something that changes whenever any of them does: cheap to ask for on each request."""
    sql = """SELECT max(id) AS newest, max(saved_at) AS saved,
        (SELECT group_concat(id) FROM own_exercises WHERE archived_at IS NOT NULL) AS away
        FROM own_exercise_versions"""
    [row] = db.query(sql)
    return tuple(row.values())


def in_use(db: Database, slug: str) -> bool:
    """Whether any version of any plan of the clinic holds it."""
    sql = "SELECT 1 AS found FROM plan_exercises WHERE exercise = ? LIMIT 1"
    return any(db.query(sql, [slug]))


def _add_version(
    db: Database, kept: int, version: int, account_id: int, exercise: Exercise, shared: bool
) -> None:
    row = {"own_exercise_id": kept, "version": version, "content": documents.dump(exercise)}
    saved = {"shared": int(shared), "saved_by": account_id, "saved_at": now()}
    db.table("own_exercise_versions").insert({**row, **saved})


def _own(row: dict[str, Any]) -> OwnExercise:
    return OwnExercise(
        slug=row["slug"],
        exercise=documents.load(row["content"], Exercise),
        owner_id=row["owner_id"],
        owner=row["owner"],
        shared=bool(row["shared"]),
        archived=row["archived_at"] is not None,
        version=row["version"],
        saved_by=row["saved_by"],
        saved_at=datetime.fromisoformat(row["saved_at"]),
    )
