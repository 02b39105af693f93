"""The web application: features assembled by one factory."""

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter

from hep.web import access, commands, context, errors, filters, reports
from hep.web.accounts import blueprint as accounts
from hep.web.advice import blueprint as advice
from hep.web.audit import blueprint as audit
from hep.web.branding import blueprint as branding
from hep.web.bundles import blueprint as bundles
from hep.web.clinics import blueprint as clinics
from hep.web.combining import blueprint as combining
from hep.web.episodes import blueprint as episodes
from hep.web.exercises import blueprint as exercises
from hep.web.figures import blueprint as figures
from hep.web.follow_ups import blueprint as follow_ups
from hep.web.guide import blueprint as guide
from hep.web.handouts import blueprint as handouts
from hep.web.own_drawings import blueprint as own_drawings
from hep.web.own_exercises import blueprint as own_exercises
from hep.web.pages import blueprint as pages
from hep.web.patients import blueprint as patients
from hep.web.pictures import blueprint as pictures
from hep.web.plan_template_editor import blueprint as plan_template_editor
from hep.web.plan_templates import blueprint as plan_templates
from hep.web.plans import blueprint as plans
from hep.web.screening import blueprint as screening
from hep.web.settings import ROOT, Settings, from_environment
from hep.web.take_home import blueprint as take_home
from hep.web.transfer import blueprint as transfer
from hep.web.videos import blueprint as videos

FEATURES = (
    accounts,
    advice,
    audit,
    clinics,
    branding,
    patients,
    episodes,
    screening,
    exercises,
    own_exercises,
    pictures,
    own_drawings,
    plans,
    follow_ups,
    plan_templates,
    plan_template_editor,
    combining,
    transfer,
    figures,
    handouts,
    bundles,
    take_home,
    videos,
    pages,
    guide,
)
LARGEST_POST = 1024 * 1024


class RowNumber(IntegerConverter):
    """A number that SQLite can hold; a longer one names no row, so there is no such page."""

    regex = r"\d{1,18}"


def create_app(settings: Settings | None = None) -> Flask:
    """The application for these settings, or for those of the environment."""
    settings = settings or from_environment()
    app = Flask("hep", template_folder=str(ROOT / "templates"), static_folder="web/static")
    app.config.update(
        HEP=settings,
        MAX_CONTENT_LENGTH=LARGEST_POST,
        MAX_FORM_PARTS=5000,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        BOOTSTRAP_SERVE_LOCAL=True,
        WTF_CSRF_TIME_LIMIT=None,
        RATELIMIT_STORAGE_URI="memory://",
    )
    app.url_map.converters["int"] = RowNumber
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    _prepare(app, settings)
    for feature in FEATURES:
        app.register_blueprint(feature)
    commands.register(app)
    return app


def _prepare(app: Flask, settings: Settings) -> None:
    """Everything that stands between a request and its feature."""
    if settings.proxy:
        app.wsgi_app = ProxyFix(app.wsgi_app)  # type: ignore[method-assign]
    access.protect(app)
    CSRFProtect(app)
    Bootstrap5(app)
    limiter = Limiter(get_remote_address, app=app)
    for door in (accounts, clinics):
        limiter.limit("20/minute", methods=["POST"])(door)
    errors.register(app)
    filters.register(app)
    reports.register(app)
    app.teardown_appcontext(context.close)
