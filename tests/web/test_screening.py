"""Screening over HTTP, and what it does to the builder and to printing."""

import re
from html import unescape

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.safety import Answer, areas
from hep.store import handouts, screening
from hep.web.screening import columns
from tests.web.building import Builder, started
from tests.web.pages import PageClient

REASON = "The surgeon agreed on 3 November."


@pytest.fixture
def page(rosa: Patient) -> str:
    return f"/patients/{rosa.id}/screening"


@pytest.fixture
def hip(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library, page: str
) -> Builder:
    """A plan with a figure-4 for a patient with a left hip replacement, red flags asked."""
    client.send(
        page,
        {"tha-posterior-answer": "yes", "tha-posterior-side": "left", "none_of": "Red flags"},
    )
    return started(client, db, dana, rosa, library, "supine-figure-4-pull")


def text(client: PageClient, address: str) -> str:
    return unescape(client.get(address).get_data(as_text=True))


def printed(builder: Builder, **fields: str) -> tuple[int, str]:
    looked_at = re.search(
        r'name="looked_at"[^>]*value="(\w+)"', text(builder.client, f"{builder.plan}/print")
    )
    assert looked_at
    data = {"revision": builder.revision, "paper": "a4", "looked_at": looked_at[1]}
    data |= {name.replace("__", "-"): value for name, value in fields.items()}
    answer = builder.client.send(f"{builder.plan}/handouts", data)
    return answer.status_code, unescape(answer.get_data(as_text=True))


def test_nothing_is_asked_at_first(client: PageClient, page: str, library: Library) -> None:
    shown = text(client, page)
    assert shown.count('value="not asked" checked') == len(library.conditions)


def test_a_yes_is_recorded_with_its_details(
    client: PageClient, page: str, db: Database, rosa: Patient
) -> None:
    fields = {"answer": "yes", "side": "left", "until": "2027-01-31", "order": "No bending"}
    client.send(page, {f"tha-posterior-{name}": value for name, value in fields.items()})
    one = screening.get(db, rosa.id).answers["tha-posterior"]
    assert (one.answer, one.order, one.by) == (Answer.YES, "No bending", "Dana Okafor")
    assert str(one.until) == "2027-01-31"
    assert len(screening.get(db, rosa.id).answers) == 1


def test_none_of_these_asks_a_group_on_purpose(
    client: PageClient, page: str, db: Database, rosa: Patient, library: Library
) -> None:
    client.send(page, {"none_of": "Red flags"})
    answers = screening.get(db, rosa.id).answers
    flags = [one.slug for one in library.conditions.values() if one.area == "Red flags"]
    assert sorted(answers) == sorted(flags)
    assert all(one.as_group and one.answer is Answer.NO for one in answers.values())


def test_the_same_answer_is_not_recorded_twice(
    client: PageClient, page: str, db: Database, rosa: Patient
) -> None:
    for _ in range(2):
        client.send(page, {"latex-answer": "no"})
    assert len(list(db.query("SELECT id FROM screening_answers"))) == 1


def test_a_wrong_date_is_said_at_its_field_and_changes_nothing(
    client: PageClient, page: str, db: Database, rosa: Patient
) -> None:
    answer = client.send(page, {"latex-answer": "yes", "latex-until": "soon"})
    assert answer.status_code == 422
    assert "Look again at: Latex allergy." in answer.text
    assert screening.get(db, rosa.id).answers == {}


def test_every_area_stands_once_in_columns_of_about_one_height(library: Library) -> None:
    grouped = areas(library.conditions.values())
    made = columns(grouped)
    assert [area for column in made for area in column] == list(grouped)
    heights = [sum(map(len, column.values())) for column in made]
    assert max(heights) - min(heights) < 12


def test_the_paper_form_asks_every_question_in_the_order_of_the_screening(
    client: PageClient, page: str, library: Library
) -> None:
    shown = text(client, f"{page}/form")
    rows = re.findall(r'<th scope="row">(.*?) <small>(.*?)</small>', shown)
    conditions = [one for area in areas(library.conditions.values()).values() for one in area]
    assert rows == [(one.question, one.label) for one in conditions]
    online = re.findall(r'<span class="q"[^>]*>([^<]*?) *<', text(client, page))
    assert [label for _, label in rows] == online


def test_the_paper_form_never_takes_not_sure_for_no(client: PageClient, page: str) -> None:
    shown = text(client, f"{page}/form")
    heads = re.findall(r'<th scope="col">([^<]*)</th>', shown)
    assert heads[:3] == ["Yes", "No", "Not sure"]
    assert "Enter Not sure, and a line with no tick, as Not asked" in shown
    assert "These questions are not yet reviewed by a clinician." in shown


def test_the_screening_page_says_how_to_ask(
    client: PageClient, page: str, library: Library
) -> None:
    shown = text(client, page)
    for one in library.conditions.values():
        assert f'aria-describedby="ask-{one.slug}"' in shown
        assert f'id="ask-{one.slug}">Ask: {one.question}<' in shown


def test_the_builder_shows_the_finding_its_rule_and_an_alternative(hip: Builder) -> None:
    shown = unescape(hip.page)
    assert "Contraindicated" in shown
    assert "Show the rule" in shown
    assert "An alternative without this match" in shown


