"""Own exercises: new or cloned, private or shared, found, matched, prescribed and printed."""

import re
from html import unescape
from typing import Any

import html5lib
import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.exercises import DemandsOrigin
from hep.library import Library
from hep.patients import Patient
from hep.plans import Plan, prescribe
from hep.safety import Present, review
from hep.store import documents, own_exercises
from hep.store.own_exercises import OwnExercise
from tests.web.building import started
from tests.web.pages import PageClient
from tests.web.test_plan_template_editor import Editor

XHTML = "{http://www.w3.org/1999/xhtml}"
NEW: dict[str, Any] = {
    "name": "Sideways wall slide",
    "region": "hip",
    "type": "ST",
    "position": "standing",
    "level": "1",
    "sidedness": "both together",
    "side_means": "",
    "targets": "gluteus medius",
    "aliases": "zigzag slide",
    "seconds_per_rep": "4",
    "whose": "private",
    "patient-name": "Slide along the wall",
    "patient-start": "Stand with your back to a wall.",
    "patient-steps": "Step to the side.\nStop when your hip feels tired.",
    "patient-stop_signs": "Stop if it hurts.",
    "clinical-evidence_strength": "common practice",
    "dose-sets": "2",
    "dose-reps": "10",
}


def form_of(text: str) -> dict[str, Any]:
    """The fields of the page's form as a browser would send them unchanged."""
    document = html5lib.parse(text)
    [form] = [one for one in document.iter(f"{XHTML}form") if one.get("class") == "own"]
    fields: dict[str, list[str]] = {}
    for one in form.iter():
        for name, value in _sent(one):
            fields.setdefault(name, []).append(value)
    return fields


def _sent(one: Any) -> list[tuple[str, str]]:
    name, tag = one.get("name"), str(one.tag).removeprefix(XHTML)
    if not name:
        return []
    if tag == "select":
        chosen = [o for o in one.iter(f"{XHTML}option") if o.get("selected") is not None]
        return [
            (name, o.get("value") or "") for o in chosen or list(one.iter(f"{XHTML}option"))[:1]
        ]
    if tag == "textarea":
        return [(name, (one.text or "").lstrip("\r\n"))]
    if one.get("type") in ("checkbox", "radio") and one.get("checked") is None:
        return []
    usual = "y" if one.get("type") == "checkbox" else ""
    return [(name, one.get("value") or usual)] if tag == "input" else []


def clone(client: PageClient, db: Database, slug: str, **changes: Any) -> OwnExercise:
    address = f"/own-exercises/new?from={slug}"
    fields = form_of(client.get(address).text) | changes
    fields.pop("csrf_token")
    answer = client.send(address, fields)
    assert answer.status_code == 303, re.findall(r'role="alert".*', unescape(answer.text))
    return own_exercises.every(db)[-1]


def make(client: PageClient, db: Database, **changes: Any) -> OwnExercise:
    answer = client.send("/own-exercises/new", {**NEW, **changes})
    assert answer.status_code == 303, re.findall(r'role="alert".*', unescape(answer.text))
    return own_exercises.every(db)[-1]


@pytest.mark.parametrize("slug", ["clamshell", "bridge", "supine-figure-4-pull", "bird-dog"])
def test_a_clone_keeps_everything_and_says_that_its_demands_were_carried_over(
    client: PageClient, db: Database, library: Library, slug: str
) -> None:
    own, source = clone(client, db, slug).exercise, library.exercises[slug]
    assert own.demands.tags == source.demands.tags
    assert own.demands.other_tags == source.demands.other_tags
    assert {part: set(kinds) for part, kinds in own.demands.loads.items()} == {
        part: set(kinds) for part, kinds in source.demands.loads.items()
    }
    assert own.own is not None
    assert own.own.demands is DemandsOrigin.CARRIED_OVER
    assert own.patient == source.patient
    assert own.clinical == source.clinical
    assert own.dosage.amount == source.dosage.amount
    assert own.dosage.set_by == source.dosage.set_by
    assert own.sources == source.sources
    page = client.get(f"/exercises/{own.slug}").text
    assert "carried over from" in page.lower()
    assert "Not yet reviewed by a clinician" in page


