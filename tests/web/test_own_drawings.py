"""The clinic's own drawings: written, drawn, looked at, kept, and shown wherever drawings are."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO

import pikepdf
import pytest
from sqlite_utils import Database
from werkzeug.test import TestResponse

from hep import engine, figures
from hep import own_exercises as own_exercises_
from hep.accounts import Account
from hep.dosage import Side
from hep.figures.own_poses import copied
from hep.handouts import pictures
from hep.library import Library
from hep.patients import Patient
from hep.plans import add, new
from hep.store import documents, handouts, own_exercises, plans
from hep.store.own_exercises import OwnExercise
from hep.web.settings import Settings
from tests.web.building import started
from tests.web.pages import PageClient

ADDRESS = "/own-exercises/own-shell/drawings/end/own"
POSE = 'from = "bridge"\r\n\r\n[joints]\r\nright_knee = { flex = 120 }\r\n'
WORDS = {"title": "Right knee bent more", "alt": "A person lifts the hips. The right knee is bent."}
Reply = Callable[[str], bytes]


def reply(findings: tuple[str, ...] = ()) -> Reply:
    """An engine that draws every pose as the bridge."""
    drawing = figures.drawing("bridge", "right")
    assert drawing is not None
    head, shapes = drawing.svg.split("<title>")[0], drawing.svg.split("</desc>")[1]
    said = {
        "svg": f"{head}<title></title><desc></desc>{shapes}",
        "width": drawing.width,
        "height": drawing.height,
        "close_up": False,
        "findings": findings,
    }
    return lambda text: json.dumps(said).encode()


@pytest.fixture(autouse=True)
def quick_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    engine._drawn.cache_clear()
    monkeypatch.setattr(engine, "_reply", reply())
    monkeypatch.setattr(engine, "installed", lambda: True)


@pytest.fixture
def own(db: Database, dana: Account, library: Library) -> OwnExercise:
    """Dana's own clamshell."""
    made = own_exercises_.clone(library.exercises["clamshell"], "Dana Okafor")
    return own_exercises.add(db, dana.id, replace(made, slug="own-shell"), shared=False)


def send(client: PageClient, text: str = POSE, **fields: str) -> TestResponse:
    return client.send(ADDRESS, {"text": text, **WORDS, **fields})


def test_it_starts_from_the_drawing_that_is_shown_or_from_any_other(
    client: PageClient, own: OwnExercise
) -> None:
    assert copied(own.exercise.end_pose).text in unescape(client.get(ADDRESS).text)
    page = unescape(client.get(f"{ADDRESS}?from=bridge").text)
    assert copied("bridge").text in page
    assert figures.pose("bridge").description in page
    assert client.get(f"{ADDRESS}?from=no-such-pose").status_code == 404


def test_drawing_changes_nothing_until_it_is_used(
    client: PageClient, db: Database, own: OwnExercise, settings: Settings
) -> None:
    page = send(client)
    assert page.status_code == 200
    assert "data:image/svg+xml;base64," in page.text
    assert own_exercises.get(db, "own-shell").version == 1
    assert not settings.photos.exists()


def test_it_is_shown_in_the_library_the_builder_and_on_the_sheet(
    client: PageClient,
    db: Database,
    dana: Account,
    rosa: Patient,
    library: Library,
    own: OwnExercise,
    settings: Settings,
) -> None:
    assert send(client, keep="yes").status_code == 303
    kept = own_exercises.get(db, "own-shell").exercise.own_drawing("end")
    assert kept is not None
    assert (kept.title, kept.alt) == (WORDS["title"], WORDS["alt"])
    assert kept.pose == POSE.replace("\r\n", "\n")
    assert {one.name for one in settings.photos.iterdir()} == {
        f"{name}.svg" for name in (kept.sha256, kept.mirrored)
    }
    assert f"/own-drawings/{kept.sha256}.svg" in client.get("/exercises?q=clamshell").text
    assert f'alt="{kept.alt}"' in client.get("/exercises/own-shell").text
    assert "right_knee = { flex = 120 }" in client.get(ADDRESS).text
    left = client.get(f"/own-drawings/{kept.mirrored}.svg")
    assert "Left knee bent more" in left.text
    assert "matrix(-1 0 0 1" in left.text
    builder = started(client, db, dana, rosa, library)
    builder.send("add:own-shell")
    builder.send("side:left")
    assert f"/own-drawings/{kept.mirrored}.svg" in builder.page
    answer = client.get(f"{builder.plan}/preview.pdf")
    assert answer.mimetype == "application/pdf", answer.text
    with pikepdf.open(BytesIO(answer.data)) as pdf:
        told = [
            bytes(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) if "/Alt" in o
        ]
    assert b"A person lifts the hips. The left knee is bent." in told
    (settings.photos / f"{kept.mirrored}.svg").write_text("<svg>altered</svg>")
    lost = client.get(f"{builder.plan}/preview.pdf")
    assert lost.status_code == 422
    assert "A drawing of your own is missing" in lost.text
    assert client.get(f"/own-drawings/{kept.mirrored}.svg").status_code == 404


