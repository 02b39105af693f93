"""Accounts: passwords are hashed, and never seen again."""

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.store import NotFound, accounts
from hep.store.accounts import EmailTaken
from tests.conftest import PASSWORD


def test_the_right_password_finds_the_account(db: Database, dana: Account) -> None:
    assert accounts.verify(db, dana.email, PASSWORD) == dana


@pytest.mark.parametrize("password", ["", "wrong", PASSWORD.upper(), PASSWORD + " "])
def test_a_wrong_password_finds_nobody(db: Database, dana: Account, password: str) -> None:
    assert accounts.verify(db, dana.email, password) is None


def test_an_unknown_email_finds_nobody(db: Database, dana: Account) -> None:
    assert accounts.verify(db, "stranger@example.org", PASSWORD) is None


def test_capitals_in_the_email_make_no_difference(db: Database, dana: Account) -> None:
    assert accounts.verify(db, "Dana@Example.ORG", PASSWORD) == dana
    with pytest.raises(EmailTaken):
        _add(db, "DANA@example.org")


def test_a_damaged_hash_lets_nobody_in(db: Database, dana: Account) -> None:
    db.table("accounts").update(dana.id, {"password_hash": "damaged"})
    assert accounts.verify(db, dana.email, PASSWORD) is None


def test_an_account_that_is_not_active_is_not_found(db: Database, dana: Account) -> None:
    db.table("accounts").update(dana.id, {"active": 0})
    assert accounts.verify(db, dana.email, PASSWORD) is None
    with pytest.raises(NotFound):
        accounts.get(db, dana.id)


def test_the_password_is_kept_as_an_argon2_hash_only(db: Database, dana: Account) -> None:
    [row] = db.query("SELECT * FROM accounts")
    assert row["password_hash"].startswith("$argon2id$")
    assert PASSWORD not in str(row)


def test_a_password_is_never_in_an_error(db: Database, dana: Account) -> None:
    with pytest.raises(EmailTaken) as refused:
        _add(db, dana.email)
    assert PASSWORD not in repr(refused.value)
    assert PASSWORD not in repr(dana)


def test_accounts_are_counted(db: Database, dana: Account, ben: Account) -> None:
    assert accounts.count(db) == 2


def test_the_signature_leaves_out_a_title_that_is_not_there(dana: Account) -> None:
    assert dana.signature == "Dana Okafor, PT"
    assert Account(1, "d", "Dana Okafor", "").signature == "Dana Okafor"


def _add(db: Database, email: str) -> Account:
    return accounts.add(db, email=email, name="Other", title="", password=PASSWORD)
