"""The builder's parts: only what changed is sent; undo, several at once, templates, reasons."""

import re

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.dosage import Side, exactly
from hep.library import Library
from hep.patients import Patient
from hep.safety.screening import Answer
from hep.store import screening
from hep.store.screening import Given
from tests.web.building import Builder, slugs, started
from tests.web.pages import PageClient

PARTS = {"X-Parts": "1"}


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    """Dana at a plan for Rosa with three exercises."""
    three = ("knees-to-side", "bridge", "knee-rolls")
    return started(client, db, dana, rosa, library, *three)


def signs(page: str) -> str:
    """What a browser says it has: the sign of each card and of what stands above them."""
    cards = re.findall(r'data-key="(\d+)"[^>]*data-sign="(\w+)"', page)
    about = re.search(r'id="about" data-sign="(\w+)"', page)
    assert about
    return " ".join([*(f"{key}:{sign}" for key, sign in cards), f"about:{about[1]}"])


def quietly(builder: Builder, do: str, **fields: str | list[str]) -> str:
    """A step as the script of the page sends it; what comes back are parts, not a page."""
    data = {"revision": builder.revision, "do": do, "have": signs(builder.page)}
    data |= {name.replace("__", "-"): value for name, value in fields.items()}
    builder.answer = builder.client.send(builder.plan, data, headers=PARTS)
    builder.look()
    text = builder.answer.get_data(as_text=True)
    assert "<!DOCTYPE" not in text
    return text


def test_only_the_card_that_changed_is_sent(builder: Builder) -> None:
    parts = quietly(builder, "save", ex2__hold="7")
    assert builder.answer.status_code == 200
    assert 'id="ex-2" data-key="2"' in parts
    assert '<li id="ex-1" data-same></li>' in parts
    assert '<li id="ex-3" data-same></li>' in parts
    assert '<div id="about" data-same></div>' in parts
    assert f'name="revision" id="revision" value="{builder.revision}"' in parts
    assert builder.saved.plan.get(2).dosage.amount.hold == exactly(7)


def test_a_step_is_told_to_those_who_listen(builder: Builder) -> None:
    parts = quietly(builder, "down:1")
    assert '<p id="said" hidden>Drop both knees to one side: number 2 of 3.</p>' in parts


def test_a_new_finding_is_told(builder: Builder, db: Database, library: Library) -> None:
    contraindicate(builder, db)
    parts = quietly(builder, "add:supine-figure-4-pull")
    assert "Contraindicated: " in re.search(r'id="said" hidden>([^<]*)', parts)[1]


def test_what_is_wrong_comes_back_at_its_card_and_changes_nothing(builder: Builder) -> None:
    before = builder.saved
    parts = quietly(builder, "save", ex2__hold="soon")
    assert builder.answer.status_code == 422
    assert 'value="soon"' in parts
    assert "Not saved" in parts
    assert builder.saved == before


def test_undo_and_redo_are_revisions(builder: Builder) -> None:
    first = builder.saved
    builder.send("remove:2")
    builder.send("side:left")
    assert slugs(builder.saved) == ["knees-to-side", "knee-rolls"]
    builder.send("undo")
    assert builder.saved.plan.get(1).dosage.side is not Side.LEFT
    builder.send("undo")
    assert builder.saved.plan == first.plan
    assert builder.saved.revision == first.revision + 4
    builder.send("undo")
    assert builder.saved.revision == first.revision + 4
    builder.send("redo")
    assert slugs(builder.saved) == ["knees-to-side", "knee-rolls"]
    builder.send("add:bridge")
    builder.send("redo")
    assert slugs(builder.saved) == ["knees-to-side", "knee-rolls", "bridge"]


def test_undo_leaves_what_a_colleague_did(
    builder: Builder, ben_client: PageClient, db: Database
) -> None:
    builder.send("remove:2")
    Builder(ben_client, builder.plan, db).send(goal="walk")
    builder.look()
    builder.send("undo")
    assert slugs(builder.saved) == ["knees-to-side", "bridge", "knee-rolls"]
    assert builder.saved.plan.goal == "walk"


def test_undo_takes_nothing_back_that_a_colleague_changed_since(
    builder: Builder, ben_client: PageClient, db: Database
) -> None:
    builder.send(ex1__hold="9")
    Builder(ben_client, builder.plan, db).send(ex1__hold="8")
    builder.look()
    builder.send("undo")
    assert builder.saved.plan.get(1).dosage.amount.hold == exactly(8)
    assert "Nothing was undone" in builder.page


