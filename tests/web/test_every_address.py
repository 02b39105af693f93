"""What holds for every address there is, today's and tomorrow's."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlite_utils import Database
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from hep import store
from hep.accounts import Account
from hep.library import Library
from hep.store import accounts, clinics, patients, plans
from hep.store.plans import PlanChanged
from hep.web import access, create_app, errors
from hep.web.settings import Settings
from tests.conftest import CLINIC, DANA, ROSA, make_app, signed_in
from tests.web import everywhere
from tests.web.everywhere import World, contents, endpoint, rules
from tests.web.pages import PageClient

GET, POST = rules("GET"), rules("POST")
CLOSED = [rule for rule in GET + POST if rule.endpoint not in access.OPEN]
# Addresses that need something a test of all of them has not got: their own tests look at them.
ELSEWHERE = {
    "advice.show",
    "advice.preview",
    "bundles.file",
    "bundles.show",
    "bootstrap.static",
    "branding.logo",
    "figures.show",
    "own_drawings.show",
    "pictures.photo",
    "screening.clear",
    "handouts.pdf",
    "accounts.sign_in",
    "clinics.set_up",
}
# Whoever takes a patient's handout away is written into the audit trail, and nothing else is.
AUDITED = {"take_home.page"}
PAGES = [rule for rule in GET if rule.endpoint not in ELSEWHERE]


# Nothing here changes anything, which is what most of it is about: so all of it can look at one
# clinic, where an application and a database for each of many hundred tests would take minutes.
@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Settings:
    folder = tmp_path_factory.mktemp("everywhere")
    copy = Path(shutil.copy(empty_database, folder / "hep.db"))
    return Settings(database=copy, secret_key="only for tests")


@pytest.fixture(scope="module")
def app(settings: Settings, compiled_pages: FileSystemBytecodeCache) -> Flask:
    made = make_app(settings, compiled_pages)
    for limiter in made.extensions["limiter"]:
        limiter.enabled = False
    return made


@pytest.fixture(scope="module")
def db(settings: Settings) -> Iterator[Database]:
    opened = store.connect(settings.database)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def dana(db: Database) -> Account:
    clinics.save(db, CLINIC)
    return accounts.add(db, **DANA)


@pytest.fixture(scope="module")
def world(db: Database, dana: Account, library: Library) -> World:
    return everywhere.make(db, dana, patients.add(db, ROSA), library)


@pytest.fixture(scope="module")
def client(app: Flask, dana: Account) -> PageClient:
    return signed_in(app, dana)


@pytest.fixture(scope="module")
def stranger(app: Flask, dana: Account) -> PageClient:
    made = app.test_client()
    assert isinstance(made, PageClient)
    return made


@pytest.fixture(scope="module")
def fresh_app(
    tmp_path_factory: pytest.TempPathFactory,
    empty_database: Path,
    compiled_pages: FileSystemBytecodeCache,
) -> Flask:
    """An application whose clinic is not set up yet."""
    copy = Path(shutil.copy(empty_database, tmp_path_factory.mktemp("nobody") / "hep.db"))
    return make_app(Settings(database=copy, secret_key="only for tests"), compiled_pages)


def test_the_open_addresses_are_these() -> None:
    """Adding one is a decision: whoever changes this list has thought about it."""
    assert {
        "static",
        "bootstrap.static",
        "clinics.set_up",
        "accounts.sign_in",
        "figures.show",
        "pages.about",
        "pages.intended_use",
        "pages.health",
    } == access.OPEN
    assert {rule.endpoint for rule in GET + POST} >= access.OPEN


@pytest.mark.parametrize("rule", CLOSED, ids=endpoint)
def test_a_stranger_is_asked_to_sign_in(
    rule: Rule, stranger: PageClient, world: World, db: Database
) -> None:
    before = contents(db)
    for method in sorted((rule.methods or set()) - {"OPTIONS"}):
        answer = stranger.open(world.address(rule), method=method)
        assert answer.status_code in (302, 401)
        if answer.status_code == 302:
            assert answer.headers["Location"].startswith("/sign-in?next=")
        assert "Rosa" not in answer.get_data(as_text=True)
    assert contents(db) == before


def test_before_the_set_up_everything_leads_to_it(fresh_app: Flask) -> None:
    names = dict.fromkeys(("patient_id", "episode_id", "plan_id", "other_id", "handout_id"), 1)
    world = World({**names, "slug": "x", "pose": "x", "frame": "end", "side": "left"})
    client = fresh_app.test_client()
    for rule in CLOSED:
        method = "GET" if "GET" in (rule.methods or ()) else "POST"
        answer = client.open(world.address(rule), method=method)
        assert (answer.status_code, answer.headers.get("Location")) == (302, "/set-up"), rule


@pytest.mark.parametrize("rule", POST, ids=endpoint)
def test_a_form_without_our_token_changes_nothing(
    rule: Rule, client: PageClient, world: World, db: Database
) -> None:
    before = contents(db)
    fields = {"name": "Changed", "do": "remove:1", "revision": "1", "title": "Changed"}
    for token in ({}, {"csrf_token": ""}, {"csrf_token": "forged"}):
        answer = client.post(world.address(rule), data={**fields, **token})
        assert answer.status_code == 400
        assert "send it once more" in answer.get_data(as_text=True)
    assert contents(db) == before


@pytest.mark.parametrize("rule", GET, ids=endpoint)
def test_every_page_opens_with_its_headers_and_looking_changes_nothing(
    rule: Rule, client: PageClient, world: World, db: Database, settings: Settings
) -> None:
    """The client refuses invalid HTML, doubled ids, fields without a label."""
    client.get("/")
    besides = "audit" if rule.endpoint in AUDITED else ""
    before, files = contents(db, besides=besides), _files(settings)
    [[version]] = db.execute("PRAGMA data_version").fetchall()
    answer = client.get(world.address(rule))
    [[after]] = db.execute("PRAGMA data_version").fetchall()
    assert after == version or besides
    assert contents(db, besides=besides) == before
    assert _files(settings) == files
    assert answer.status_code == 200 or rule.endpoint in ELSEWHERE
    _look_at_headers(rule, answer)


def _look_at_headers(rule: Rule, answer: TestResponse) -> None:
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe-eval" not in policy
    # A drawing is a file of ours without script, and carries its own style.
    assert "unsafe-inline" not in policy or rule.endpoint == "figures.show"
    assert "script-src 'unsafe" not in policy
    if answer.mimetype == "text/html":
        assert policy == errors.POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    if rule.endpoint in {"patients.show", "plans.show", "handouts.pdf", "handouts.preview"}:
        assert answer.headers["Cache-Control"] == "no-store"


def _files(settings: Settings) -> set[Path]:
    return {
        path for path in settings.instance.rglob("*") if not path.name.endswith(("-wal", "-shm"))
    }


def test_the_wrong_method_is_refused(client: PageClient, world: World) -> None:
    known: dict[str, set[str]] = {}
    for rule in GET + POST:
        known.setdefault(str(rule), set()).update(rule.methods or ())
    for rule in {str(one): one for one in GET + POST}.values():
        for method in {"GET", "POST", "PUT", "DELETE", "PATCH"} - known[str(rule)]:
            answer = client.open(world.address(rule), method=method)
            assert answer.status_code == 405, (rule, method)


IDS = [
    rule
    for rule in GET + POST
    if rule.arguments & {"patient_id", "episode_id", "plan_id", "handout_id", "slug"}
]


def test_what_is_not_there_is_404(app: Flask, client: PageClient, db: Database) -> None:
    everywhere.forget_token(app)
    before = contents(db)
    for rule in IDS:
        method = "GET" if "GET" in (rule.methods or ()) else "POST"
        for number in (404, 0, 2**63 - 1, 2**63, 10**40):
            answer = client.open(re.sub(r"<[^>]+>", str(number), str(rule)), method=method)
            assert answer.status_code == 404, (rule, number)
            assert "There is no such page" in answer.get_data(as_text=True)
        assert contents(db) == before, rule


@pytest.mark.parametrize(
    "address", ["/nothing", "/patients/-1", "/patients/one", "/plans/1.5", "//"]
)
def test_an_address_nobody_made_is_404(client: PageClient, address: str) -> None:
    assert client.get(address).status_code in (404, 308)


def test_errors_carry_the_headers_too(client: PageClient) -> None:
    for answer in (client.get("/nothing"), client.post("/patients/new"), client.put("/")):
        assert answer.headers["Content-Security-Policy"] == errors.POLICY
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_policy_lets_nothing_in_from_a_page_or_from_elsewhere() -> None:
    """Scripts, styles, forms and requests are the server's own; no page carries any inside."""
    rules_ = dict(one.split(" ", 1) for one in errors.POLICY.split("; "))
    assert rules_.pop("img-src") == "'self' data:", "Bootstrap's style sheet draws with data:"
    assert rules_.pop("default-src") == rules_.pop("base-uri") == "'none'"
    assert set(rules_.values()) == {"'self'"}
    assert {"script-src", "style-src", "connect-src", "form-action"} <= set(rules_)


