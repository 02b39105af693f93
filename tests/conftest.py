"""What every test may use."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from hypothesis import settings as profiles
from jinja2 import FileSystemBytecodeCache

from hep import store
from hep.accounts import Account
from hep.clinics import Clinic
from hep.library import Library, read
from hep.patients import Patient
from hep.store import accounts, clinics, connection, patients
from hep.web import create_app
from hep.web.access import SignedIn
from hep.web.settings import Settings
from tests.web.pages import PageClient

# Tests time nothing: a busy machine is no fault of the code.
profiles.register_profile("house", deadline=None)
profiles.load_profile("house")

PASSWORD = "a short sentence of a test"
SECRET_KEY = "only for tests"
CLINIC = Clinic("Harbour Street Physiotherapy", "04 555 0142", "1 Example St", "NZ", "111")
DANA = {"email": "dana@example.org", "name": "Dana Okafor", "title": "PT", "password": PASSWORD}
ROSA = Patient(0, "Rosa Whitfield", "RW-0412", date(1979, 3, 2))


@pytest.fixture(autouse=True, scope="session")
def quick_passwords() -> Iterator[None]:
    """Hash as the product does, with less work: there are hundreds of sign-ins here."""
    with pytest.MonkeyPatch.context() as patch:
        quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
        patch.setattr(accounts, "_hasher", quick)
        patch.setattr(accounts, "_NOBODY", quick.hash("nobody has this password"))
        yield


@pytest.fixture(autouse=True, scope="session")
def waits_for_the_disk() -> Iterator[str]:
    """The setting of the product, which is off here: no row has to outlive its test."""
    with pytest.MonkeyPatch.context() as patch:
        of_the_product = connection.SYNCHRONOUS
        patch.setattr(connection, "SYNCHRONOUS", "OFF")
        yield of_the_product


@pytest.fixture(scope="session")
def library() -> Library:
    return read()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without a row, made once: each test gets a copy."""
    path = tmp_path_factory.mktemp("empty") / "hep.db"
    made = store.connect(path)
    store.migrate(made)
    made.close()
    return path


@pytest.fixture
def settings(tmp_path: Path, empty_database: Path) -> Settings:
    copy = Path(shutil.copy(empty_database, tmp_path / "hep.db"))
    return Settings(database=copy, secret_key=SECRET_KEY)


@pytest.fixture(scope="session")
def compiled_pages(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Where Jinja keeps what it compiled, for every application of the process."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("jinja")))


def make_app(settings: Settings, compiled: FileSystemBytecodeCache) -> Flask:
    """The application, tested by a client that refuses bad pages."""
    app = create_app(settings)
    app.jinja_env.bytecode_cache = compiled
    app.testing = True
    app.test_client_class = PageClient
    return app


@pytest.fixture(scope="session")
def shared_app(compiled_pages: FileSystemBytecodeCache) -> Flask:
    """Made once: to make an application takes longer than most tests that need one."""
    return make_app(Settings(secret_key=SECRET_KEY), compiled_pages)


@pytest.fixture
def app(shared_app: Flask, settings: Settings) -> Iterator[Flask]:
    """The application as good as new, with a database of its own."""
    made = dict(shared_app.config), dict(shared_app.extensions)
    shared_app.config["HEP"] = settings
    yield shared_app
    for now, before in zip((shared_app.config, shared_app.extensions), made, strict=True):
        now.clear()
        now.update(before)
    shared_app.test_client_class = PageClient
    for limiter in shared_app.extensions["limiter"]:
        limiter.reset()


@pytest.fixture
def db(settings: Settings) -> Iterator[store.connection.Database]:
    db = store.connect(settings.database)
    yield db
    db.close()


@pytest.fixture
def clinic(app: Flask, db: store.connection.Database) -> Clinic:
    clinics.save(db, CLINIC)
    return CLINIC


@pytest.fixture
def dana(clinic: Clinic, db: store.connection.Database) -> Account:
    """The clinician who owns the patients of the tests."""
    return accounts.add(db, **DANA)


@pytest.fixture
def ben(clinic: Clinic, db: store.connection.Database) -> Account:
    """A colleague in the same clinic."""
    return accounts.add(
        db, email="ben@example.org", name="Ben Reyes", title="PT", password=PASSWORD
    )


@pytest.fixture
def rosa(dana: Account, db: store.connection.Database) -> Patient:
    """The patient of the tests."""
    return patients.add(db, ROSA)


def signed_in(app: Flask, account: Account) -> PageClient:
    """A browser with a session, as the door gives it; the door has tests of its own."""
    client = app.test_client()
    assert isinstance(client, PageClient)
    with client.session_transaction() as session:
        session["_user_id"] = SignedIn(account).get_id()
    return client


@pytest.fixture
def client(app: Flask, dana: Account) -> PageClient:
    """Dana's browser."""
    return signed_in(app, dana)


@pytest.fixture
def ben_client(app: Flask, ben: Account) -> PageClient:
    """Ben's browser."""
    return signed_in(app, ben)


@pytest.fixture
def stranger(app: Flask, clinic: Clinic) -> PageClient:
    """A browser without a session."""
    client = app.test_client()
    assert isinstance(client, PageClient)
    return client
