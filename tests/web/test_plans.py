"""The builder: steps, fields, and what is wrong with them."""

from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.dosage import Amount, Dosage, Side, between
from hep.library import Library
from hep.patients import Patient
from hep.plans import Group, Plan, PrescribedExercise
from hep.store import plans
from tests.web.building import Builder, slugs, started
from tests.web.pages import PageClient


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    """Dana at a plan for Rosa with three exercises."""
    three = ("knees-to-side", "bridge", "knee-rolls")
    return started(client, db, dana, rosa, library, *three)


def test_an_empty_plan_is_opened(client: PageClient, rosa: Patient, db: Database) -> None:
    answer = client.send(f"/patients/{rosa.id}/plans")
    assert answer.status_code == 302
    builder = Builder(client, answer.headers["Location"], db)
    assert "Nothing in the plan yet" in builder.page
    assert "Rosa Whitfield" in builder.page
    assert "2 Mar 1979" in builder.page
    saved = builder.saved
    assert saved.plan == Plan(review_date=date.today() + timedelta(weeks=2))
    assert (saved.patient_id, saved.saved_by) == (rosa.id, "Dana Okafor")


def test_exercises_are_added_moved_and_removed(builder: Builder, db: Database) -> None:
    assert slugs(builder.saved) == ["knees-to-side", "bridge", "knee-rolls"]
    builder.send("up:3")
    assert slugs(builder.saved) == ["knees-to-side", "knee-rolls", "bridge"]
    builder.send("down:1")
    assert slugs(builder.saved) == ["knee-rolls", "knees-to-side", "bridge"]
    builder.send("place:2:0")
    assert slugs(builder.saved) == ["bridge", "knee-rolls", "knees-to-side"]
    builder.send("remove:3")
    assert slugs(builder.saved) == ["bridge", "knees-to-side"]


def test_the_page_comes_back_to_the_card_that_was_touched(builder: Builder) -> None:
    builder.send("add:hook-lying")
    assert builder.answer.headers["Location"].endswith("#ex-4")
    builder.send("up:4")
    assert builder.answer.headers["Location"].endswith("#ex-4")


def test_a_search_survives_an_added_exercise(builder: Builder) -> None:
    builder.send("add:hook-lying", q="knee", region="hip")
    assert "q=knee" in builder.answer.headers["Location"]
    assert "region=hip" in builder.answer.headers["Location"]
    page = builder.client.get(builder.answer.headers["Location"]).get_data(as_text=True)
    assert 'value="knee"' in page


def test_every_field_of_the_plan_is_kept(builder: Builder, db: Database) -> None:
    review = date.today() + timedelta(weeks=3)
    builder.send(
        title="Hip plan",
        goal="Walk to the <market> & back\nwithout {{ stopping }}",
        review_date=review.isoformat(),
        next_appointment="Friday, 10:20",
        cards=["symptoms", "do-not-overstretch"],
        cards_shown="1",
    )
    plan = builder.saved.plan
    assert (plan.title, plan.next_appointment) == ("Hip plan", "Friday, 10:20")
    assert plan.goal == "Walk to the <market> & back\nwithout {{ stopping }}"
    assert plan.review_date == review
    assert plan.cards == ("symptoms", "do-not-overstretch")
    assert "<market>" not in builder.page
    assert "&lt;market&gt;" in builder.page


def test_cards_are_only_taken_away_where_they_were_shown(builder: Builder, db: Database) -> None:
    builder.send(cards=["symptoms"], cards_shown="1")
    builder.send(goal="walk")
    assert builder.saved.plan.cards == ("symptoms",)
    builder.send(cards_shown="1")
    assert builder.saved.plan.cards == ()


def test_a_hold_is_changed_where_it_stands(builder: Builder, db: Database) -> None:
    builder.send("save", ex1__hold="10-40", ex1__note="With the red towel")
    dosage = builder.saved.plan.get(1).dosage
    assert dosage.amount.hold == between(10, 40)
    assert (dosage.note, dosage.set_by) == ("With the red towel", "clinician")
    assert 'value="10-40"' in builder.page


