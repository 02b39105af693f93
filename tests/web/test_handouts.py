"""Handouts: looked at as a draft, issued once, printed again byte for byte."""

import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.clinics import Clinic
from hep.handouts import rendering
from hep.handouts.rendering import RenderingFailed, RenderingTimedOut
from hep.library import Library
from hep.patients import Patient
from hep.plans import Plan
from hep.store import clinics, handouts, patients, plans
from hep.web import sheets
from hep.web.settings import Settings
from tests.web.building import Builder, started
from tests.web.pages import PageClient


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    """A plan of one exercise."""
    return started(client, db, dana, rosa, library, "knees-to-side")


def words(pdf: bytes) -> list[str]:
    """The text of each page."""
    import subprocess

    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode().split("\f")[:-1]


def form(builder: Builder) -> dict[str, str]:
    """What the check sends where red flags were not asked, and that is to be noted."""
    return {"revision": builder.revision, "paper": "a4", "unasked": "y"}


def issue(builder: Builder, **fields: str) -> str:
    """Print, and return the address of the PDF."""
    data = {**form(builder), **fields}
    answer = builder.client.send(f"{builder.plan}/handouts", data)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return str(answer.headers["Location"])


def test_the_check_shows_the_draft_before_anything_is_printed(
    builder: Builder, db: Database
) -> None:
    text = builder.client.get(f"{builder.plan}/print").get_data(as_text=True)
    assert "Check and print for Rosa Whitfield" in text
    assert f"{builder.plan}/preview.pdf?layout=standard&amp;paper=a4" in text
    assert "you decide" in text
    letter = builder.client.get(f"{builder.plan}/print?paper=letter").get_data(as_text=True)
    assert "preview.pdf?layout=standard&amp;paper=letter" in letter
    assert db.table("handouts").count == 0


