"""What goes home besides the paper: one file that needs nothing else, and a calendar."""

import json
import re
from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlite_utils import Database

from hep.accounts import Account
from hep.handouts import take_home
from hep.library import Library
from hep.patients import Patient
from hep.store import handouts
from hep.store.handouts import Handout
from tests.web.building import Builder, started
from tests.web.pages import PageClient


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    made = started(client, db, dana, rosa, library, "knees-to-side", "bridge", "calf-stretch-wall")
    made.send(ex2__days="3")
    return made


@pytest.fixture
def handout(builder: Builder, db: Database, dana: Account) -> Handout:
    """The plan, issued without the paper."""
    saved = builder.saved
    return handouts.issue(db, saved, dana.id, code="1-2", pdf_sha256="0" * 64, pages=1)


def page(client: PageClient, handout: Handout) -> str:
    answer = client.get(f"/handouts/{handout.id}/take-home.html")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return answer.get_data(as_text=True)


def test_the_page_needs_nothing_else(client: PageClient, handout: Handout) -> None:
    text = page(client, handout)
    assert len(text.encode()) < 1_000_000
    assert not re.findall(r'(?:src|href)="(?!#|tel:)', text)
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_the_page_says_what_the_paper_says(client: PageClient, handout: Handout) -> None:
    text = page(client, handout)
    for said in (
        "Rosa Whitfield",
        "When to stop and call",
        "Chest pain",
        "04\u00a0555\u00a00142",
        ">111<",
    ):
        assert said in text
    assert text.count('class="exercise"') == 3
    assert text.count("<use ") == 6


def test_the_timer_knows_every_beat(client: PageClient, handout: Handout) -> None:
    found = re.search(r'id="pace">(.*?)</script>', page(client, handout))
    assert found
    paced = json.loads(found[1])
    assert [one["number"] for one in paced] == [1, 2, 3]
    holds = [beat for beat in paced[0]["beats"] if beat["kind"] == "hold"]
    dosage = handout.plan.exercises[0].dosage
    assert {beat["seconds"] for beat in holds} == {dosage.amount.hold.target}


def test_only_an_issued_handout_goes_home(client: PageClient, builder: Builder) -> None:
    assert client.get("/handouts/1/take-home.html").status_code == 404
    assert client.get("/handouts/1/sessions.ics").status_code == 404


def test_the_calendar_names_nobody_and_ends_with_the_review(
    client: PageClient, handout: Handout
) -> None:
    answer = client.get(f"/handouts/{handout.id}/sessions.ics")
    assert answer.mimetype == "text/calendar"
    assert b"Rosa" not in answer.data
    events = Calendar.from_ical(answer.data).walk("VEVENT")
    days = {tuple(event["rrule"].get("BYDAY", ())) for event in events}
    assert days == {(), ("MO", "WE", "FR")}
    for event in events:
        assert event["rrule"]["UNTIL"][0].date() == handout.plan.review_date
        assert event.decoded("duration") >= timedelta(minutes=5)
        if "BYDAY" in event["rrule"]:
            assert event.decoded("dtstart").weekday() in (0, 2, 4)
    assert "Lift your hips" in "".join(str(event["description"]) for event in events)


def test_the_handout_offers_both(client: PageClient, handout: Handout) -> None:
    text = client.get(f"/handouts/{handout.id}").get_data(as_text=True)
    assert f"/handouts/{handout.id}/take-home.html" in text
    assert f"/handouts/{handout.id}/sessions.ics" in text


def test_a_page_too_large_for_mail_is_refused_with_a_reason(
    client: PageClient, handout: Handout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_home, "LARGEST", 20_000)
    answer = client.get(f"/handouts/{handout.id}/take-home.html")
    assert answer.status_code == 422
    assert "larger than 20 kB" in answer.get_data(as_text=True)