def test_a_new_exercise_is_found_prescribed_and_never_looks_harmless(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> None:
    own = make(client, db)
    assert f'href="/exercises/{own.slug}"' in client.get("/exercises?q=zigzag+slid").text
    builder = started(client, db, dana, rosa, library)
    assert "Not matched" in client.get(f"{builder.plan}?q=zigzag").text
    builder.send(f"add:{own.slug}")
    assert builder.saved.plan.exercises[0].exercise == own.slug
    assert "Not matched: demands not set" in unescape(builder.page)
    check = client.get(f"{builder.plan}/print").text
    assert "Not matched: demands not set" in unescape(check)
    assert 'name="read"' in check


def test_demands_that_are_set_are_matched(
    client: PageClient, db: Database, library: Library
) -> None:
    ticked = {"demands-known": "y", "demands-tags": ["pos:standing", "hip:flex-gt90"]}
    own = make(client, db, **ticked)
    assert own.exercise.demands_known
    plan = Plan(exercises=(prescribe(own.exercise, 1),))
    present = [Present(library.conditions["tha-posterior"])]
    found = review(plan, {own.slug: own.exercise}, present)
    assert "hip:flex-gt90" in {tag for finding in found for tag in finding.tags}


def test_demands_without_a_position_are_not_set(client: PageClient, db: Database) -> None:
    answer = client.send("/own-exercises/new", {**NEW, "demands-known": "y"})
    assert answer.status_code == 422
    assert "Tick at least one position" in answer.text
    assert own_exercises.every(db) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Clinical name: Type a name."),
        ({"region": ""}, "Region: Choose one."),
        ({"targets": " "}, "Targets"),
        ({"patient-steps": ""}, "Steps"),
        ({"patient-steps": "\n".join("Step. Stop." for _ in range(10))}, "at most 9 lines"),
        ({"patient-start": "Bend your {this knee}."}, "without sides has no {this knee}"),
        ({"patient-start": "Bend {it."}, "Braces are kept for sides"),
        ({"sidedness": "one side"}, "Choose what the named side does."),
        ({"dose-sets": "90"}, "Use 1 to 20 sets."),
        ({"dose-hold": "9"}, "With its hold, one repetition takes at least 9 seconds."),
        ({"type": "ZZ"}, "Type"),
        ({"demands-tags": ["hip:no-such"]}, "valid choice"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    client: PageClient, db: Database, wrong: dict[str, Any], said: str
) -> None:
    answer = client.send("/own-exercises/new", {**NEW, **wrong})
    assert answer.status_code == 422
    assert said in unescape(answer.text)
    assert own_exercises.every(db) == []


def test_a_private_one_is_its_owners_until_a_plan_holds_it(
    client: PageClient,
    ben_client: PageClient,
    db: Database,
    dana: Account,
    rosa: Patient,
    library: Library,
) -> None:
    own = make(client, db)
    assert own.slug not in ben_client.get("/exercises?q=zigzag").text
    assert ben_client.get(f"/exercises/{own.slug}").status_code == 404
    assert ben_client.get(f"/own-exercises/{own.slug}/edit").status_code == 404
    for change in ("video", "favourite", "sign-off", "default"):
        assert ben_client.send(f"/exercises/{own.slug}/{change}").status_code == 404
    bens = started(ben_client, db, dana, rosa, library)
    bens.send(f"add:{own.slug}")
    assert bens.answer.status_code == 400
    danas = started(client, db, dana, rosa, library)
    danas.send(f"add:{own.slug}")
    assert "Slide along the wall" in ben_client.get(danas.plan).text
    assert ben_client.get(f"/exercises/{own.slug}").status_code == 200
    assert ben_client.post(f"/own-exercises/{own.slug}/archive").status_code in (400, 404)


def test_a_colleague_is_offered_a_private_one_nowhere(
    client: PageClient,
    ben_client: PageClient,
    db: Database,
    ben: Account,
    rosa: Patient,
    library: Library,
) -> None:
    own = make(client, db, progression_of="side-step-band")
    plan = started(ben_client, db, ben, rosa, library, "side-step-band").plan
    assert "Slide along the wall" in client.get(plan).text
    search = f"{plan}/library?q=zigzga"
    pages = [plan, f"{plan}/follow-up", "/templates/new", "/exercises/side-step-band", search]
    assert not [page for page in pages if "Slide along the wall" in ben_client.get(page).text]
    editor = Editor(ben_client, "/templates/new")
    assert editor.send(f"add:1:{own.slug}", {"title": "Hip"}) == 400
    editor = Editor(ben_client, "/templates/new")
    assert editor.send("find:1", {"title": "Hip", "find-1": "zigzag slide"}) == 200
    assert "Slide along the wall" not in editor.page


def test_a_shared_one_is_changed_by_colleagues_and_stays_its_owners(
    client: PageClient, ben_client: PageClient, db: Database
) -> None:
    own = make(client, db, whose="shared")
    address = f"/own-exercises/{own.slug}/edit"
    assert f'href="/exercises/{own.slug}"' in ben_client.get("/exercises?q=zigzag").text
    fields = form_of(ben_client.get(address).text) | {
        "patient-why": "It helps.",
        "whose": "private",
    }
    stale = form_of(client.get(address).text)
    assert ben_client.send(address, fields).status_code == 303
    latest = own_exercises.get(db, own.slug)
    assert (latest.version, latest.saved_by, latest.shared) == (2, "Ben Reyes", True)
    answer = client.send(address, stale)
    assert answer.status_code == 409
    assert "Ben Reyes saved version 2 meanwhile" in answer.text
    client.send(f"/own-exercises/{own.slug}/versions/1")
    assert own_exercises.get(db, own.slug).exercise.patient.why == ""
    assert own_exercises.get(db, own.slug).version == 3


def test_an_archived_one_is_not_offered_and_its_plans_go_on(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> None:
    own = clone(client, db, "clamshell", **{"patient-name": "Open like a shell"})
    builder = started(client, db, dana, rosa, library)
    builder.send(f"add:{own.slug}")
    client.send(f"/own-exercises/{own.slug}/archive")
    assert own.slug not in client.get("/exercises?q=open+like+a+shell").text
    builder.send("save", ex1__sets="3")
    assert builder.saved.plan.exercises[0].dosage.amount.sets == 3
    assert "Open like a shell" in builder.page
    assert client.get(f"{builder.plan}/preview.pdf").mimetype == "application/pdf"
    client.send(f"/own-exercises/{own.slug}/restore")
    assert own.slug in client.get("/exercises?q=open+like+a+shell").text


def test_type_and_sides_stay_once_plans_may_hold_doses_of_them(
    client: PageClient, db: Database
) -> None:
    own = clone(client, db, "clamshell")
    address = f"/own-exercises/{own.slug}/edit"
    fields = form_of(client.get(address).text) | {"sidedness": "both together", "type": "SS"}
    client.send(address, fields)
    kept = own_exercises.get(db, own.slug)
    assert (kept.version, kept.exercise.type, kept.exercise.has_sides) == (2, "ST", True)


def test_changed_demands_are_no_longer_carried_over(client: PageClient, db: Database) -> None:
    own = clone(client, db, "bridge")
    address = f"/own-exercises/{own.slug}/edit"
    fields = form_of(client.get(address).text)
    client.send(address, fields | {"demands-tags": [*fields["demands-tags"], "hip:abd-wide"]})
    changed = own_exercises.get(db, own.slug).exercise
    assert changed.own is not None
    assert changed.own.demands is DemandsOrigin.SET


def test_the_reading_level_and_the_jargon_are_measured_while_typing(client: PageClient) -> None:
    typed = {**NEW, "patient-start": "Perform contralateral hip flexion for approximately 9 s."}
    text = unescape(client.send("/own-exercises/reading", typed).text)
    for said in ("Grade", "'contralateral' is not for patients", "leave '9 s' to the dosage"):
        assert said in text
    easy = unescape(client.send("/own-exercises/reading", NEW).text)
    assert "not for patients" not in easy


def test_signed_content_of_the_library_stays_signed(library: Library) -> None:
    """What own exercises have besides must not void the reviews of all others."""
    bridge = library.exercises["bridge"]
    assert "own" not in documents._sorted.unstructure(bridge)
