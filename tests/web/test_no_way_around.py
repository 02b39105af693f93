"""A contraindicated plan is issued by no way without a reason, and what was not issued says DRAFT.

Every address is opened with watchful eyes: one that makes, composes or hands out a sheet must
stand in WAYS with what it may do. A new one fails here until somebody has thought about it.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlite_utils import Database
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from hep import filing
from hep.accounts import Account
from hep.dosage import Side
from hep.handouts import advice, rendering, sheet
from hep.handouts.ahead import Ahead
from hep.handouts.rendering import Rendering
from hep.library import Library
from hep.patients import Patient
from hep.plans import add, change_side, new
from hep.safety import Answer
from hep.store import handouts, plans, screening
from hep.store.plans import SavedPlan
from hep.store.screening import Given
from hep.web import context, sheets
from tests.conftest import signed_in
from tests.web import everywhere
from tests.web.everywhere import World, rules
from tests.web.pages import PageClient

DRAFT, ISSUED = b"%PDF of a draft", b"%PDF of an issued sheet"
REASON = "The surgeon agreed on 3 November."
# What each address that has to do with a sheet may do, and nothing else.
WAYS = {
    "handouts.check": "composes the words, to say why a plan cannot be printed",
    "handouts.pages": "says how many pages would be printed, and hands out none",
    "handouts.understood": "composes the words, to say how well they can be understood",
    "handouts.preview": "hands out a draft",
    "handouts.preview_template": "hands out a draft without a patient",
    "handouts.issue": "issues, when everything is decided",
    "handouts.pdf": "hands out the bytes that were issued",
    "take_home.page": "hands out what was issued, as a page",
    "take_home.sessions": "hands out the dates of what was issued",
    "transfer.export": "hands out a template of the clinic, without a patient",
    "follow_ups.summary": "hands out a letter for the referrer, which is no handout",
    "advice.show": "composes the words of a sheet without exercises",
    "advice.preview": "hands out a draft of a sheet without exercises",
    "advice.issue": "issues a sheet without exercises",
}
# What is no handout but a letter of the clinic, by the first class of its body.
LETTERS = {"referrer"}
DRAFTS = {"handouts.preview", "handouts.preview_template", "advice.preview"}
COMMANDS = {"handout": {"make"}}
# Pictures and styles, which hold nothing of a patient.
FILES = {
    "static", "bootstrap.static", "branding.logo", "figures.show", "own_drawings.show",
    "pictures.photo",
}  # fmt: skip
DOORS = {"accounts.sign_in", "accounts.sign_out", "clinics.set_up"}
PAGE_TYPES = {"text/html", "application/json"}
EVERY = [(method, rule) for method in ("GET", "POST") for rule in rules(method)]
TICKED = {
    **{"read": "y", "unasked": "y", "paper": "a4", "do": "print", "reason": REASON},
    **{"slug": "clinic-hip", "plan_template": "clinic-hip", "title": "Hip", "side": "left"},
}


class Eyes:
    """Sees whoever composes a sheet, has one rendered, or reads a kept one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: list[str] = []
        self.ahead = Ahead(self.render, pause=0)
        for place, name in ((sheet, "compose"), (advice, "compose"), (filing, "read")):
            monkeypatch.setattr(place, name, self._watched(getattr(place, name)))
        monkeypatch.setattr(rendering, "render", self.render)
        monkeypatch.setattr(sheets, "ahead", self.ahead)

    def render(self, html: str, _assets: object) -> Rendering:
        """No PDF, but bytes that say which of the two it would be."""
        self.seen.append("render")
        body = re.search(r'<body class="([^"]*)"', html)
        assert body
        if body[1].split()[0] in LETTERS:
            return Rendering(b"%PDF of a letter", 1)
        marked = "draft" in body[1].split()
        assert marked == ("DRAFT - not for the patient" in html)
        assert all(f'class="safety {kind}"' in html for kind in ("stop", "emergency"))
        return Rendering(DRAFT if marked else ISSUED, 1)

    def _watched(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*values: Any, **named: Any) -> Any:
            self.seen.append(function.__name__)
            return function(*values, **named)

        return watched


@pytest.fixture
def eyes(monkeypatch: pytest.MonkeyPatch) -> Eyes:
    return Eyes(monkeypatch)


@pytest.fixture
def world(db: Database, dana: Account, rosa: Patient, library: Library) -> World:
    """Rosa's left hip was replaced; her plans bend it past a right angle."""
    made = everywhere.make(db, dana, rosa, library)
    plan = add(new(context.today()), library.exercises["double-knee-to-chest"])
    plan = change_side(plan, Side.LEFT, library.exercises)
    for name in ("plan_id", "other_id"):
        saved = plans.get(db, int(str(made.names[name])))
        plans.save(db, saved.id, saved.revision, dana.id, plan)
    screening.record(db, rosa.id, dana.id, [Given("tha-posterior", Answer.YES, Side.LEFT)])
    return made


