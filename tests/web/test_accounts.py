"""The door: signing in, signing out, and what is kept meanwhile."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from flask import Flask
from sqlite_utils import Database

from hep.accounts import Account
from hep.patients import Patient
from hep.store import patients
from hep.web import create_app
from hep.web.settings import Settings
from tests.conftest import PASSWORD
from tests.web.pages import PageClient

HERE = {"Origin": "http://localhost"}


def test_signing_in_and_out(stranger: PageClient, dana: Account) -> None:
    answer = stranger.send("/sign-in", {"email": dana.email, "password": PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert "Dana Okafor" in stranger.get("/").get_data(as_text=True)
    assert stranger.get("/sign-in").status_code == 302
    assert stranger.send("/sign-out").headers["Location"] == "/sign-in"
    assert stranger.get("/").status_code == 302


@pytest.mark.parametrize(
    ("email", "password", "status"),
    [
        ("dana@example.org", "wrong", 401),
        ("nobody@example.org", PASSWORD, 401),
        ("", PASSWORD, 401),
        ("dana@example.org", "", 401),
        ("' OR 1=1 --", "' OR 1=1 --", 401),
        ("<script>alert(1)</script>", "x", 401),
        ("a\x00b", "x", 401),
        ("a" * 300, "b" * 300, 401),
    ],
)
def test_the_wrong_name_or_password_stays_outside(
    stranger: PageClient, dana: Account, email: str, password: str, status: int
) -> None:
    answer = stranger.send("/sign-in", {"email": email, "password": password})
    text = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert "invalid-feedback" in text
    assert "<script>alert" not in text
    assert not password or f'value="{password}"' not in text
    assert stranger.get("/").status_code == 302


def test_a_blank_around_the_name_is_forgiven(stranger: PageClient, dana: Account) -> None:
    fields = {"email": f" {dana.email.upper()} ", "password": PASSWORD}
    assert stranger.send("/sign-in", fields).status_code == 302


def test_a_wrong_name_and_a_wrong_password_sound_the_same(
    stranger: PageClient, dana: Account
) -> None:
    said = []
    for email in (dana.email, "nobody@example.org"):
        answer = stranger.send("/sign-in", {"email": email, "password": "wrong"})
        text = answer.get_data(as_text=True)
        said.append(re.search(r'id="password-error">(.*?)</div>', text)[1])
    assert said[0] == said[1]


def test_too_many_tries_have_to_wait(stranger: PageClient, dana: Account) -> None:
    tries = [
        stranger.send("/sign-in", {"email": dana.email, "password": "wrong"}).status_code
        for _ in range(21)
    ]
    assert tries == [401] * 20 + [429]
    right = stranger.send("/sign-in", {"email": dana.email, "password": PASSWORD})
    assert right.status_code == 429
    assert "Wait a minute" in right.get_data(as_text=True)


def test_after_signing_in_one_is_where_one_wanted_to_be(
    stranger: PageClient, dana: Account, rosa: Patient
) -> None:
    wanted = f"/patients/{rosa.id}?x=1"
    asked = stranger.get(wanted).headers["Location"]
    answer = stranger.send(asked, {"email": dana.email, "password": PASSWORD})
    assert answer.headers["Location"] == wanted


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "/\t/evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "evil.example",
        "https:evil.example",
        " //evil.example",
        "http:///evil.example",
    ],
)
def test_next_never_leaves_the_site(stranger: PageClient, dana: Account, target: str) -> None:
    fields = {"email": dana.email, "password": PASSWORD}
    answer = stranger.send("/sign-in", fields, query_string={"next": target})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(("scheme", "secure"), [("http", False), ("https", True)])
def test_the_cookie_is_secure_exactly_under_https(
    app: Flask, dana: Account, scheme: str, secure: bool
) -> None:
    client = app.test_client()
    assert isinstance(client, PageClient)
    base = f"{scheme}://clinic.example"
    page = client.get("/sign-in", base_url=base).get_data(as_text=True)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
    fields = {"email": dana.email, "password": PASSWORD, "csrf_token": token}
    headers = {"Referer": f"{base}/sign-in"}
    answer = client.post("/sign-in", data=fields, base_url=base, headers=headers)
    assert answer.status_code == 302
    cookie = answer.headers["Set-Cookie"]
    assert ("Secure" in cookie.split("; ")) is secure
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("proxy", [True, False])
def test_a_proxy_is_only_believed_where_one_is_set(settings: Settings, proxy: bool) -> None:
    client = create_app(replace(settings, proxy=proxy)).test_client()
    answer = client.get("/set-up", headers={"X-Forwarded-Proto": "https"})
    assert ("Secure" in answer.headers["Set-Cookie"].split("; ")) is proxy


def test_an_account_that_is_put_away_is_signed_out(
    client: PageClient, dana: Account, db: Database
) -> None:
    assert client.get("/").status_code == 200
    db.table("accounts").update(dana.id, {"active": 0})
    assert client.get("/").status_code == 302


def test_a_cookie_of_another_key_is_nobodys(stranger: PageClient) -> None:
    stranger.set_cookie("session", "eyJfdXNlcl9pZCI6IjEifQ.aaaa.bbbb")
    assert stranger.get("/").status_code == 302


def held(answer_text: str) -> str:
    return re.search(r'name="held"[^>]*value="([^"]*)"', answer_text)[1]


def test_a_form_sent_after_the_session_ended_is_kept(
    stranger: PageClient, dana: Account, db: Database
) -> None:
    typed = {"name": 'Ana "X" & Co', "notes": "two\nlines <b>", "language": "en-GB", "number": "7"}
    asked = stranger.send("/patients/new", typed, headers=HERE)
    assert asked.status_code == 401
    assert "What you typed is kept" in asked.get_data(as_text=True)
    assert patients.find(db) == []

    kept = held(asked.get_data(as_text=True))
    shown = stranger.send(
        "/sign-in", {"email": dana.email, "password": PASSWORD, "held": kept}
    ).get_data(as_text=True)
    assert 'action="/patients/new"' in shown
    assert patients.find(db) == [], "nothing is sent without a click"

    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', shown)
    unescaped = {name: _unescape(value) for name, value in fields if name != "csrf_token"}
    assert unescaped == typed
    assert stranger.send("/patients/new", unescaped).status_code == 302
    [made] = patients.find(db)
    assert (made.name, made.notes) == (typed["name"], typed["notes"])


def test_of_a_form_with_a_file_the_text_is_kept_and_the_file_asked_for_again(
    stranger: PageClient, dana: Account
) -> None:
    sent = {"footer": "Open on Mondays", "file": (BytesIO(b"logo"), "logo.png")}
    asked = stranger.send("/clinic/branding", sent, headers=HERE)
    assert asked.status_code == 401
    fields = {"email": dana.email, "password": PASSWORD, "held": held(asked.text)}
    shown = stranger.send("/sign-in", fields).text
    assert 'name="footer" value="Open on Mondays"' in shown
    assert "Only the file has to be chosen again" in shown


def _unescape(text: str) -> str:
    from html import unescape

    return unescape(text)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost:81"},
        {"Origin": "https://localhost"},
        {"Referer": "http://evil.example/http://localhost/"},
    ],
)
def test_a_strangers_form_is_not_kept(stranger: PageClient, headers: dict[str, str]) -> None:
    asked = stranger.post("/patients/new", data={"name": "Planted"}, headers=headers)
    text = asked.get_data(as_text=True)
    assert asked.status_code == 401
    assert held(text) == ""
    assert "is kept" not in text


def test_a_held_form_that_is_not_ours_is_passed_over(stranger: PageClient, dana: Account) -> None:
    fields = {"email": dana.email, "password": PASSWORD, "held": "forged.by.somebody"}
    answer = stranger.send("/sign-in", fields)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_passwords_and_tokens_are_never_held(stranger: PageClient, app: Flask) -> None:
    from hep.web import access

    fields = {"name": "Ana", "password": "SECRET", "csrf_token": "TOKEN", "new_password": "SECRET"}
    asked = stranger.post("/patients/new", data=fields, headers=HERE)
    with app.test_request_context():
        kept = access.held(held(asked.get_data(as_text=True)))
    assert kept == {"path": "/patients/new", "fields": [["name", "Ana"]], "files": False}


def test_passwords_are_never_logged(
    stranger: PageClient, dana: Account, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    stranger.send("/sign-in", {"email": dana.email, "password": "wrong SECRET"})
    stranger.send("/sign-in", {"email": dana.email, "password": PASSWORD})
    assert "SECRET" not in caplog.text
    assert PASSWORD not in caplog.text
