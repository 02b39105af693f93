"""Bundles: several plans and handouts printed together, and what is never issued that way."""

import io
import re
import time
import zipfile

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.handouts.bundles import Bundle
from hep.library import Library
from hep.patients import Patient
from hep.store import handouts
from tests.web.building import Builder, started
from tests.web.pages import PageClient
from tests.web.test_handouts import issue, words


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    return started(client, db, dana, rosa, library, "knees-to-side")


def finished(client: PageClient, **fields: object) -> tuple[str, str]:
    """Start a bundle, wait until it is done; the address and the last page."""
    answer = client.send("/print-several", {"way": "pdf", "plans": "draft", **fields})
    assert answer.status_code == 303, answer.get_data(as_text=True)
    address = str(answer.headers["Location"])
    for _ in range(300):
        page = client.get(address).get_data(as_text=True)
        if "data-finished" in page:
            return address, page
        assert 'http-equiv="refresh"' in page
        time.sleep(0.1)
    raise AssertionError("it never finished")


def test_drafts_and_handouts_are_ticked_on_a_page(builder: Builder) -> None:
    issue(builder)
    page = builder.client.get("/print-several").get_data(as_text=True)
    assert 'name="plan" value="1"' in page
    assert 'name="handout" value="1"' in page
    assert "Rosa Whitfield" in page
    of_her = builder.client.get("/print-several?patient=1").get_data(as_text=True)
    assert "Print several for Rosa Whitfield" in of_her
    assert "/print-several?patient=1" in builder.client.get("/patients/1").get_data(as_text=True)


def test_plans_are_printed_as_drafts_in_one_pdf(builder: Builder, db: Database) -> None:
    printed = builder.client.get(issue(builder)).data
    address, page = finished(builder.client, plan="1", handout="1")
    assert "2 of 2" in page
    answer = builder.client.get(f"{address}/file")
    assert answer.mimetype == "application/pdf"
    pages, once = words(answer.data), words(printed)
    assert pages[: len(once)] == once
    assert all("DRAFT - not for the patient" in text for text in pages[len(once) :])
    assert len(pages) > len(once)
    assert db.table("handouts").count == 1


def test_a_zip_holds_the_bytes_that_were_issued(builder: Builder) -> None:
    printed = builder.client.get(issue(builder)).data
    address, _ = finished(builder.client, handout="1", way="zip")
    archive = zipfile.ZipFile(io.BytesIO(builder.client.get(f"{address}/file").data))
    [name] = archive.namelist()
    assert re.fullmatch(r"01-exercises-rosa-whitfield-\d{4}-\d\d-\d\d\.pdf", name)
    assert archive.read(name) == printed


def test_a_plan_that_asks_for_a_decision_is_listed_and_never_issued(
    builder: Builder, db: Database, rosa: Patient
) -> None:
    """Nobody asked about red flags: that is noted or asked on the page of the plan only."""
    address, page = finished(builder.client, plan="1", plans="issue")
    assert "Left out: Rosa Whitfield" in page
    assert "Ask about the red flags" in page
    assert "/plans/1/print" in page
    assert builder.client.get(f"{address}/file").status_code == 404
    assert db.table("handouts").count == 0
    issue(builder)
    address, page = finished(builder.client, plan="1", plans="issue")
    assert "Left out" not in page
    newest = handouts.of_patient(db, rosa.id)[0]
    assert len(handouts.of_patient(db, rosa.id)) == 2
    assert newest.decisions.flags_not_asked == ()
    assert all("DRAFT" not in text for text in words(builder.client.get(f"{address}/file").data))


def test_a_contraindication_is_never_overridden_for_many(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> None:
    hip = {"tha-posterior-answer": "yes", "tha-posterior-side": "left", "none_of": "Red flags"}
    client.send(f"/patients/{rosa.id}/screening", hip)
    started(client, db, dana, rosa, library, "supine-figure-4-pull")
    _, page = finished(client, plan="1", plans="issue")
    assert "Not issued. Say who decided and why" in page
    assert db.table("handouts").count == 0
    address, _ = finished(client, plan="1", plans="draft")
    for text in words(client.get(f"{address}/file").data):
        assert "DRAFT - not for the patient" in text


def test_nothing_ticked_prints_nothing(builder: Builder) -> None:
    for fields, said in (
        ({}, "Tick at least one"),
        ({"plan": [str(n) for n in range(41)]}, "Tick at most 40"),
        ({"plan": "x"}, "Nothing printed"),
    ):
        answer = builder.client.send("/print-several", {"way": "pdf", "plans": "draft", **fields})
        assert answer.status_code == 422
        assert said in answer.get_data(as_text=True)


def test_what_is_gone_is_left_out(builder: Builder) -> None:
    _, page = finished(builder.client, plan=["1", "99"])
    assert "It is not there any more" in page
    assert "2 of 2" in page


def test_only_whoever_asked_sees_it(builder: Builder, ben_client: PageClient) -> None:
    address, _ = finished(builder.client, plan="1")
    for path in (address, f"{address}/file"):
        assert ben_client.get(path).status_code == 404
    assert ben_client.send(f"{address}/cancel").status_code == 404
    assert builder.client.get(f"{address}/file").status_code == 200


def test_cancelling_ends_it(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Bundle.work

    def cancelled(bundle: Bundle, make: object) -> None:
        answer = builder.client.send(f"/print-several/{bundle.token}/cancel")
        assert answer.status_code == 303
        work(bundle, make)  # type: ignore[arg-type]

    monkeypatch.setattr(Bundle, "work", cancelled)
    address, page = finished(builder.client, plan="1")
    assert "Cancelled: 0 of 1" in page
    assert builder.client.get(f"{address}/file").status_code == 404
