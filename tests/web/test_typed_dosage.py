"""A dosage typed as one line: read into the fields, echoed, and refused by name."""

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.dosage import sentence
from hep.library import Library
from hep.patients import Patient
from tests.web.building import Builder, started
from tests.web.pages import PageClient


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    """Dana at a plan of one exercise with sides and one without."""
    return started(client, db, dana, rosa, library, "knees-to-side", "bridge")


def test_a_line_is_read_into_the_fields(builder: Builder, library: Library) -> None:
    builder.send(ex1__line="3x20-40s left 2/d 5/wk")
    dosage = builder.saved.plan.get(1).dosage
    assert sentence(dosage, library.languages["en-GB"].dosage) == (
        "Hold for 20 to 40 seconds. Do 3 on the left side. Twice a day, 5 days a week."
    )
    assert dosage.set_by == "clinician"


def test_what_a_line_holds_that_cannot_be_read_is_named_and_nothing_changes(
    builder: Builder,
) -> None:
    before = builder.saved
    text = builder.send(ex1__line="3x30s with bananas")
    assert builder.answer.status_code == 422
    assert "This cannot be read: “bananas”." in text
    assert 'value="3x30s with bananas"' in text
    assert builder.saved == before


def test_a_line_is_echoed_as_the_patient_reads_it(builder: Builder) -> None:
    def echo(line: str) -> str:
        answer = builder.client.get(
            f"{builder.plan}/exercises/1/dosage", query_string={"line": line}
        )
        return answer.get_data(as_text=True)

    assert "“Hold for at least 30 seconds." in echo("30+")
    assert "This cannot be read: “bananas”." in echo("bananas")
    assert "seconds for this type of exercise" in echo("9000 s")
    assert builder.client.get(f"{builder.plan}/exercises/99/dosage").status_code == 404


def test_an_exercise_without_sides_takes_no_side(builder: Builder) -> None:
    text = builder.send(ex2__line="2x10 each side")
    assert builder.answer.status_code == 422
    assert "“per side (this exercise has no sides)”" in text
