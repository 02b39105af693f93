"""Pictures of own exercises: photos and drawings, in the library and on the sheet."""

from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from sqlite_utils import Database
from werkzeug.test import TestResponse

from hep import own_exercises as own_exercises_
from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.plans import add, new
from hep.store import handouts, own_exercises, plans
from hep.store.own_exercises import OwnExercise
from hep.web.settings import Settings
from tests.photos.test_photos import bomb, picture
from tests.web.building import started
from tests.web.pages import PageClient


@pytest.fixture
def own(db: Database, dana: Account, library: Library) -> OwnExercise:
    """Dana's own clamshell."""
    made = own_exercises_.clone(library.exercises["clamshell"], "Dana Okafor")
    return own_exercises.add(db, dana.id, replace(made, slug="own-shell"), shared=False)


def upload(
    client: PageClient, frame: str, data: bytes, alt: str = "A woman on her side."
) -> TestResponse:
    """Send a photo for one frame of the own clamshell."""
    fields = {f"{frame}-alt": alt, f"{frame}-file": (BytesIO(data), "../../x.php")}
    return client.send(
        f"/own-exercises/own-shell/photos/{frame}", fields, content_type="multipart/form-data"
    )


def test_a_photo_is_shown_in_the_library_the_builder_and_on_the_sheet(
    client: PageClient,
    db: Database,
    dana: Account,
    rosa: Patient,
    library: Library,
    own: OwnExercise,
    settings: Settings,
) -> None:
    assert upload(client, "end", picture(size=(900, 600))).status_code == 303
    photo = own_exercises.get(db, "own-shell").exercise.photo("end")
    assert photo is not None
    assert photo.alt == "A woman on her side."
    assert {one.name for one in settings.photos.iterdir()} == {
        f"{name}.jpg" for name in (photo.sha256, photo.mirrored)
    }
    assert f"/photos/{photo.sha256}.jpg" in client.get("/exercises?q=clamshell").text
    page = client.get("/exercises/own-shell").text
    assert 'alt="A woman on her side."' in page
    kept = client.get(f"/photos/{photo.sha256}.jpg")
    assert Image.open(BytesIO(kept.data)).size == (900, 600)
    builder = started(client, db, dana, rosa, library)
    builder.send("add:own-shell")
    builder.send("side:left")
    assert f"/photos/{photo.mirrored}.jpg" in builder.page
    answer = client.get(f"{builder.plan}/preview.pdf")
    assert answer.mimetype == "application/pdf", answer.text
    with pikepdf.open(BytesIO(answer.data)) as pdf:
        images = [image for one in pdf.pages for image in one.get_images().values()]
        assert (900, 600) in [(int(image.Width), int(image.Height)) for image in images]
        assert b"A woman on her side." in b"".join(_alternatives(pdf))
    (settings.photos / f"{photo.mirrored}.jpg").unlink()
    lost = client.get(f"{builder.plan}/preview.pdf")
    assert lost.status_code == 422
    assert "A photo is missing" in lost.text


def test_a_photo_goes_home_with_the_handout(
    client: PageClient, db: Database, dana: Account, rosa: Patient, own: OwnExercise
) -> None:
    upload(client, "end", picture())
    exercise = own_exercises.get(db, "own-shell").exercise
    photo = exercise.photo("end")
    assert photo is not None
    saved = plans.create(db, rosa.id, dana.id, add(new(date.today()), exercise))
    given = handouts.issue(db, saved, dana.id, code="1-1", pdf_sha256="0" * 64, pages=1)
    page = client.get(f"/handouts/{given.id}/take-home.html").text
    symbol = page.split(f'<symbol id="own-{photo.sha256}"')[1].split("</symbol>")[0]
    assert 'href="data:image/jpeg;base64,' in symbol
    assert "img-src data:" in page


def _alternatives(pdf: pikepdf.Pdf) -> list[bytes]:
    return [
        bytes(one.Alt)
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
    ]


@pytest.mark.parametrize(
    ("data", "alt", "said"),
    [
        (b"", "x", "The file is empty."),
        (picture(), "", "Say what the photo shows"),
        (b"no photo", "x", "This is not a JPEG, PNG, HEIC or WebP picture."),
        (bomb(), "x", "million pixels"),
    ],
)
def test_a_photo_that_is_refused_changes_nothing(
    client: PageClient,
    db: Database,
    own: OwnExercise,
    settings: Settings,
    data: bytes,
    alt: str,
    said: str,
) -> None:
    answer = upload(client, "start", data, alt)
    assert answer.status_code == 422
    assert said in unescape(answer.text)
    assert own_exercises.get(db, "own-shell").version == 1
    assert not settings.photos.exists()


def test_a_photo_of_twenty_megabytes_is_refused(client: PageClient, own: OwnExercise) -> None:
    edge = b'--x\r\nContent-Disposition: form-data; name="start-file"; filename="x"\r\n\r\n'
    answer = client.post(
        "/own-exercises/own-shell/photos/start",
        data=edge + bytes(20_000_000) + b"\r\n--x--\r\n",
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 413
    assert "a photo 12 MB" in answer.text


def test_a_drawing_of_the_library_takes_the_place_of_a_photo(
    client: PageClient, db: Database, own: OwnExercise
) -> None:
    upload(client, "end", picture())
    page = client.get("/own-exercises/own-shell/drawings/end?q=bridge").text
    assert 'value="bridge"' in page
    client.send("/own-exercises/own-shell/drawings/end", {"pose": "bridge"})
    shown = own_exercises.get(db, "own-shell").exercise
    assert (shown.end_pose, shown.photo("end")) == ("bridge", None)
    assert "/figures/bridge-right.svg" in client.get("/exercises/own-shell").text
    answer = client.send("/own-exercises/own-shell/drawings/end", {"pose": "no-such-pose"})
    assert answer.status_code == 400


def test_a_colleague_cannot_change_the_pictures_of_a_private_one(
    ben_client: PageClient, own: OwnExercise
) -> None:
    assert upload(ben_client, "end", picture()).status_code == 404
    assert ben_client.get("/own-exercises/own-shell/pictures").status_code == 404
