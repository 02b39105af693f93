"""The steps that were taken to the shape of the database, and what several of them do."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("hep")


def append_only(db: Database, table: str) -> None:
    """Let the database itself refuse to rewrite history."""
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"""CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} is never rewritten'); END"""
        )