def test_what_was_typed_is_kept_by_every_button(builder: Builder, db: Database) -> None:
    for number, do in enumerate(
        ("up:2", "search", "add:hook-lying", "remove:3", "side:left", "print")
    ):
        builder.look()
        builder.send(do, ex1__hold=f"{5 + number}-30", goal=f"goal {number}")
        plan = builder.saved.plan
        assert plan.goal == f"goal {number}"
        hold = plan.get(1).dosage.amount.hold
        assert hold is not None
        assert hold.low == 5 + number


def test_print_leads_to_the_check(builder: Builder) -> None:
    builder.send("print")
    assert builder.answer.headers["Location"] == f"{builder.plan}/print"


def test_a_side_for_every_exercise_with_sides(builder: Builder, db: Database) -> None:
    builder.send("side:left")
    assert [one.dosage.side for one in builder.saved.plan.exercises] == [
        Side.LEFT,
        None,
        None,
    ]
    builder.send(ex1__side="right")
    assert builder.saved.plan.get(1).dosage.side is Side.RIGHT


def test_a_group_is_chosen(builder: Builder, db: Database) -> None:
    builder.send(**{"ex3__group": "warm-up", "ex1__group": "cool-down"})
    saved = builder.saved
    assert slugs(saved) == ["knee-rolls", "bridge", "knees-to-side"]
    assert saved.plan.get(1).group is Group.COOL_DOWN
    assert "Cool-down" in builder.page


def test_the_builder_counts_exercises_and_minutes(client: PageClient, rosa: Patient) -> None:
    fields = {"plan_template": "piriformis-beginner", "side": "both"}
    where = client.send(f"/patients/{rosa.id}/plans/from-template", fields).headers["Location"]
    page = client.get(where).get_data(as_text=True)
    assert "<b>4</b> exercises" in page
    assert "<b>7 minutes</b> a day" in page


WRONG = [
    ("ex1-hold", "abc"),
    ("ex1-hold", "-5"),
    ("ex1-hold", "1e9"),
    ("ex1-hold", "30-5"),
    ("ex1-hold", "9" * 400),
    ("ex1-hold", "5\x00"),
    ("ex1-hold", "<script>alert(1)</script>"),
    ("ex1-hold", "'; DROP TABLE plans; --"),
    ("ex1-reps", "0"),
    ("ex1-reps", ""),
    ("ex1-reps", "many"),
    ("ex1-sets", "0"),
    ("ex1-sets", "1e9"),
    ("ex1-sets", "x"),
    ("ex1-times_per_day", "99"),
    ("ex1-days", "8"),
    ("ex1-side", "up"),
    ("ex1-note", "w" * 200),
    ("ex1-note", "a\u202eb"),
    ("ex1-note", "\x0b"),
    ("ex1-tempo", "fast"),
    ("ex1-load_value", "5"),
    ("ex1-pain_cap", "11"),
    ("goal", "w" * 200),
    ("goal", "long " * 61),
    ("goal", "\x1b[31m"),
    ("title", "t" * 61),
    ("title", "a\u2066b"),
    ("next_appointment", "x " * 41),
    ("review_date", ""),
    ("review_date", "soon"),
    ("review_date", "2020-01-01"),
    ("review_date", "2999-01-01"),
]


@pytest.mark.parametrize(("field", "typed"), WRONG)
def test_a_wrong_field_says_so_and_nothing_is_changed(
    builder: Builder, db: Database, field: str, typed: str
) -> None:
    before = builder.saved
    answer = builder.client.send(
        builder.plan,
        {"revision": builder.revision, "do": "up:2", "goal": "typed too", field: typed},
    )
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in text
    assert "Not saved" in text
    assert field == "goal" or "typed too" in text, "what was typed beside it is kept"
    assert "<script>alert" not in text
    assert "\u202e" not in text
    assert builder.saved == before


