"""The clinic's own look: kept, printed, and never more than it may be."""

from io import BytesIO

import pytest
from PIL import Image
from sqlite_utils import Database

from hep.accounts import Account
from hep.branding import Branding
from hep.library import Library
from hep.patients import Patient
from hep.store import clinics, videos
from tests.web.building import Builder, started
from tests.web.pages import PageClient

LOOK = {"colour": "#7a1f3d", "footer": "Open Monday to Friday", "web_address": "https://a.example"}
SHAPES = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10z"/></svg>'
)


def look(db: Database) -> Branding:
    clinic = clinics.get(db)
    assert clinic is not None
    return clinic.branding


def png() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (60, 20), "navy").save(kept, "PNG")
    return kept.getvalue()


def test_a_look_is_kept_and_the_settings_leave_it_alone(client: PageClient, db: Database) -> None:
    assert client.send("/clinic/branding", LOOK).status_code == 303
    assert look(db) == Branding(**LOOK)
    fields = {"name": "Harbour", "phone": "04 555 0142", "country": "NZ", "paper": "a4"}
    rest = {"red_flag_weeks": "4", "pregnancy_weeks": "16", "pain_fine": "3", "pain_allowed": "5"}
    sent = {**fields, **rest, "language": "en-GB", "matching": "y"}
    assert client.send("/clinic", sent).status_code == 302
    assert look(db) == Branding(**LOOK)


@pytest.mark.parametrize("data", [png(), SHAPES], ids=["png", "svg"])
def test_a_logo_is_kept_shown_and_taken_away(client: PageClient, db: Database, data: bytes) -> None:
    sent = {**LOOK, "file": (BytesIO(data), "logo")}
    assert client.send("/clinic/branding", sent).status_code == 303
    kept = client.get(f"/clinic/logo/{look(db).logo}")
    assert kept.status_code == 200
    assert kept.mimetype in ("image/png", "image/svg+xml")
    client.send("/clinic/branding", LOOK)
    assert look(db).logo, "a look without a new file keeps the logo"
    client.send("/clinic/branding", {**LOOK, "without_logo": "y"})
    assert look(db).logo == ""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"colour": "#ffe000"}, "too light"),
        ({"web_address": "http://a.example"}, "Write the whole address"),
        ({"footer": "a" * 61}, "60"),
        ({"file": (BytesIO(b"<svg onload='x'/>"), "logo.svg")}, "not a PNG, JPEG or SVG"),
    ],
    ids=["colour", "address", "footer", "logo"],
)
def test_what_cannot_be_printed_changes_nothing(
    client: PageClient, db: Database, changed: dict[str, object], said: str
) -> None:
    answer = client.send("/clinic/branding", {**LOOK, **changed})
    assert answer.status_code == 422
    assert said in answer.get_data(as_text=True)
    assert look(db) == Branding()


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    return started(client, db, dana, rosa, library, "bridge")


def test_look_and_video_are_on_the_draft(builder: Builder, db: Database) -> None:
    client = builder.client
    client.send("/clinic/branding", {**LOOK, "file": (BytesIO(SHAPES), "logo.svg")})
    client.send("/exercises/bridge/video", {"address": "https://video.example/bridge"})
    assert videos.of(db, ["bridge"]) == {"bridge": "https://video.example/bridge"}
    drawn = client.get(f"{builder.plan}/preview.pdf")
    assert drawn.status_code == 200
    import subprocess

    text = subprocess.run(
        ["pdftotext", "-", "-"], input=drawn.data, capture_output=True, check=True
    )
    for said in ("Open Monday to Friday", "video.example/bridge", "a.example", "On your phone"):
        assert said in " ".join(text.stdout.decode().split())


def test_a_video_needs_a_public_address(client: PageClient, db: Database) -> None:
    answer = client.send(
        "/exercises/bridge/video", {"address": "javascript:alert(1)"}, follow_redirects=True
    )
    assert "was not saved" in answer.get_data(as_text=True)
    assert videos.of(db, ["bridge"]) == {}
    assert client.send("/exercises/nothing/video", {"address": ""}).status_code == 404