def test_it_goes_home_with_the_handout(
    client: PageClient, db: Database, dana: Account, rosa: Patient, own: OwnExercise
) -> None:
    send(client, keep="yes")
    exercise = own_exercises.get(db, "own-shell").exercise
    kept = exercise.own_drawing("end")
    assert kept is not None
    saved = plans.create(db, rosa.id, dana.id, add(new(date.today()), exercise))
    given = handouts.issue(db, saved, dana.id, code="1-1", pdf_sha256="0" * 64, pages=1)
    page = client.get(f"/handouts/{given.id}/take-home.html").text
    symbol = page.split(f'<symbol id="own-{kept.sha256}"')[1].split("</symbol>")[0]
    assert "<path" in symbol
    assert f'href="#own-{kept.sha256}"' in page


def test_it_keeps_the_scale_that_all_drawings_share(
    client: PageClient, db: Database, own: OwnExercise
) -> None:
    send(client, keep="yes")
    exercise = own_exercises.get(db, "own-shell").exercise
    shown = pictures.of_frame(exercise, "end", Side.LEFT, "Then", figures.drawing)
    like = pictures.picture("bridge", Side.LEFT, "Then", figures.drawing)
    assert (shown.width, shown.height) == (like.width, like.height)
    assert not shown.close_up


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": "[joints]\nright_knee = { flexx = 3 }"}, "does not know flexx"),
        ({"text": ""}, "Write a pose"),
        ({"text": "x = " + "1" * 20_000}, "too long"),
        ({"alt": ""}, "Say what the drawing shows"),
        ({"title": ""}, "Give it a short title"),
    ],
)
def test_a_bad_pose_changes_nothing_and_stays_to_be_mended(
    client: PageClient,
    db: Database,
    own: OwnExercise,
    settings: Settings,
    fields: dict[str, str],
    said: str,
) -> None:
    answer = client.send(ADDRESS, {"text": POSE, **WORDS, **fields, "keep": "yes"})
    assert answer.status_code == 422
    assert said in unescape(answer.text)
    assert (fields.get("text") or "right_knee") in unescape(answer.text).replace("\r", "")
    assert own_exercises.get(db, "own-shell").version == 1
    assert not settings.photos.exists()


def test_what_the_engine_does_not_know_is_named_by_its_line(
    client: PageClient, db: Database, own: OwnExercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = json.dumps({"error": "This cannot be drawn: 'right tail' is not one of hip, knee."})
    monkeypatch.setattr(engine, "_reply", lambda text: said.encode())
    text = '[arms.right]\nhand = { on = "right tail" }\n'
    answer = send(client, text, keep="yes")
    assert answer.status_code == 422
    assert "<b>Line 2</b>" in answer.text
    assert own_exercises.get(db, "own-shell").version == 1


def test_what_the_checks_find_stands_beside_the_drawing(
    client: PageClient, own: OwnExercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_reply", reply(("range: right knee flex 170 is beyond 155",)))
    page = send(client).text
    assert "Look at this before you use it" in page
    assert "Range: right knee flex 170" in page


def test_without_the_engine_the_page_says_what_to_install(
    client: PageClient, db: Database, own: OwnExercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "installed", lambda: False)
    answer = send(client, keep="yes")
    assert answer.status_code == 422
    assert "make drawing" in answer.text
    assert "right_knee = { flex = 120 }" in answer.text
    assert own_exercises.get(db, "own-shell").version == 1


def test_a_drawing_of_the_library_takes_its_place_and_a_photo_is_taken_away(
    client: PageClient, db: Database, own: OwnExercise
) -> None:
    send(client, keep="yes")
    client.send("/own-exercises/own-shell/drawings/end", {"pose": "bridge"})
    shown = own_exercises.get(db, "own-shell").exercise
    assert (shown.end_pose, shown.own_drawing("end")) == ("bridge", None)
    client.send("/own-exercises/own-shell/versions/2")
    assert own_exercises.get(db, "own-shell").exercise.own_drawing("end") is not None


def test_a_colleague_cannot_draw_for_a_private_one(
    ben_client: PageClient, own: OwnExercise
) -> None:
    assert ben_client.get(ADDRESS).status_code == 404
    assert send(ben_client, keep="yes").status_code == 404


def test_without_own_drawings_a_sign_off_holds(own: OwnExercise) -> None:
    assert "start_drawing" not in str(documents._sorted.unstructure(own.exercise))


def test_the_guide_is_a_page(client: PageClient) -> None:
    assert "How to write a pose" in client.get("/how-to-write-a-pose").text