def test_what_the_plan_has_already_is_no_alternative(hip: Builder) -> None:
    offered = re.search(r'value="swap:\d+:([a-z0-9-]+)"', hip.page)
    assert offered
    hip.send(f"add:{offered[1]}")
    again = re.search(r'value="swap:\d+:([a-z0-9-]+)"', hip.page)
    assert again is None or again[1] != offered[1]


def test_the_alternative_takes_the_place_for_the_same_side(hip: Builder) -> None:
    hip.send("side:right")
    hip.send("swap:1:supine-figure-4-rest")
    [one] = hip.saved.plan.exercises
    assert (one.exercise, one.dosage.side) == ("supine-figure-4-rest", "right")


def test_a_contraindicated_plan_prints_only_with_a_reason(hip: Builder, db: Database) -> None:
    assert printed(hip, read="y")[0] == 422
    assert printed(hip, read="y", ex1__reason="too short")[0] == 422
    assert list(db.query("SELECT id FROM handouts")) == []
    assert printed(hip, read="y", ex1__reason=REASON)[0] == 303


def test_precautions_are_read_before_printing(hip: Builder) -> None:
    status, shown = printed(hip, ex1__reason=REASON)
    assert status == 422
    assert "tick the box" in shown


def test_findings_that_changed_since_the_page_was_read_print_nothing(
    client: PageClient, hip: Builder, page: str, db: Database
) -> None:
    data = {"revision": hip.revision, "paper": "a4", "read": "y", "ex1-reason": REASON}
    answer = client.send(f"{hip.plan}/handouts", {**data, "looked_at": "an older page"})
    assert answer.status_code == 409
    assert "Read them again" in answer.get_data(as_text=True)
    assert list(db.query("SELECT id FROM handouts")) == []


def test_the_reason_is_kept_and_never_printed(hip: Builder, db: Database, rosa: Patient) -> None:
    printed(hip, read="y", ex1__reason=REASON, ex1__told="Pull only a little.")
    [handout] = handouts.of_patient(db, rosa.id)
    assert handout.decisions.reasons == {1: REASON}
    assert {one.kind for one in handout.decisions.seen} >= {"contraindication", "precaution"}
    assert REASON in text(hip.client, f"/handouts/{handout.id}")
    assert "1 issued with a reason" in text(hip.client, f"/patients/{rosa.id}")


def test_a_stop_prints_nothing_until_it_is_cleared(
    client: PageClient, hip: Builder, page: str, db: Database
) -> None:
    client.send(page, {"rf-dvt-pe-answer": "yes", "tha-posterior-answer": "no"})
    status, shown = printed(hip, read="y", ex1__reason=REASON)
    assert status == 422
    assert "Nothing prints until" in shown
    cleared = {"reviewed_by": "Dr Ng", "profession": "GP", "day": "2026-11-20", "action": "Scan"}
    assert client.send(f"{page}/rf-dvt-pe/clear", cleared).status_code == 302
    assert printed(hip, read="y")[0] == 303


def test_only_a_red_flag_can_be_cleared(client: PageClient, page: str) -> None:
    assert client.get(f"{page}/latex/clear").status_code == 404
    assert client.send(f"{page}/rf-dvt-pe/clear", {"reviewed_by": ""}).status_code == 422


def test_unasked_red_flags_are_noted_once_in_an_episode(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> None:
    builder = started(client, db, dana, rosa, library, "bridge")
    assert printed(builder)[0] == 422
    assert printed(builder, unasked="y")[0] == 303
    assert printed(builder)[0] == 303


def test_a_finding_that_is_new_since_printing_is_shown_at_the_reprint(
    client: PageClient, hip: Builder, page: str, db: Database, rosa: Patient
) -> None:
    printed(hip, read="y", ex1__reason=REASON)
    [handout] = handouts.of_patient(db, rosa.id)
    assert "New since it was printed" not in text(client, f"/handouts/{handout.id}")
    client.send(page, {"nerve-irritable-answer": "yes"})
    assert "New since it was printed" in text(client, f"/handouts/{handout.id}")


def test_matching_switched_off_is_said_on_every_page_and_sheet(
    client: PageClient, hip: Builder
) -> None:
    clinic = {"name": "Harbour", "phone": "04 555 0142", "country": "NZ", "paper": "a4"}
    client.send("/clinic", {**clinic, "red_flag_weeks": "4"})
    assert "Matching is switched off" in text(client, "/")
    assert "Contraindicated" not in unescape(hip.page)
    client.send("/clinic", {**clinic, "red_flag_weeks": "4", "matching": "y"})
    assert "Contraindicated" in unescape(hip.page)


def test_the_library_hides_what_is_forbidden_on_request_only(hip: Builder) -> None:
    every = hip.client.get(f"{hip.plan}?q=figure").get_data(as_text=True)
    fewer = hip.client.get(f"{hip.plan}?q=figure&hide=1").get_data(as_text=True)
    assert 'value="add:supine-figure-4-pull"' in every
    assert 'value="add:supine-figure-4-pull"' not in fewer
    assert "hidden by rules, not a clearance" in fewer
