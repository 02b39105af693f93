"""The history of a plan: every version, each can come back, archived plans too."""

from html import unescape

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.store import plans
from tests.web.building import Builder, started
from tests.web.pages import PageClient


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    return started(client, db, dana, rosa, library, "knees-to-side", "bridge")


def test_every_version_is_shown(builder: Builder) -> None:
    builder.send("remove:1")
    page = unescape(builder.client.get(f"{builder.plan}/history").get_data(as_text=True))
    for revision in range(1, builder.saved.revision + 1):
        assert f"Version {revision}" in page


def test_an_earlier_version_comes_back_and_the_others_stay(builder: Builder, db: Database) -> None:
    before = builder.saved
    builder.send("remove:1")
    builder.client.send(f"{builder.plan}/history/{before.revision}")
    assert builder.saved.plan == before.plan
    assert builder.saved.revision == before.revision + 2
    assert len(plans.revisions(db, builder.id)) == before.revision + 2


def test_a_version_that_never_was_is_not_found(builder: Builder) -> None:
    assert builder.client.send(f"{builder.plan}/history/99").status_code == 404


def test_an_archived_plan_can_be_restored(builder: Builder, db: Database, rosa: Patient) -> None:
    builder.client.send(f"{builder.plan}/archive")
    assert plans.of_patient(db, rosa.id) == []
    page = builder.client.get(f"/patients/{rosa.id}").get_data(as_text=True)
    assert "Archived plans" in page
    builder.client.send(f"{builder.plan}/restore")
    assert [one.id for one in plans.of_patient(db, rosa.id)] == [builder.id]
