"""Plan templates: looked at, started from, made from a plan, put away."""

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.dosage import Side
from hep.library import Library
from hep.patients import Patient
from hep.store import plan_templates, plans
from tests.web.building import Builder, slugs, started
from tests.web.pages import PageClient

# The first account of a test's clinic.
DANA = 1


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    builder = started(client, db, dana, rosa, library, "knees-to-side")
    builder.send(goal="SECRET goal", title="For Rosa", ex1__note="SECRET note")
    return builder


def test_a_plan_is_started_in_the_templates_order(
    client: PageClient, db: Database, rosa: Patient
) -> None:
    assert "piriformis-beginner" in client.get(f"/patients/{rosa.id}/templates").get_data(
        as_text=True
    )
    fields = {"plan_template": "piriformis-beginner", "side": "left"}
    answer = client.send(f"/patients/{rosa.id}/plans/from-template", fields)
    [saved] = plans.of_patient(db, rosa.id)
    assert answer.headers["Location"] == f"/plans/{saved.id}"
    assert slugs(saved) == [
        "hook-lying",
        "double-knee-to-chest",
        "knee-to-opposite-shoulder",
        "knees-to-side",
    ]
    assert {one.dosage.side for one in saved.plan.exercises} == {None, Side.LEFT}


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 404),
        ({"plan_template": "nothing"}, 404),
        ({"plan_template": "../secret"}, 404),
        ({"plan_template": "piriformis-beginner", "side": "up"}, 400),
        ({"plan_template": "piriformis-beginner", "side": "alternating; DROP"}, 400),
    ],
)
def test_a_template_or_side_that_is_not_there_starts_nothing(
    client: PageClient, db: Database, rosa: Patient, fields: dict[str, str], status: int
) -> None:
    answer = client.send(f"/patients/{rosa.id}/plans/from-template", fields)
    assert answer.status_code == status
    assert plans.of_patient(db, rosa.id) == []


def test_starter_templates_say_what_is_ours(client: PageClient) -> None:
    text = client.get("/templates/sciatica-four").get_data(as_text=True)
    assert text.count("Our choice, not in the source") == 2
    assert "missing in S001" in text


def test_templates_are_found_by_their_words(client: PageClient) -> None:
    found = client.get("/templates?q=SCIATICA").get_data(as_text=True)
    assert "sciatica-four" in found
    assert "piriformis-beginner" not in found
    assert "No template matches" in client.get("/templates?q=<b>zz</b>").get_data(as_text=True)


def test_a_template_is_made_without_the_patient(builder: Builder, db: Database) -> None:
    page = builder.client.get(f"{builder.plan}/template").get_data(as_text=True)
    assert "SECRET" not in page
    fields = {"title": "Ōur hip plan", "for_whom": "sore hips"}
    answer = builder.client.send(f"{builder.plan}/template", fields)
    assert answer.headers["Location"] == "/templates/clinic-our-hip-plan"
    kept = plan_templates.get(db, "clinic-our-hip-plan", DANA)
    assert (kept.title, kept.owner) == ("Ōur hip plan", "Dana Okafor")
    assert [one.exercise for one in kept.exercises] == ["knees-to-side"]
    [row] = db.query("SELECT content FROM plan_template_versions")
    assert "SECRET" not in row["content"]
    assert "Rosa" not in row["content"]
    assert "SECRET" not in builder.client.get("/templates/clinic-our-hip-plan").get_data(
        as_text=True
    )


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", ""),
        ("title", "  "),
        ("title", "x" * 200),
        ("title", "title " * 40),
        ("title", "a\x00b"),
        ("for_whom", "a\u202eb"),
        ("for_whom", "who " * 50),
    ],
)
def test_a_template_needs_a_title_that_can_be_read(
    builder: Builder, db: Database, field: str, typed: str
) -> None:
    fields = {"title": "Hip", "for_whom": "", field: typed}
    answer = builder.client.send(f"{builder.plan}/template", fields)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.get_data(as_text=True)
    assert plan_templates.all_templates(db, DANA) == []


@pytest.mark.parametrize("title", ["???", "<script>alert(1)</script>", "'; DROP TABLE plans"])
def test_any_title_makes_an_address(builder: Builder, db: Database, title: str) -> None:
    answer = builder.client.send(f"{builder.plan}/template", {"title": title})
    text = builder.client.get(answer.headers["Location"]).get_data(as_text=True)
    assert "<script>alert" not in text
    assert [one.title for one in plan_templates.all_templates(db, DANA)] == [title]