def saved(db: Database) -> SavedPlan:
    return plans.get(db, 1)


def looked_at(client: PageClient, plan_id: int) -> dict[str, str]:
    """What the page of a plan sends along: its revision and the findings that stood there."""
    text = client.get(f"/plans/{plan_id}/print").text
    found = re.search(r'name="looked_at"[^>]*value="(\w+)"', text)
    revision = re.search(r'name="revision"[^>]*value="(\d+)"', text)
    assert found
    assert revision
    return {"looked_at": found[1], "revision": revision[1]}


def is_sheet(answer: TestResponse) -> bool:
    """A whole document that is no page of ours, or a file that is none of the product's."""
    if 300 <= answer.status_code < 400:
        return False
    if answer.status_code != 200 or answer.mimetype in PAGE_TYPES:
        text = answer.get_data(as_text=True).lstrip().lower()
        return text.startswith("<!doctype") and '<main id="main">' not in text
    return True


def test_every_way_to_a_sheet_is_known_and_none_issues(
    client: PageClient, app: Flask, world: World, eyes: Eyes, db: Database
) -> None:
    """Everything is ticked, only the reason is missing: under its own name it is nowhere sent."""
    everywhere.forget_token(app)
    before = len(list(db.query("SELECT id FROM handouts")))
    ways: dict[str, str] = {}
    for method, rule in EVERY:
        if rule.endpoint in FILES | DOORS:
            continue
        answer = _opened(client, method, rule, world, eyes)
        if eyes.seen or is_sheet(answer):
            ways[rule.endpoint] = f"{rule}: {eyes.seen}"
        assert ISSUED not in answer.data, rule
        if rule.endpoint in DRAFTS and answer.status_code == 200:
            assert answer.data == DRAFT, rule
    assert {name: said for name, said in ways.items() if name not in WAYS} == {}
    assert len(list(db.query("SELECT id FROM handouts"))) == before
    endpoints = {rule.endpoint for _, rule in EVERY}
    assert set(WAYS) <= endpoints


def _opened(client: PageClient, method: str, rule: Rule, world: World, eyes: Eyes) -> TestResponse:
    """The answer of an address, sent all that a hasty person would tick."""
    page = looked_at(client, 1) if rule.endpoint in WAYS else {}
    eyes.seen.clear()
    if method == "GET":
        return client.get(world.address(rule))
    return client.post(world.address(rule), data={**TICKED, **page})


