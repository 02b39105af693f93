"""`flask accounts add`."""

import pytest
from click.testing import Result
from flask import Flask
from sqlite_utils import Database

from hep.store import accounts
from tests.conftest import PASSWORD

DANA = {
    "--email": "dana@example.org",
    "--name": "Dana Okafor",
    "--title": "PT",
    "--password": PASSWORD,
}


def add(app: Flask, **changes: str) -> Result:
    options = {**DANA, **{f"--{name}": text for name, text in changes.items()}}
    arguments = [part for pair in options.items() for part in pair]
    return app.test_cli_runner().invoke(args=["accounts", "add", *arguments])


def test_an_account_is_added(app: Flask, db: Database) -> None:
    done = add(app, registration="PT-77")
    assert (done.exit_code, done.output) == (0, "Added Dana Okafor, PT.\n")
    made = accounts.verify(db, DANA["--email"], PASSWORD)
    assert made is not None
    assert made.registration == "PT-77"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"password": "short"}, "12 characters or more"),
        ({"name": "Dana \u202e"}, "reading direction"),
        ({"title": "<b>PT</b>"}, "A name cannot hold"),
    ],
)
def test_what_cannot_be_is_refused(
    app: Flask, db: Database, changes: dict[str, str], message: str
) -> None:
    done = add(app, **changes)
    assert done.exit_code == 2
    assert message in done.output
    assert PASSWORD not in done.output
    assert accounts.count(db) == 0


def test_an_email_is_taken_once(app: Flask, db: Database) -> None:
    add(app)
    done = add(app, email="DANA@example.org", name="Other")
    assert done.exit_code == 2
    assert "Another account signs in with this e-mail" in done.output
    assert accounts.count(db) == 1


def test_the_password_is_asked_for_and_not_shown(app: Flask, db: Database) -> None:
    arguments = [part for pair in DANA.items() if pair[0] != "--password" for part in pair]
    done = app.test_cli_runner().invoke(
        args=["accounts", "add", *arguments], input=f"{PASSWORD}\n{PASSWORD}\n"
    )
    assert done.exit_code == 0, done.output
    assert PASSWORD not in done.output
    assert accounts.count(db) == 1
