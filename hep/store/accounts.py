"""Accounts and their passwords, which are kept as argon2 hashes only."""

from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlite_utils import Database

from hep.accounts import Account, Preferences
from hep.store import documents
from hep.store.connection import NotFound, insert, now, writing

_hasher = PasswordHasher()
# Verified when the e-mail is unknown, so that the time taken tells nothing.
_NOBODY = _hasher.hash("nobody has this password")
_COLUMNS = "id, email, name, title, registration, active, preferences"


class EmailTaken(ValueError):
    """Another account signs in with this e-mail."""


def add(
    db: Database, *, email: str, name: str, title: str, password: str, registration: str = ""
) -> Account:
    """A new account. Raises EmailTaken."""
    fields: dict[str, Any] = {
        "email": email,
        "name": name,
        "title": title,
        "registration": registration,
    }
    hashed = _hasher.hash(password)
    with writing(db):
        if _row(db, "email = ?", email):
            raise EmailTaken(email)
        row = {**fields, "password_hash": hashed, "created_at": now()}
        return Account(id=insert(db, "accounts", row), **fields)


def get(db: Database, account_id: int) -> Account:
    """The active account. Raises NotFound."""
    return _account(_row(db, "id = ? AND active", account_id))


def verify(db: Database, email: str, password: str) -> Account | None:
    """The account with this e-mail and password, or None."""
    row = _row(db, "email = ? AND active", email)
    hashed = row["password_hash"] if row else _NOBODY
    try:
        _hasher.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return None
    return _account(row) if row else None


def named(db: Database, email: str) -> Account | None:
    """The active account that signs in with this e-mail, or None."""
    row = _row(db, "email = ? AND active", email)
    return _account(row) if row else None


def prefer(db: Database, account_id: int, preferences: Preferences) -> None:
    """Keep how a clinician likes the tool. Raises NotFound."""
    with writing(db):
        get(db, account_id)
        db.table("accounts").update(account_id, {"preferences": documents.dump(preferences)})


def everybody(db: Database) -> list[Account]:
    """Every account, active or not, by name."""
    rows = db.query(f"SELECT {_COLUMNS} FROM accounts ORDER BY name, id")  # noqa: S608 - constants
    return [_account(row) for row in rows]


def count(db: Database) -> int:
    """How many accounts there are."""
    return int(db.table("accounts").count)


def _row(db: Database, where: str, value: object) -> dict[str, Any] | None:
    sql = f"SELECT {_COLUMNS}, password_hash FROM accounts WHERE {where}"  # noqa: S608 - constants
    return next(iter(db.query(sql, [value])), None)


def _account(row: dict[str, Any] | None) -> Account:
    if row is None:
        raise NotFound("account")
    fields = {name: value for name, value in row.items() if name != "password_hash"}
    preferences = documents.load(row["preferences"], Preferences)
    return Account(**{**fields, "active": bool(fields["active"]), "preferences": preferences})