ATTACKS: dict[str, dict[str, str]] = {
    "nothing": {},
    "all ticks": {"read": "y", "unasked": "y"},
    "a short reason": {"read": "y", "unasked": "y", "ex1-reason": "I say so"},
    "a blank reason": {"read": "y", "unasked": "y", "ex1-reason": " " * 40},
    "a reason for another exercise": {"read": "y", "unasked": "y", "ex2-reason": REASON},
    "only what the patient reads": {"read": "y", "unasked": "y", "ex1-told": REASON},
    "an older page": {"read": "y", "unasked": "y", "ex1-reason": REASON, "looked_at": "0" * 16},
    "an older plan": {"read": "y", "unasked": "y", "ex1-reason": REASON, "revision": "1"},
    "no revision": {"read": "y", "unasked": "y", "ex1-reason": REASON, "revision": ""},
    "another layout": {"read": "y", "unasked": "y", "layout": "compact", "paper": "letter"},
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_direct_post_without_a_reason_issues_nothing(
    client: PageClient, world: World, eyes: Eyes, db: Database, rosa: Patient, name: str
) -> None:
    before = handouts.of_patient(db, rosa.id)
    fields = {"paper": "a4", **looked_at(client, 1), **ATTACKS[name]}
    answer = client.send("/plans/1/handouts", fields)
    assert answer.status_code in (409, 422)
    assert handouts.of_patient(db, rosa.id) == before


def test_with_a_reason_it_is_issued(
    client: PageClient, world: World, eyes: Eyes, db: Database, rosa: Patient
) -> None:
    """The tests here can fail: this is the one way that is open."""
    decided = {"read": "y", "unasked": "y", "ex1-reason": REASON, "paper": "a4"}
    answer = client.send("/plans/1/handouts", {**looked_at(client, 1), **decided})
    assert answer.status_code == 303
    assert client.get(answer.headers["Location"]).data == ISSUED
    assert handouts.of_patient(db, rosa.id)[0].decisions.reasons == {1: REASON}


def test_a_plan_that_changed_between_look_and_print_is_looked_at_again(
    client: PageClient, world: World, eyes: Eyes, db: Database, dana: Account, library: Library
) -> None:
    seen = looked_at(client, 1)
    more = add(saved(db).plan, library.exercises["knees-to-side"])
    plans.save(db, 1, saved(db).revision, dana.id, more)
    decided = {"read": "y", "unasked": "y", "ex1-reason": REASON, "paper": "a4"}
    assert client.send("/plans/1/handouts", {**seen, **decided}).status_code == 409
    # Whoever forges the revision still lacks the reason of the exercise that came.
    fresh = looked_at(client, 1)
    assert client.send("/plans/1/handouts", {**fresh, **decided}).status_code == 422


def test_a_condition_recorded_between_look_and_print_is_read_first(
    client: PageClient, world: World, eyes: Eyes, db: Database, dana: Account, rosa: Patient
) -> None:
    seen = looked_at(client, 1)
    screening.record(db, rosa.id, dana.id, [Given("osteoporosis", Answer.YES)])
    decided = {"read": "y", "unasked": "y", "ex1-reason": REASON, "paper": "a4"}
    assert client.send("/plans/1/handouts", {**seen, **decided}).status_code == 409


def test_a_copy_and_a_template_carry_no_reason_along(
    client: PageClient, world: World, eyes: Eyes, db: Database, dana: Account, rosa: Patient
) -> None:
    decided = {"read": "y", "unasked": "y", "ex1-reason": REASON, "paper": "a4"}
    client.send("/plans/1/handouts", {**looked_at(client, 1), **decided})
    before = handouts.of_patient(db, rosa.id)
    [one] = saved(db).plan.exercises
    typed = replace(one, despite=REASON, despite_rules=("tha-posterior-1",))
    with_reason = replace(saved(db).plan, exercises=(typed,))
    plans.save(db, 1, saved(db).revision, dana.id, with_reason)
    client.send("/plans/1/copy")
    client.send("/plans/1/template", {"title": "Hip again", "for_whom": "hips"})
    started = {"plan_template": "clinic-hip-again", "side": "left"}
    client.send(f"/patients/{rosa.id}/plans/from-template", started)
    newest = [one.id for one in plans.of_patient(db, rosa.id) if one.id > 2]
    assert len(newest) == 2
    for plan_id in newest:
        fields = {"read": "y", "unasked": "y", "paper": "a4", **looked_at(client, plan_id)}
        assert client.send(f"/plans/{plan_id}/handouts", fields).status_code == 422
    assert handouts.of_patient(db, rosa.id) == before


def test_an_old_cookie_issues_nothing(
    client: PageClient,
    app: Flask,
    world: World,
    eyes: Eyes,
    db: Database,
    dana: Account,
    rosa: Patient,
) -> None:
    """A form held over the sign-in is sent to the same view, and asked for the same reason."""
    fields = {"read": "y", "unasked": "y", "paper": "a4", **looked_at(client, 1)}
    old = client.get_cookie("session")
    assert old is not None
    before = handouts.of_patient(db, rosa.id)
    client.send("/sign-out")
    answer = client.send("/plans/1/handouts", fields)
    assert answer.status_code in (400, 401)
    again = signed_in(app, dana)
    again.set_cookie("session", old.value)
    assert again.post("/plans/1/handouts", data=fields).status_code in (400, 401, 422)
    assert handouts.of_patient(db, rosa.id) == before


def test_what_is_rendered_ahead_is_handed_out_only_when_it_is_issued(
    client: PageClient, world: World, eyes: Eyes, db: Database, app: Flask
) -> None:
    assert client.get("/plans/1/preview.pdf").data == DRAFT
    assert eyes.ahead.settle()
    everywhere.forget_token(app)
    for method, rule in EVERY:
        if method == "GET" and rule.endpoint not in FILES | DOORS:
            assert ISSUED not in client.get(world.address(rule)).data, rule


def test_every_command_that_makes_a_sheet_is_known_and_marks_it(
    app: Flask, eyes: Eyes, tmp_path: Any
) -> None:
    app.testing = True
    known = {name: set(app.cli.commands[name].commands) for name in COMMANDS}  # type: ignore[attr-defined]
    assert known == COMMANDS
    made = tmp_path / "sheet.pdf"
    arguments = ["handout", "make", "--plan-template", "piriformis-beginner", "--patient", "Rosa"]
    done = app.test_cli_runner().invoke(args=[*arguments, "-o", str(made)])
    assert done.exit_code == 0, done.output
    assert made.read_bytes() == DRAFT


def test_a_stopped_plan_is_issued_with_no_reason_at_all(
    client: PageClient, world: World, eyes: Eyes, db: Database, dana: Account, rosa: Patient
) -> None:
    screening.record(db, rosa.id, dana.id, [Given("rf-dvt-pe", Answer.YES)])
    before = handouts.of_patient(db, rosa.id)
    decided = {"read": "y", "unasked": "y", "ex1-reason": REASON, "paper": "a4"}
    answer = client.send("/plans/1/handouts", {**looked_at(client, 1), **decided})
    assert answer.status_code == 422
    assert "Nothing prints until" in unescape(answer.text)
    assert handouts.of_patient(db, rosa.id) == before
