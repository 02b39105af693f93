"""Whoever has the same plan open is told of the other, before one of them saves."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.store import presence
from hep.store.connection import as_of
from tests.web.building import Builder, started
from tests.web.pages import PageClient

NOBODY = 0


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    return started(client, db, dana, rosa, library, "bridge")


def told(client: PageClient, builder: Builder) -> str:
    """What a page that is open at the plan hears."""
    return client.send(f"{builder.plan}/presence", {}).get_data(as_text=True)


def test_each_hears_of_the_other(builder: Builder, ben_client: PageClient) -> None:
    assert "open too" not in told(builder.client, builder)
    assert "Dana Okafor has this plan open too" in told(ben_client, builder)
    assert "Ben Reyes has this plan open too" in told(builder.client, builder)
    assert "Ben Reyes has this plan open too" in builder.page


def test_two_others_are_both_named(
    db: Database, builder: Builder, dana: Account, ben: Account
) -> None:
    presence.tell(db, builder.id, ben.id)
    presence.tell(db, builder.id, dana.id)
    assert presence.others(db, builder.id, NOBODY) == ("Ben Reyes", "Dana Okafor")


def test_it_is_worth_a_minute(db: Database, builder: Builder, ben: Account) -> None:
    with as_of(datetime.now(UTC) - timedelta(seconds=50)):
        presence.tell(db, builder.id, ben.id)
    assert "Ben Reyes" in told(builder.client, builder)
    with as_of(datetime.now(UTC) + timedelta(seconds=20)):
        assert presence.others(db, builder.id, NOBODY) == ("Dana Okafor",)


def test_what_is_old_goes_with_the_next_word(db: Database, builder: Builder, ben: Account) -> None:
    with as_of(datetime.now(UTC) - timedelta(seconds=70)):
        presence.tell(db, builder.id, ben.id)
    assert "open too" not in told(builder.client, builder)
    assert db.table("presence").count == 1


def test_another_plan_is_another_matter(
    builder: Builder,
    ben_client: PageClient,
    db: Database,
    dana: Account,
    rosa: Patient,
    library: Library,
) -> None:
    other = started(builder.client, db, dana, rosa, library, "bridge")
    told(ben_client, other)
    assert "open too" not in told(builder.client, builder)


def test_it_is_no_act_for_the_audit_trail(
    db: Database, builder: Builder, ben_client: PageClient
) -> None:
    before = db.table("audit").count
    told(ben_client, builder)
    assert db.table("audit").count == before


def test_a_stranger_is_told_nothing(db: Database, builder: Builder, stranger: PageClient) -> None:
    told(builder.client, builder)
    answer = stranger.send(f"{builder.plan}/presence", {})
    assert answer.status_code == 401
    assert "Dana Okafor" not in answer.get_data(as_text=True)
    assert db.table("presence").count == 1
