"""How a handout is printed: the clinic's way, a plan's own, and that of what was issued."""

from dataclasses import replace

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.clinics import Clinic
from hep.library import Library
from hep.patients import Patient
from hep.printing import Layout, NameForm, Paper, Part, Printing
from hep.store import clinics, handouts, plans
from tests.web.building import Builder, started
from tests.web.pages import PageClient

CHOSEN = {"layout": "large-print", "paper": "letter", "name_form": "initials", "language": "en-US"}


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    return started(client, db, dana, rosa, library, "knees-to-side")


def print_(builder: Builder, **fields: object) -> int:
    data = {"revision": builder.revision, "unasked": "y", **fields}
    return builder.client.send(f"{builder.plan}/handouts", data).status_code


def test_what_was_chosen_is_kept_with_the_handout_and_for_the_next_time(
    builder: Builder, db: Database, rosa: Patient
) -> None:
    parts = ["log", "drawings"]
    assert print_(builder, **CHOSEN, parts=parts, parts_shown="1") == 303
    [handout] = handouts.of_patient(db, rosa.id)
    left_out = frozenset(Part) - {Part.LOG, Part.DRAWINGS}
    chosen = Printing(Layout.LARGE_PRINT, Paper.LETTER, "en-US", NameForm.INITIALS, left_out)
    assert handout.printing == builder.saved.printing == chosen
    assert builder.saved.revision == handout.revision, "how it is printed is no change of it"
    page = builder.client.get(f"{builder.plan}/print").get_data(as_text=True)
    assert "preview.pdf?layout=large-print&amp;paper=letter" in page


def test_a_plan_that_was_never_printed_follows_the_clinic(
    builder: Builder, db: Database, clinic: Clinic
) -> None:
    usual = Printing(Layout.COMPACT, without=frozenset({Part.SOURCES, Part.CARDS}))
    clinics.save(db, replace(clinic, printing=usual))
    page = builder.client.get(f"{builder.plan}/print").get_data(as_text=True)
    assert "preview.pdf?layout=compact&amp;paper=a4" in page
    assert "parts=cards" not in page
    assert "parts=log" in page


def test_looking_keeps_nothing(builder: Builder, db: Database) -> None:
    builder.client.get(f"{builder.plan}/print?layout=compact&parts_shown=1")
    assert builder.saved.printing is None
    assert db.table("handouts").count == 0


@pytest.mark.parametrize(
    ("field", "sent"),
    [("layout", "poster"), ("paper", "a5"), ("language", "tlh"), ("name_form", "nick"),
     ("parts", "safety")],
)  # fmt: skip
def test_a_choice_there_is_not_prints_nothing(
    builder: Builder, db: Database, field: str, sent: str
) -> None:
    assert print_(builder, **{field: sent, "parts_shown": "1"}) == 422
    assert db.table("handouts").count == 0
    assert builder.client.get(f"{builder.plan}/print?{field}={sent}").status_code == 200


def test_the_clinic_says_how_its_handouts_are_printed(
    client: PageClient, db: Database, clinic: Clinic
) -> None:
    sent = {"name": clinic.name, "phone": clinic.phone, "country": "NZ", "matching": "y"}
    client.send("/clinic", {**sent, **CHOSEN, "parts": ["log"], "parts_shown": "1"})
    kept = clinics.get(db)
    assert kept is not None
    assert (kept.printing.layout, kept.paper) == (Layout.LARGE_PRINT, Paper.LETTER)
    assert kept.printing.parts == (Part.LOG,)
    client.send("/clinic", sent)
    assert clinics.get(db) == kept, "what was not sent stays"


def test_a_copy_is_printed_like_the_plan_it_was_made_from(
    builder: Builder, db: Database, rosa: Patient
) -> None:
    print_(builder, **CHOSEN)
    builder.client.send(f"{builder.plan}/copy")
    assert {one.printing.name_form for one in plans.of_patient(db, rosa.id) if one.printing} == {
        NameForm.INITIALS
    }
    assert all(one.printing for one in plans.of_patient(db, rosa.id))


def test_the_pages_are_counted_as_they_would_be_printed(builder: Builder, db: Database) -> None:
    for layout, words in (("log-only", "1 page"), ("standard", "2 pages")):
        answer = builder.client.get(f"{builder.plan}/pages?layout={layout}")
        assert (answer.status_code, answer.mimetype) == (200, "text/plain")
        assert answer.get_data(as_text=True) == words
    assert db.table("handouts").count == 0


def test_every_layout_is_offered_and_its_draft_is_shown(builder: Builder) -> None:
    for layout in Layout:
        page = builder.client.get(f"{builder.plan}/print?layout={layout.value}")
        text = page.get_data(as_text=True)
        assert f"preview.pdf?layout={layout.value}&amp;" in text
        assert f"layouts.svg#{layout.value}" in text
        assert "Safety" not in text.split('name="parts_shown"')[1].split("</fieldset>")[0]
