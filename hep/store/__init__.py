"""The database: patients, plans, plan templates and handouts, kept in one SQLite file."""

from hep.store.connection import NotFound, connect, writing
from hep.store.migrations import migrate

__all__ = ["NotFound", "connect", "migrate", "writing"]