def test_a_post_of_ten_megabytes_is_refused(
    client: PageClient, stranger: PageClient, db: Database
) -> None:
    before = contents(db)
    here = {"Origin": "http://localhost"}
    for browser in (client, stranger):
        fields = {"name": "R", "notes": "long " * 2_000_000}
        answer = browser.post("/patients/new", data=fields, headers=here)
        assert answer.status_code == 413
        assert "1 MB" in answer.get_data(as_text=True)
    assert contents(db) == before


def test_a_post_of_almost_a_megabyte_is_read(client: PageClient) -> None:
    answer = client.send("/patients/new", {"name": "R", "notes": "long " * 180_000})
    assert answer.status_code == 422
    assert "This is too long" in answer.get_data(as_text=True)


def test_five_thousand_fields_are_passed_over(
    client: PageClient, world: World, db: Database
) -> None:
    before = contents(db)
    fields = {f"ex{n}-hold": "5" for n in range(2, 5000)}
    answer = client.send(f"/plans/{world.names['plan_id']}", {"revision": "1", **fields})
    assert answer.status_code == 303
    assert contents(db) == before


def test_somebody_who_was_faster_is_told_and_nothing_is_changed(
    app: Flask,
    client: PageClient,
    world: World,
    db: Database,
    dana: Account,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Between reading and writing there is always a moment."""
    latest = plans.get(db, 1)

    def overtaken(*_: object) -> None:
        raise PlanChanged(latest)

    monkeypatch.setattr(plans, "save", overtaken)
    before = contents(db)
    answer = client.send("/plans/1/take/2")
    assert answer.status_code == 409
    assert "Somebody was faster" in answer.text
    assert contents(db) == before


class Broken(Exception):
    """A fault of ours, with a name in its message."""


def test_a_fault_of_ours_says_what_to_do_and_logs_no_names(
    settings: Settings,
    dana: Account,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> None:
        raise Broken("Rosa Whitfield, born 1979")

    app = create_app(settings)
    monkeypatch.setitem(app.view_functions, "pages.about", fail)
    answer = app.test_client().get("/about")
    assert answer.status_code == 500
    text = answer.get_data(as_text=True)
    assert "Something went wrong here" in text
    assert "Rosa" not in text + caplog.text
    assert "Broken at" in caplog.text
    assert "pages.about" in caplog.text
