"""The database: patients, plans, plan templates and handouts, kept in one SQLite file."""

from sqlite_utils import Database

from hep.store.connection import NotFound, connect, kept_open, writing
from hep.store.migrations import migrate

__all__ = ["Database", "NotFound", "connect", "kept_open", "migrate", "writing"]