def test_a_draft_says_so_on_every_page_and_keeps_nothing(
    builder: Builder, db: Database, settings: Settings
) -> None:
    answer = builder.client.get(f"{builder.plan}/preview.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == "inline; filename=draft.pdf"
    pages = words(answer.data)
    assert pages
    for page in pages:
        assert "DRAFT - not for the patient" in page
    assert db.table("handouts").count == 0
    assert not settings.handouts.exists()


def test_red_flags_that_nobody_asked_about_are_noted_or_asked(
    builder: Builder, db: Database, rosa: Patient
) -> None:
    without = {name: text for name, text in form(builder).items() if name != "unasked"}
    answer = builder.client.send(f"{builder.plan}/handouts", without)
    assert answer.status_code == 422
    assert "Not asked is not no" in answer.get_data(as_text=True)
    assert db.table("handouts").count == 0
    issue(builder)
    [handout] = handouts.of_patient(db, rosa.id)
    assert len(handout.decisions.flags_not_asked) > 5


def test_an_issued_handout_is_not_a_draft(builder: Builder) -> None:
    pdf = builder.client.get(issue(builder)).data
    for page in words(pdf):
        assert "DRAFT" not in page
        assert "Rosa Whitfield" in page
        assert "04 555 0142" in page


def test_what_was_printed_is_printed_again_byte_for_byte(
    builder: Builder, db: Database, clinic: Clinic, rosa: Patient
) -> None:
    address = issue(builder)
    first = builder.client.get(address).data
    builder.send("add:bridge", goal="another goal", ex1__hold="10")
    clinics.save(db, replace(clinic, name="Renamed", phone="09 999 9999"))
    patients.save(db, replace(rosa, name="Rosa Renamed"))
    assert builder.client.get(address).data == first
    second = builder.client.get(issue(builder)).data
    assert second != first
    assert builder.client.get(address).data == first


def test_the_record_holds_what_was_printed(
    builder: Builder, db: Database, settings: Settings, rosa: Patient
) -> None:
    builder.send(goal="walk")
    pdf = builder.client.get(issue(builder)).data
    [handout] = handouts.of_patient(db, rosa.id)
    assert (handout.plan, handout.revision) == (builder.saved.plan, builder.saved.revision)
    assert handout.issued_by == "Dana Okafor"
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == handout.pages
    [file] = settings.handouts.iterdir()
    assert file.name == f"{handout.pdf_sha256}.pdf"
    assert file.read_bytes() == pdf


def test_the_name_of_the_file_is_harmless(builder: Builder, db: Database, rosa: Patient) -> None:
    address = issue(builder)
    for name, part in (
        ('Zoë "../../x" O\'Neil; a=b', "zoe-x-o-neil-a-b"),
        ("李小龙", "patient"),
    ):
        patients.save(db, replace(rosa, name=name))
        disposition = builder.client.get(address).headers["Content-Disposition"]
        assert re.fullmatch(
            rf"inline; filename=exercises-{part}-\d{{4}}-\d\d-\d\d\.pdf", disposition
        )


def test_a_plan_changed_since_it_was_looked_at_is_not_printed(
    builder: Builder, db: Database, ben_client: PageClient
) -> None:
    seen = form(builder)
    Builder(ben_client, builder.plan, db).send("remove:1")
    answer = builder.client.send(f"{builder.plan}/handouts", seen)
    assert answer.status_code == 409
    assert "The plan was changed since you looked" in answer.get_data(as_text=True)
    assert db.table("handouts").count == 0


@pytest.mark.parametrize("fields", [{}, {"revision": "x", "paper": "a4"}, {"revision": "99"}])
def test_a_form_that_names_no_revision_prints_nothing(
    builder: Builder, db: Database, fields: dict[str, str]
) -> None:
    answer = builder.client.send(f"{builder.plan}/handouts", fields)
    assert answer.status_code == 409
    assert db.table("handouts").count == 0


def test_an_empty_plan_is_not_printed(
    client: PageClient, db: Database, dana: Account, rosa: Patient
) -> None:
    saved = plans.create(db, rosa.id, dana.id, Plan(review_date=date.today()))
    for answer in (
        client.get(f"/plans/{saved.id}/preview.pdf"),
        client.send(
            f"/plans/{saved.id}/handouts", {"revision": "1", "paper": "a4", "unasked": "y"}
        ),
    ):
        assert answer.status_code == 422
        assert "The plan has no exercises yet" in answer.get_data(as_text=True)
    page = client.get(f"/plans/{saved.id}/print").get_data(as_text=True)
    assert "The plan has no exercises yet" in page
    assert db.table("handouts").count == 0


def test_a_text_the_fonts_lack_is_not_printed(builder: Builder, db: Database) -> None:
    builder.send(goal="walk 龍 far")
    answer = builder.client.send(f"{builder.plan}/handouts", form(builder))
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "the fonts of the handout lack 龍" in text
    assert db.table("handouts").count == 0


@pytest.mark.parametrize("fault", [RenderingFailed("ended with 1"), RenderingTimedOut("stopped")])
def test_a_rendering_that_fails_leaves_no_record(
    builder: Builder,
    db: Database,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    sheets.ahead.forget()
    monkeypatch.setattr(rendering, "render", fail)
    assert builder.client.send(f"{builder.plan}/handouts", form(builder)).status_code == 422
    assert builder.client.get(f"{builder.plan}/preview.pdf").status_code == 422
    assert db.table("handouts").count == 0
    assert not settings.handouts.exists()


@pytest.mark.parametrize("damage", ["missing", "altered", "emptied"])
def test_a_file_that_is_missing_or_changed_is_never_shown(
    builder: Builder, settings: Settings, damage: str
) -> None:
    address = issue(builder)
    [file] = settings.handouts.iterdir()
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(b"" if damage == "emptied" else file.read_bytes() + b" ")
    answer = builder.client.get(address)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert "The printed file is missing or changed" in text
    assert "Restore the folder of handouts" in text


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_paper_is_the_one_that_was_chosen(
    builder: Builder, paper: str, size: tuple[int, int]
) -> None:
    pdf = builder.client.get(issue(builder, paper=paper)).data
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            assert tuple(round(float(side)) for side in page.mediabox[2:]) == size


def test_the_start_page_says_what_was_printed_and_changed(builder: Builder) -> None:
    address = issue(builder)
    start = builder.client.get("/").get_data(as_text=True)
    assert address.removesuffix(".pdf") in start
    assert "Changed since printed" not in start
    builder.send(goal="walk")
    assert "Changed since printed" in builder.client.get("/").get_data(as_text=True)


@pytest.mark.parametrize(
    ("name_form", "named"), [("full", True), ("none", False), ("initials", False)]
)
def test_the_name_is_printed_as_it_was_asked_for(
    builder: Builder, name_form: str, named: bool
) -> None:
    text = "".join(words(builder.client.get(issue(builder, name_form=name_form)).data))
    assert ("Rosa Whitfield" in text) is named
    assert ("R. W." in text) is (name_form == "initials")


def test_the_check_says_what_would_make_it_easier_to_understand(builder: Builder) -> None:
    text = builder.client.get(f"{builder.plan}/understood").get_data(as_text=True)
    assert "Write the goal in the patient" in text
    assert "grade" in text
    builder.send(goal="I want to sit through a film.")
    part = builder.client.get(f"{builder.plan}/understood?part=1").get_data(as_text=True)
    assert "8 of 8 points" in part
    assert part.lstrip().startswith("<details")
