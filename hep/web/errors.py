"""What a page says when something is wrong, and the headers every answer carries."""

from flask import Flask, Response, current_app, render_template, request
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from itsdangerous import URLSafeTimedSerializer
from werkzeug.exceptions import HTTPException, InternalServerError

from hep.store import NotFound
from hep.store.own_exercises import OwnExerciseChanged
from hep.store.plans import PlanChanged
from hep.web.settings import secret_key

POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src 'self' data:",
        "style-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    )
)
MESSAGES = {
    400: ("That did not arrive whole", "Go back, look at what you typed, and send it again."),
    404: ("There is no such page", "It may have been put away, or the address is mistyped."),
    405: ("This address cannot be used that way", "Go back and use the buttons of the page."),
    409: ("Somebody was faster", "Open the page again to see what changed."),
    413: (
        "That is too much at once",
        "A form may be 1 MB at most, a photo 12 MB. Nothing was changed.",
    ),
    429: ("Too many tries", "Wait a minute, then try again."),
    500: (
        "Something went wrong here",
        "Nothing was changed. Try again; if it stays, tell whoever looks after HEP here.",
    ),
}


class Sessions(SecureCookieSessionInterface):
    """Session cookies that are Secure exactly when the page came over HTTPS.

    The key that signs them is made when the first page is asked for, so that commands which
    need no database write nothing.
    """

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Sign with the key of the settings."""
        if not app.secret_key:
            app.secret_key = secret_key(app.config["HEP"])
        return super().get_signing_serializer(app)

    def get_cookie_secure(self, app: Flask) -> bool:
        """Plain HTTP on a local network must be able to sign in."""
        return request.is_secure


def register(app: Flask) -> None:
    """Answer errors with pages that say what to do, and set the headers."""
    app.session_interface = Sessions()
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(NotFound, _missing)
    for faster in (PlanChanged, OwnExerciseChanged):
        app.register_error_handler(faster, _overtaken)
    app.register_error_handler(HTTPException, _failed)
    app.register_error_handler(Exception, _broken)
    app.after_request(_headers)


def _page(code: int, description: str = "") -> ResponseReturnValue:
    title, advice = MESSAGES.get(code, MESSAGES[400])
    page = render_template("error.html", title=title, advice=description or advice)
    return page, code


def _forged(_error: CSRFError) -> ResponseReturnValue:
    return _page(
        400,
        "The form was open too long, or it did not come from this page. Nothing was changed. "
        "Go back, load the page again, and send it once more.",
    )


def _missing(_error: NotFound) -> ResponseReturnValue:
    return _page(404)


def _overtaken(_error: PlanChanged | OwnExerciseChanged) -> ResponseReturnValue:
    return _page(409)


def _failed(error: HTTPException) -> ResponseReturnValue:
    if error.code is not None and error.code < 400:
        return error.get_response()
    return _page(error.code or 500)


def _broken(error: Exception) -> ResponseReturnValue:
    """Log the fault without its message: a message may hold what a patient's form said."""
    if current_app.testing:
        raise error
    frames = error.__traceback__
    while frames and frames.tb_next:
        frames = frames.tb_next
    where = f"{frames.tb_frame.f_code.co_filename}:{frames.tb_lineno}" if frames else "?"
    current_app.logger.error("%s at %s in %s", type(error).__name__, where, request.endpoint)
    return _page(InternalServerError.code)


def _headers(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
