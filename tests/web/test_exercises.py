"""The library's pages."""

import sys
from datetime import date

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.plans import add, new
from hep.store import plans
from tests.web.pages import PageClient


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "figure 4"}, "supine-figure-4-rest"),
        ({"q": "piriformis streching"}, "supine-figure-4-pull"),
        ({"q": "BRÍDGE"}, "bridge"),
        ({"q": "knees", "type": "SS", "position": "supine"}, "knees-to-side"),
    ],
)
def test_exercises_are_found(client: PageClient, query: dict[str, str], found: str) -> None:
    assert f'href="/exercises/{found}"' in client.get("/exercises", query_string=query).text


@pytest.mark.parametrize(
    "query",
    [
        {"q": "'; DROP TABLE plans; --"},
        {"q": '"'},
        {"q": "* NEAR/2 (x"},
        {"q": "<script>alert(1)</script>"},
        {"q": "\x00\u202e"},
        {"q": "🦵" * 500},
        {"region": "<b>x</b>", "level": "99", "type": "ZZ"},
        {"q": "-", "unknown": "x"},
    ],
)
def test_any_search_has_an_answer(client: PageClient, query: dict[str, str]) -> None:
    answer = client.get("/exercises", query_string=query)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<b>x</b>" not in answer.text


def test_filters_narrow_what_is_found(client: PageClient, library: Library) -> None:
    text = client.get("/exercises?position=seated").text
    seated = [one.slug for one in library.exercises.values() if one.position == "seated"]
    for slug in seated[:5]:
        assert f'href="/exercises/{slug}"' in text
    assert 'href="/exercises/bridge"' not in text
    assert f"{len(seated)} of {len(library.exercises)}" in text


def test_nothing_found_says_what_to_try(client: PageClient) -> None:
    assert "No exercise matches" in client.get("/exercises?q=zzzzqqqq").text


def test_every_exercise_has_its_page(client: PageClient, library: Library) -> None:
    """One of each type and region: the content tests look at all of the texts."""
    seen: set[tuple[str, bool]] = set()
    for one in library.exercises.values():
        kind = (one.type, one.has_sides)
        if kind not in seen:
            seen.add(kind)
            text = client.get(f"/exercises/{one.slug}").text
            assert "For the clinician" in text
            assert "{this" not in text
            assert "{other" not in text


def test_a_page_says_who_set_the_dose_and_that_nobody_reviewed_it(client: PageClient) -> None:
    text = client.get("/exercises/supine-figure-4-pull").text
    assert "Set by S001" in text
    assert "Not yet reviewed by a clinician" in text


def test_a_page_says_where_the_exercise_is_used(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> None:
    page = client.get("/exercises/clamshell").text
    assert "In the plans of <b>0</b> patients now" in page
    assert "Piriformis syndrome: intermediate" in page
    assert 'href="/exercises/clamshell-band"' in page
    plan = add(new(date.today()), library.exercises["clamshell"])
    for _ in range(2):
        saved = plans.create(db, rosa.id, dana.id, plan)
    assert "In the plans of <b>1</b> patient now" in client.get("/exercises/clamshell").text
    plans.save(db, saved.id, 1, dana.id, new(date.today()))
    plans.archive(db, saved.id - 1)
    assert "In the plans of <b>0</b> patients now" in client.get("/exercises/clamshell").text


def test_the_library_can_be_browsed_by_region_and_by_type(client: PageClient) -> None:
    page = client.get("/exercises").text
    for address in ("/exercises?region=hip", "/exercises?type=SS"):
        assert f'href="{address}"' in page
    assert "By region" not in client.get("/exercises?region=hip").text


def test_a_large_library_lists_its_beginning_and_the_rest_on_request(
    client: PageClient, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["hep.web.exercises"], "MOST_LISTED", 5)
    count, first = len(library.exercises), client.get("/exercises")
    assert first.text.count('<span class="t"><a href="/exercises/') == 5
    assert f"{count} of {count}" in first.text
    assert f"Show {count - 5} more" in first.text
    every = client.get("/exercises?every=1").text
    assert every.count('<span class="t"><a href="/exercises/') == count
    assert "more</a>" not in every
