"""The connection: what survives a crash, and what many writers at once may expect."""

import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from sqlite_utils import Database

from hep import store
from hep.patients import Patient
from hep.store import connection, kept_open, patients
from hep.store.connection import insert, now
from hep.web.settings import Settings

SAVER = """
import sys
from pathlib import Path
from hep import store
from hep.patients import Patient
from hep.store import patients

db = store.connect(Path(sys.argv[1]))
for number in range(20):
    patients.add(db, Patient(0, f"Patient {number}", str(number)))
print("saved", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def db(
    settings: Settings, waits_for_the_disk: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """A connection as the product opens it."""
    monkeypatch.setattr(connection, "SYNCHRONOUS", waits_for_the_disk)
    opened = store.connect(settings.database)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("pragma", "value"), [("synchronous", 2), ("journal_mode", "wal"), ("foreign_keys", 1)]
)
def test_a_connection_keeps_what_was_saved(db: Database, pragma: str, value: object) -> None:
    """`synchronous` 2 is FULL: a commit returns when the disk has it."""
    [[found]] = db.execute(f"PRAGMA {pragma}").fetchall()
    assert found == value


def test_a_killed_process_loses_nothing_it_saved(settings: Settings, db: Database) -> None:
    saver = subprocess.Popen(
        [sys.executable, "-c", SAVER, settings.database],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with saver:
        assert saver.stdout is not None
        assert saver.stdout.readline() == "saved\n"
        saver.send_signal(signal.SIGKILL)
    assert saver.returncode == -signal.SIGKILL
    assert db.table("patients").count == 20


def written_by(settings: Settings, name: str) -> None:
    """A request: it opens the database, writes, and closes it."""
    own = store.connect(settings.database)
    patients.add(own, Patient(0, name))
    own.close()


def in_the_file_alone(settings: Settings, folder: Path) -> int:
    """How many patients there are without what is still in the log."""
    alone = Database(copy(settings.database, folder / "alone.db"))
    try:
        return int(alone.table("patients").count)
    finally:
        alone.close()


def test_while_it_is_kept_open_no_request_folds_the_log_into_the_file(
    settings: Settings, tmp_path: Path
) -> None:
    log = Path(f"{settings.database}-wal")
    written_by(settings, "Rosa")
    assert not log.exists()
    with kept_open(settings.database, seconds=60):
        written_by(settings, "Tama")
        assert log.stat().st_size > 0
        assert in_the_file_alone(settings, tmp_path) == 1
    assert not log.exists()
    assert in_the_file_alone(settings, tmp_path) == 2


def test_the_log_is_folded_into_the_file_in_the_background(
    settings: Settings, tmp_path: Path
) -> None:
    with kept_open(settings.database, seconds=0.05):
        written_by(settings, "Rosa")
        for _ in range(600):
            if in_the_file_alone(settings, tmp_path):
                break
            time.sleep(0.05)
        assert in_the_file_alone(settings, tmp_path) == 1


def test_four_writers_at_once_all_get_through(settings: Settings, db: Database) -> None:
    faults: list[BaseException] = []

    def write(writer: int) -> None:
        own = store.connect(settings.database)
        try:
            for turn in range(50):
                with store.writing(own):
                    [[known]] = own.execute("SELECT count(*) FROM plans").fetchall()
                    row = {"name": f"{writer}-{turn}", "number": "", "language": "en"}
                    rest = {"notes": str(known), "folded": "", "created_at": now()}
                    insert(own, "patients", {**row, **rest, "changed_at": now()})
        except BaseException as fault:
            faults.append(fault)
        finally:
            own.close()

    threads = [threading.Thread(target=write, args=[writer]) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert db.table("patients").count == 200


def test_a_write_takes_the_lock_at_once(settings: Settings, db: Database) -> None:
    other = sqlite3.connect(settings.database, timeout=0)
    with store.writing(db), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_write_that_fails_leaves_nothing_behind(db: Database) -> None:
    with pytest.raises(Interrupted):
        _add_account_but(db)
    assert db.table("accounts").count == 0
    assert not db.conn.in_transaction


def test_a_write_inside_a_write_fails_alone(db: Database) -> None:
    with store.writing(db):
        _add_account(db)
        with pytest.raises(Interrupted):
            _add_account_but(db, "ben")
    [row] = db.query("SELECT email FROM accounts")
    assert row["email"] == "dana"


def test_a_row_cannot_point_to_nothing(db: Database) -> None:
    row = {"patient_id": 404, "title": "", "opened_at": now()}
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.table("episodes").insert(row)


def test_the_folder_of_the_database_is_made(tmp_path: Path) -> None:
    made = store.connect(tmp_path / "new" / "deeper" / "hep.db")
    store.migrate(made)
    made.close()
    assert (tmp_path / "new" / "deeper" / "hep.db").exists()


class Interrupted(BaseException):
    """What ends a write half way, as Ctrl+C would."""


def _add_account_but(db: Database, email: str = "dana") -> None:
    with store.writing(db):
        _add_account(db, email)
        raise Interrupted


def _add_account(db: Database, email: str = "dana") -> None:
    row = {"email": email, "name": "Dana", "title": "", "registration": ""}
    db.table("accounts").insert({**row, "password_hash": "", "created_at": now()})


def test_serving_does_not_wait_for_a_database_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", failed.append)
    with kept_open(tmp_path):
        pass
    assert [one.exc_type for one in failed] == [sqlite3.OperationalError]
