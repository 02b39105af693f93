"""Help, the guided first plan, and how each clinician likes the tool."""

import pytest
from sqlite_utils import Database

from hep.accounts import Account, Preferences, Theme
from hep.patients import Patient
from hep.store import accounts
from tests.web.pages import PageClient

CHOSEN = {"theme": "dark", "tips": "y"}


def test_the_theme_is_in_the_page_before_any_style(client: PageClient) -> None:
    page = client.get("/").text
    assert "data-bs-theme" not in page
    assert 'name="color-scheme" content="light dark"' in page
    assert client.send("/account", CHOSEN).status_code == 302
    page = client.get("/patients").text
    assert '<html lang="en" data-bs-theme="dark"' in page
    assert 'name="color-scheme" content="dark"' in page
    assert page.index("color-scheme") < page.index("stylesheet")


def test_settings_are_those_of_one_account(
    client: PageClient, ben_client: PageClient, db: Database, dana: Account, ben: Account
) -> None:
    client.send("/account", {"theme": "light"})
    assert accounts.get(db, dana.id).preferences == Preferences(Theme.LIGHT, False, False)
    assert accounts.get(db, ben.id).preferences == Preferences()
    assert 'data-single-keys="off"' in client.get("/help").text
    assert "data-single-keys" not in ben_client.get("/help").text


def test_tips_can_be_switched_off(client: PageClient) -> None:
    assert "<b>Tip</b>" in client.get("/").text
    client.send("/account", {"theme": "system"})
    for address in ("/", "/templates", "/exercises"):
        page = client.get(address).text
        assert "<b>Tip</b>" not in page
        assert 'data-tips="off"' in page


@pytest.mark.parametrize("theme", ["", "pink", "dark\x00"])
def test_an_unknown_theme_changes_nothing(
    client: PageClient, db: Database, dana: Account, theme: str
) -> None:
    assert client.send("/account", {"theme": theme}).status_code == 422
    assert accounts.get(db, dana.id).preferences == Preferences()


def test_help_is_in_the_bar_and_names_every_key(client: PageClient) -> None:
    assert 'href="/help"' in client.get("/").text
    page = client.get("/help").text
    for said in ("Type the dosage", "<kbd>Alt</kbd>", "3x30s 2/d", "Follow up"):
        assert said in page


def test_the_guide_goes_on_from_what_is_done_until_it_is_put_away(
    client: PageClient, rosa: Patient
) -> None:
    assert "Guided first plan" not in client.get("/").text
    assert client.send("/guide", {"do": "begin"}).headers["Location"] == "/"
    assert here(client.get("/").text) == "Pick a patient"
    plan = client.send(f"/patients/{rosa.id}/plans").headers["Location"].split("?")[0]
    assert here(client.get(plan).text) == "Add exercises"
    client.send(plan, {"revision": "1", "do": "add:knees-to-side"})
    assert here(client.get(plan).text) == here(client.get("/guide").text) == "Set the hold"
    away = client.send("/guide", {"back": plan})
    assert away.headers["Location"] == plan
    assert "Guided first plan" not in client.get(plan).text
    assert client.get("/guide").text == ""


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "nowhere"])
def test_the_guide_leads_nowhere_else(client: PageClient, back: str) -> None:
    assert client.send("/guide", {"back": back}).headers["Location"] == "/"


def here(page: str) -> str:
    """The step that the strip marks."""
    return page.split('aria-current="step">')[1].split("</span>")[1].split("<")[0]
