"""One connection for each request, and one way to write."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from sqlite_utils import Database

# A commit returns when the disk has it.
SYNCHRONOUS = "FULL"

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


class NotFound(LookupError):
    """There is no such row."""


def connect(path: Path) -> Database:
    """Open the database; a saved row survives a power cut, and foreign keys are kept.

    A new database and its folder can be read by their owner only.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    db = Database(path)
    db.conn.execute("PRAGMA foreign_keys = ON")
    db.conn.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
    db.conn.execute("PRAGMA busy_timeout = 5000")
    return db


@contextmanager
def kept_open(path: Path, seconds: float = 5) -> Iterator[None]:
    """The database stays open inside, and what was written is folded into its file now and then.

    Whoever closes the last connection to a database, or fills its log, folds the log into the
    file and waits for the disk, twice. Without this that is every request, before its answer is
    sent. What was committed is on the disk all the same: in the log.
    """
    opened, enough = threading.Event(), threading.Event()
    keeper = threading.Thread(
        target=_keep, args=(path, seconds, opened, enough), daemon=True, name="kept open"
    )
    keeper.start()
    opened.wait()
    try:
        yield
    finally:
        enough.set()
        keeper.join()


def _keep(path: Path, seconds: float, opened: threading.Event, enough: threading.Event) -> None:
    try:
        with closing(connect(path)) as db:
            while not enough.is_set():
                # PASSIVE waits for nobody and holds up nobody.
                db.conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
                opened.set()
                enough.wait(seconds)
    finally:
        # Serving may not wait for a database that could not be opened.
        opened.set()


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """A write: all of it or nothing.

    It takes the write lock at once and waits for it: a transaction that starts as a reader is
    refused without waiting when another writer comes first.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.commit()


def insert(db: Database, table: str, row: dict[str, object]) -> int:
    """Insert one row and return the id it was given."""
    return int(db.table(table).insert(row).last_rowid or 0)


def free_slug(db: Database, table: str, slug: str) -> str:
    """The slug itself, or with the first number behind it that no row of the table has."""
    taken = {row["slug"] for row in db.query(f"SELECT slug FROM {table}")}  # noqa: S608 - a constant
    numbered = (f"{slug}-{number}" for number in count(2))
    return next(one for one in chain([slug], numbered) if one not in taken)


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Everything inside happens at an earlier moment.

    For the demo clinic alone, whose patients were seen weeks ago; no page can ask for it.
    """
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def clock() -> datetime:
    """This moment in UTC."""
    return _moment.get() or datetime.now(UTC)


def now() -> str:
    """This moment in UTC, as it is stored."""
    return stored(clock())


def stored(moment: datetime) -> str:
    """A moment as it is stored: in UTC, so that the order of the texts is that of the moments."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