def test_every_wrong_field_is_told_at_once(builder: Builder) -> None:
    text = builder.send(ex1__hold="abc", ex2__reps="0", goal="w" * 100)
    for field in ("ex1-hold", "ex2-reps", "goal"):
        assert f'id="{field}-error"' in text


@pytest.mark.parametrize(
    "do",
    [
        "",
        "dance",
        "add",
        "add:",
        "add:nothing",
        "add:knees-to-side:2",
        "remove:9",
        "remove:one",
        "remove:" + "9" * 5000,
        "up:1e9",
        "place:1",
        "place:1:end",
        "side:up",
        "side:",
        "<script>",
        "a:b:c:d",
    ],
)
def test_a_step_nobody_offers_is_refused(builder: Builder, db: Database, do: str) -> None:
    before = builder.saved
    builder.send(do)
    assert builder.answer.status_code == 400
    assert builder.saved == before


def test_a_place_beyond_the_end_is_the_end(builder: Builder, db: Database) -> None:
    builder.send("place:1:99999")
    assert slugs(builder.saved)[-1] == "knees-to-side"


@pytest.mark.parametrize(("revision", "status"), [("99", 404), ("0", 404), ("x", 422), ("", 422)])
def test_a_revision_that_never_was_changes_nothing(
    builder: Builder, db: Database, revision: str, status: int
) -> None:
    before = builder.saved
    answer = builder.client.send(builder.plan, {"revision": revision, "goal": "typed"})
    assert answer.status_code == status
    assert builder.saved == before


def test_fields_of_others_exercises_are_passed_over(builder: Builder, db: Database) -> None:
    before = builder.saved
    builder.send(ex9__hold="abc", ex9__group="x", unknown="x")
    assert builder.answer.status_code == 303
    assert builder.saved == before


def test_saving_twice_saves_once(builder: Builder, db: Database) -> None:
    builder.send(goal="walk")
    revision = builder.saved.revision
    builder.send(goal="walk")
    assert builder.saved.revision == revision


def test_a_second_click_on_add_adds_once(builder: Builder, db: Database) -> None:
    """The second one is based on the page before the first."""
    twice = {"revision": builder.revision, "do": "add:hook-lying"}
    for _ in range(2):
        assert builder.client.send(builder.plan, twice).status_code == 303
    assert slugs(builder.saved).count("hook-lying") == 1


def test_an_exercise_the_library_lost_can_be_taken_out(
    client: PageClient, db: Database, rosa: Patient, dana: Account
) -> None:
    lost = PrescribedExercise(1, "gone-exercise", Dosage(Amount()))
    saved = plans.create(db, rosa.id, dana.id, Plan(exercises=(lost,), review_date=date.today()))
    builder = Builder(client, f"/plans/{saved.id}", db)
    assert "no longer in the library" in builder.page
    builder.send("save", goal="walk")
    assert slugs(plans.get(db, saved.id)) == ["gone-exercise"]
    builder.send("remove:1")
    assert slugs(plans.get(db, saved.id)) == []


def test_a_copy_leaves_the_plan_alone(builder: Builder, db: Database) -> None:
    before = builder.saved
    copy = Builder(
        builder.client, builder.client.send(f"{builder.plan}/copy").headers["Location"], db
    )
    assert copy.id != builder.id
    assert copy.page.count("This is a copy.") == 1
    assert slugs(copy.saved) == slugs(before)
    copy.send("remove:1")
    assert builder.saved == before


def test_an_archived_plan_leaves_the_patients_page(
    builder: Builder, rosa: Patient, db: Database
) -> None:
    builder.send(title="Old plan")
    answer = builder.client.send(f"{builder.plan}/archive")
    assert answer.headers["Location"] == f"/patients/{rosa.id}"
    page = builder.client.get(f"/patients/{rosa.id}").get_data(as_text=True)
    assert f'href="{builder.plan}"' not in page
    assert "Old plan" in page.split("Archived plans")[1]
    assert builder.saved.plan.title == "Old plan"