def test_the_clinics_templates_start_plans_and_are_put_away(
    builder: Builder, db: Database, rosa: Patient
) -> None:
    client = builder.client
    client.send(f"{builder.plan}/template", {"title": "Hip"})
    fields = {"plan_template": "clinic-hip", "side": ""}
    where = client.send(f"/patients/{rosa.id}/plans/from-template", fields).headers["Location"]
    made = Builder(client, where, db)
    assert slugs(made.saved) == ["knees-to-side"]
    assert client.send("/templates/clinic-hip/archive").headers["Location"] == "/templates"
    assert "clinic-hip" not in client.get("/templates").get_data(as_text=True)
    assert "Restore" in client.get("/templates?archived=1").get_data(as_text=True)
    client.send("/templates/clinic-hip/restore")
    assert "clinic-hip" in client.get("/templates").get_data(as_text=True)
    assert slugs(made.saved) == ["knees-to-side"]


def test_a_starter_template_cannot_be_put_away(client: PageClient) -> None:
    assert client.send("/templates/piriformis-beginner/archive").status_code == 404
    assert client.get("/templates/piriformis-beginner").status_code == 200


def test_a_patient_is_found_from_the_template(client: PageClient, rosa: Patient) -> None:
    address = "/templates/piriformis-beginner?q="
    assert "Rosa Whitfield" in client.get(address + "whit").get_data(as_text=True)
    assert "Rosa Whitfield" not in client.get(address + "zz").get_data(as_text=True)


def test_the_list_filters_and_counts(client: PageClient) -> None:
    text = client.get("/templates?region=ankle&phase=late").get_data(as_text=True)
    assert "ankle-sprain-3" in text
    assert "piriformis-strength" not in text
    assert 'value="ankle" selected>Ankle (3)' in text
    assert 'value="late" selected>Late (3)' in text
    assert "knee-oa" not in client.get("/templates?kind=mine").get_data(as_text=True)


def test_the_most_used_comes_first_and_says_so(client: PageClient, rosa: Patient) -> None:
    client.send(f"/patients/{rosa.id}/plans/from-template", {"plan_template": "tennis-elbow"})
    text = client.get("/templates").get_data(as_text=True)
    assert text.index("tennis-elbow") < text.index("achilles-mid")
    assert "Used 1 time, last" in text


def test_favourites_come_first(client: PageClient) -> None:
    client.send("/templates/tennis-elbow/favourite")
    text = client.get("/templates").get_data(as_text=True)
    assert text.index("tennis-elbow") < text.index("achilles-mid")
    assert "kind=favourite" in text
    client.send("/templates/tennis-elbow/favourite")
    assert "kind=favourite" not in client.get("/templates").get_data(as_text=True)


def test_ones_own_template_is_not_there_for_a_colleague(
    builder: Builder, ben_client: PageClient, rosa: Patient
) -> None:
    builder.client.send(f"{builder.plan}/template", {"title": "Hip", "shared": ""})
    assert "Yours alone" in builder.client.get("/templates/clinic-hip").get_data(as_text=True)
    for path in ("", "/edit", "/copy", "/versions", "/preview.pdf"):
        assert ben_client.get(f"/templates/clinic-hip{path}").status_code == 404
    fields = {"plan_template": "clinic-hip", "side": ""}
    assert ben_client.send(f"/patients/{rosa.id}/plans/from-template", fields).status_code == 404
    assert "clinic-hip" not in ben_client.get("/templates").get_data(as_text=True)


def test_findings_are_shown_before_the_choice(client: PageClient, rosa: Patient) -> None:
    client.send(f"/patients/{rosa.id}/screening", {"hip-impingement-answer": "yes"})
    page = client.get(f"/patients/{rosa.id}/templates?q=piriformis").get_data(as_text=True)
    assert "precaution" in page
    assert 'name="side" value="left"' in page
    shown = client.get(f"/templates/piriformis-beginner?patient={rosa.id}&side=left")
    text = shown.get_data(as_text=True)
    assert "Precaution" in text
    assert "For Rosa Whitfield" in text
    bad = client.get(f"/templates/piriformis-beginner?patient={rosa.id}&side=up")
    assert bad.status_code == 400
