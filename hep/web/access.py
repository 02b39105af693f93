"""Who may see what: every page asks for a sign-in unless it is listed here."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user
from itsdangerous import BadSignature, URLSafeTimedSerializer

from hep.accounts import Account
from hep.store import NotFound, accounts
from hep.web import context
from hep.web.forms.accounts import SignInForm

# Pages before the set-up, the door itself, and files that hold nothing of a patient.
OPEN = frozenset(
    {
        "static",
        "bootstrap.static",
        "clinics.set_up",
        "accounts.sign_in",
        "figures.show",
        "pages.about",
        "pages.intended_use",
        "pages.health",
    }
)
HELD_FOR_SECONDS = 3600
# Forms that carry a photo: how many bytes they may have, in place of the usual megabyte.
LARGER = {"pictures.add_photo": 13 * 1024 * 1024}

login_manager = LoginManager()


class SignedIn(UserMixin):
    """The account of a session, as Flask-Login wants it."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.id = str(account.id)


@login_manager.user_loader
def _load(account_id: str) -> SignedIn | None:
    try:
        return SignedIn(accounts.get(context.db(), int(account_id)))
    except (NotFound, ValueError):
        return None


def protect(app: Flask) -> None:
    """Ask for the set-up, then for a sign-in, before every page that is not open."""
    login_manager.init_app(app)
    app.before_request(_make_room)
    app.before_request(_guard)


def _make_room() -> None:
    """Let a form with a photo be as large as one."""
    if request.endpoint in LARGER:
        request.max_content_length = LARGER[request.endpoint]


def _guard() -> ResponseReturnValue | None:
    if request.endpoint in OPEN or request.endpoint is None:
        return None
    if context.clinic() is None:
        return redirect(url_for("clinics.set_up"))
    if current_user.is_authenticated:
        return None
    return _ask_to_sign_in()


def _ask_to_sign_in() -> ResponseReturnValue:
    """Send a reader to the door; keep what a writer typed, so that nothing is lost."""
    if request.method == "GET":
        target = request.full_path.rstrip("?")
        return redirect(url_for("accounts.sign_in", next=target))
    g.held = hold() if _is_from_here() else ""
    form = SignInForm(formdata=None, held=g.held)
    return render_template("accounts/sign_in.html", form=form, held=bool(g.held)), 401


def _is_from_here() -> bool:
    """Whether this form was sent by one of our own pages: a stranger's form is not kept."""
    sender = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", ""))
    return f"{sender.scheme}://{sender.netloc}/" == request.host_url


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="held form")


def hold() -> str:
    """The form that was sent, signed, to be carried over the sign-in; of files, that there were."""
    fields = [(name, value) for name, value in request.form.items(multi=True)]
    kept = [pair for pair in fields if pair[0] != "csrf_token" and "password" not in pair[0]]
    path, files = request.full_path.rstrip("?"), any(one.filename for one in request.files.values())
    return str(_signer().dumps({"path": path, "fields": kept, "files": files}))


def held(text: str) -> dict[str, Any] | None:
    """What `hold` kept, or None when it is not ours or too old."""
    try:
        return dict(_signer().loads(text, max_age=HELD_FOR_SECONDS))
    except BadSignature:
        return None


def local(target: str) -> str:
    """The target when it lies on this server, else nothing."""
    parts = urlsplit(target)
    outside = parts.scheme or parts.netloc or target.startswith(("//", "/\\"))
    return "" if outside or not target.startswith("/") else target
