"""Default dosages over HTTP: kept from a plan, used in the next, forgotten again."""

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from tests.web.building import Builder, started
from tests.web.pages import PageClient


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    """A plan with a bridge whose dose is kept as Dana's default."""
    builder = started(client, db, dana, rosa, library, "bridge")
    page = builder.send("default:1", ex1__reps="7", ex1__note="SECRET")
    assert builder.answer.status_code == 303, page
    assert "saved as your default dosage" in builder.page
    return builder


def added(builder: Builder) -> tuple[str, str]:
    """The repetitions and who set them, of a bridge added now."""
    builder.send("add:bridge")
    dosage = builder.saved.plan.exercises[-1].dosage
    assert dosage.note == ""
    return dosage.amount.reps.text, dosage.set_by


def test_ones_own_default_is_used_and_named(builder: Builder, db: Database) -> None:
    assert builder.saved.plan.get(1).dosage.note == "SECRET"
    assert added(builder) == ("7", "Dana Okafor's default")
    assert "Dose set by Dana Okafor&#39;s default" in builder.page
    assert "SECRET" not in str(db.execute("SELECT * FROM default_dosages").fetchall())


def test_a_colleague_has_it_only_when_it_is_the_clinics(
    builder: Builder, ben_client: PageClient, db: Database
) -> None:
    ben = Builder(ben_client, builder.plan, db)
    assert added(ben)[1] not in ("Dana Okafor's default", "the clinic's default")
    assert builder.client.send("/exercises/bridge/default", {"do": "clinic"}).status_code == 303
    assert added(ben) == ("7", "the clinic's default")
    ben_client.send("/exercises/bridge/default", {"do": "forget-clinic"})
    assert added(ben)[1] != "the clinic's default"


def test_it_is_forgotten(builder: Builder) -> None:
    page = builder.client.get("/exercises/bridge").get_data(as_text=True)
    assert "Forget my default" in page
    builder.client.send("/exercises/bridge/default", {"do": "forget"})
    assert added(builder)[1] != "Dana Okafor's default"
    assert builder.client.send("/exercises/bridge/default", {"do": "forget"}).status_code == 400


@pytest.mark.parametrize("do", ["default:9", "default:x", "default"])
def test_what_is_not_in_the_plan_is_no_default(builder: Builder, db: Database, do: str) -> None:
    builder.send(do)
    assert builder.answer.status_code == 400
    assert db.table("default_dosages").count == 1
