"""The shape of the database, step by step, in the order of the numbers."""

from sqlite_utils import Database

# Importing a module takes its steps in, so the order of these lines is the order of the steps.
from hep.store.migrations import m001_to_m010, m011_to_m020, m021_on
from hep.store.migrations.steps import migrations

__all__ = ["m001_to_m010", "m011_to_m020", "m021_on", "migrate", "migrations"]


def migrate(db: Database) -> None:
    """Bring the database to the newest shape; nothing happens when it is there already."""
    if migrations.pending(db):
        migrations.apply(db)
