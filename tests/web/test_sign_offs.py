"""Sign-offs, favourites and recall on the exercise pages."""

from dataclasses import replace

from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.store import favourites, sign_offs
from tests.web.pages import PageClient


def text(client: PageClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def test_an_exercise_says_that_nobody_reviewed_it(client: PageClient) -> None:
    assert "Not yet reviewed by a clinician" in text(client, "/exercises/bridge")


def test_a_review_is_shown_with_name_and_profession(client: PageClient) -> None:
    client.send("/exercises/bridge/sign-off", {"name": "Dana Okafor", "title": "PT"})
    assert "Reviewed by Dana Okafor, PT" in text(client, "/exercises/bridge")
    assert "Reviewed by Dana Okafor" in text(client, "/exercises?q=bridge")


def test_a_review_without_a_name_is_refused(client: PageClient, db: Database) -> None:
    client.send("/exercises/bridge/sign-off", {"name": "", "title": "PT"})
    assert sign_offs.newest(db) == {}


def test_a_review_is_void_when_the_content_changes(
    db: Database, dana: Account, library: Library
) -> None:
    bridge = library.exercises["bridge"]
    sign_offs.add(db, bridge, dana.id, name="Dana", profession="PT")
    signed = sign_offs.newest(db)["bridge"]
    assert signed.holds(bridge)
    assert not signed.holds(replace(bridge, level=3))


def test_a_favourite_can_come_first(client: PageClient, db: Database, dana: Account) -> None:
    client.send("/exercises/wall-sit/favourite")
    assert favourites.of_account(db, dana.id) == {"wall-sit"}
    page = text(client, "/exercises?sort=favourites")
    assert page.index("/exercises/wall-sit") < page.index("/exercises/ankle-pump")
    client.send("/exercises/wall-sit/favourite")
    assert favourites.of_account(db, dana.id) == frozenset()


def test_an_unknown_exercise_has_no_pages(client: PageClient) -> None:
    for address in ("favourite", "sign-off"):
        assert client.send(f"/exercises/none/{address}").status_code == 404


def test_recall_of_an_exercise_nobody_was_given(client: PageClient) -> None:
    assert "Nobody yet" in text(client, "/exercises/bridge/given")
