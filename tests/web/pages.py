"""A test client that refuses bad pages: every answer of every test is looked at."""

import re
from collections import Counter
from hashlib import sha256
from typing import Any

import html5lib
from flask import session
from flask.testing import FlaskClient
from flask_wtf.csrf import generate_csrf
from html5lib.html5parser import ParseError
from werkzeug.test import TestResponse

_XHTML = "{http://www.w3.org/1999/xhtml}"


class BadPage(AssertionError):
    """A page that a browser would have to mend, or a reader could not use."""


class PageClient(FlaskClient):
    """Reads each HTML answer as a strict browser would, and carries the form token."""

    _token = ""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        answer = super().open(*args, **{"buffered": True, **kwargs})
        if answer.mimetype == "text/html" and answer.data and answer.status_code != 302:
            text = answer.get_data(as_text=True)
            if text.lstrip().lower().startswith("<!doctype"):
                check(text)
        return answer

    def send(self, path: str, fields: dict[str, Any] | None = None, **kwargs: Any) -> TestResponse:
        """POST a form with the token a page would carry."""
        return self.post(path, data={"csrf_token": self.token(), **(fields or {})}, **kwargs)

    def token(self) -> str:
        """The token that the pages of this session carry; one holds as long as the session."""
        if not self._token:
            with self.session_transaction() as kept, self.application.test_request_context():
                session.update(kept)
                self._token = generate_csrf()
                kept.update(session)
        return self._token


# Tests often get the same page, but for the token in it; what was found good is not read again.
_TOKEN = re.compile(r'(name="csrf_token"[^>]*value=)"[^"]+"')
_good: set[bytes] = set()


def check(text: str) -> None:
    """Raise BadPage for invalid HTML, doubled ids, a missing heading, title, label or action."""
    known = sha256(_TOKEN.sub(r"\1", text).encode()).digest()
    if known not in _good:
        _check(text)
        _good.add(known)


def _check(text: str) -> None:
    try:
        document = html5lib.HTMLParser(strict=True).parse(text)
    except ParseError as error:
        raise BadPage(f"invalid HTML: {error}") from error
    everything = list(document.iter())
    ids = Counter(one.get("id") for one in everything if one.get("id"))
    doubled = [name for name, count in ids.items() if count > 1]
    _refuse(doubled, f"doubled ids: {doubled}")
    headings = [one for one in everything if one.tag == f"{_XHTML}h1"]
    _refuse(len(headings) != 1, f"{len(headings)} h1 headings")
    heading = " ".join("".join(headings[0].itertext()).split())
    [title] = [one for one in everything if one.tag == f"{_XHTML}title"]
    words = (title.text or "").removesuffix(" - HEP").split()
    _refuse(not words, "the page has no title")
    _refuse(not heading, "the heading is empty")
    _check_forms(everything, ids)


def _check_forms(everything: list[Any], ids: Counter[str]) -> None:
    labelled = {one.get("for") for one in everything if one.tag == f"{_XHTML}label"}
    inside = {
        id(field) for label in everything if label.tag == f"{_XHTML}label" for field in label.iter()
    }
    for one in everything:
        tag = str(one.tag).removeprefix(_XHTML)
        if tag == "form":
            _refuse(not one.get("action"), "a form without an action")
        if tag in ("input", "select", "textarea") and one.get("type") not in ("hidden", "submit"):
            named = one.get("aria-label") or one.get("id") in labelled or id(one) in inside
            _refuse(not named, f"a field without a label: {one.attrib}")
        if tag == "img":
            _refuse(one.get("alt") is None, "a picture without alt")
        for reference in (one.get("aria-describedby") or "").split():
            _refuse(reference not in ids, f"aria-describedby names no element: {reference}")
        _refuse(one.get("style") is not None or one.get("onclick"), "inline style or script")


def _refuse(fault: Any, message: str) -> None:
    if fault:
        raise BadPage(message)