def test_two_versions_are_offered_for_comparison(
    builder: Builder, ben_client: PageClient, db: Database
) -> None:
    Builder(ben_client, builder.plan, db).send(ex1__hold="8")
    parts = quietly(builder, "save", ex1__hold="9")
    assert builder.answer.status_code == 409
    assert "Ben Reyes changed the same thing" in parts
    address = re.search(r'href="(/plans/\d+/compare/\d+)"', parts)
    assert address
    page = builder.client.get(address[1]).get_data(as_text=True)
    assert "Hold for 8 seconds" in page
    assert "Hold for 9 seconds" in page


def test_several_are_foreseen_then_changed(builder: Builder) -> None:
    wanted = {"all-chosen": ["1", "2"], "all-times": "2", "all-sets": "2", "all-side": "left"}
    before = builder.saved
    address = f"{builder.plan}/several"
    foreseen = builder.client.get(address, query_string=wanted, headers=PARTS)
    text = foreseen.get_data(as_text=True)
    assert "<mark>Twice</mark>" in text
    assert "a day" not in re.findall(r"<mark>(.*?)</mark>", text)
    assert "min" in re.search(r'id="foreseen-sum">([^<]*)', text)[1]
    assert builder.client.get(address, query_string=wanted).status_code == 200
    assert builder.saved == before
    quietly(builder, "several", **{name.replace("-", "__"): one for name, one in wanted.items()})
    one, two, three = builder.saved.plan.exercises
    assert [each.dosage.frequency.times_per_day for each in (one, two)] == [exactly(2)] * 2
    assert (one.dosage.side, two.dosage.side) == (Side.LEFT, None)
    assert (one.dosage.amount.sets, three) == (2, before.plan.get(3))


def test_several_with_a_wrong_number_change_nothing(builder: Builder) -> None:
    before = builder.saved
    builder.send("several", all__chosen="1", all__sets="99")
    assert builder.answer.status_code == 422
    assert builder.saved == before


def test_a_template_is_added_for_the_side_of_the_plan(builder: Builder, library: Library) -> None:
    template = library.plan_templates["sciatica-four"]
    found = builder.client.get(f"{builder.plan}/library?view=templates&q=sciatica")
    assert 'value="template:sciatica-four"' in found.get_data(as_text=True)
    builder.send("side:left")
    builder.send("template:sciatica-four")
    added = builder.saved.plan.exercises
    assert "left as it is: Lift your hips" in builder.page
    assert len(added) == 3 + len(template.exercises) - 1
    assert {one.dosage.side for one in added} <= {Side.LEFT, None}


def test_a_search_without_hits_asks_what_was_meant(builder: Builder) -> None:
    found = builder.client.get(f"{builder.plan}/library?q=brigde+xqzw").get_data(as_text=True)
    assert "No exercise matches" in found or 'value="add:bridge"' in found
    found = builder.client.get(f"{builder.plan}/library?view=recent").get_data(as_text=True)
    assert found.index("add:knee-rolls") < found.index("add:bridge") < found.index("add:knees-to")
    assert "No favourites yet" in builder.client.get(
        f"{builder.plan}/library?view=favourites"
    ).get_data(as_text=True)


def contraindicate(builder: Builder, db: Database) -> None:
    """Record something that forbids the figure-4 pull."""
    given = [Given("tha-posterior", Answer.YES, side=Side.LEFT)]
    screening.record(db, builder.saved.patient_id, 1, given)


def to_decide(builder: Builder) -> int:
    """The number on the button that prints."""
    return int(re.search(r"to decide: </span>(\d+)", builder.page)[1])


def test_a_reason_quiets_what_it_answers_and_nothing_else(builder: Builder, db: Database) -> None:
    contraindicate(builder, db)
    builder.send("add:supine-figure-4-pull")
    assert "Issue anyway, say why" in builder.page
    before = to_decide(builder)
    builder.send(ex4__despite="short")
    assert builder.answer.status_code == 422
    builder.send(ex4__despite="Surgeon's letter of 3 November.")
    assert builder.saved.plan.get(4).despite_rules
    assert "Change the reason" in builder.page
    assert to_decide(builder) == before - 1
    assert "with a reason" in builder.page
    check = builder.client.get(f"{builder.plan}/print").get_data(as_text=True)
    assert "Surgeon&#39;s letter of 3 November." in check


def test_an_education_card_stands_in_the_plan_and_can_be_taken_out(builder: Builder) -> None:
    builder.send(cards=["symptoms"], cards_shown="1")
    assert 'id="leaf-symptoms"' in builder.page
    quietly(builder, "card:symptoms")
    assert builder.saved.plan.cards == ()


def test_the_phase_of_the_plan_is_named(builder: Builder, library: Library) -> None:
    with_phases = [one for one in library.plan_templates.values() if len(one.phases) > 1]
    for key in ("1", "2", "3"):
        builder.send(f"remove:{key}")
    builder.send(f"template:{with_phases[0].slug}")
    assert f"Phase 1 of {len(with_phases[0].phases)}" in builder.page
