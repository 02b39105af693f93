"""What one request needs: its database, the library, the clinic, the account, the day."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import cast

from flask import current_app, g, has_request_context, request
from flask_login import current_user

from hep import library as library_
from hep import store
from hep.accounts import Account
from hep.clinics import Clinic
from hep.library import Library
from hep.library.check.vocabulary import Vocabulary
from hep.library.check.vocabulary import read as read_vocabulary
from hep.plan_templates import PlanTemplate
from hep.safety import Condition
from hep.store import Database, clinics, own_exercises, plan_templates
from hep.store.connection import clock
from hep.store.exercises import Index
from hep.store.own_exercises import OwnExercise
from hep.web.settings import Settings

# The setting of a condition that is the clinic's: from which week on it is asked.
PREGNANCY = "from_weeks"


def settings() -> Settings:
    """The settings this application was made with."""
    return cast(Settings, current_app.config["HEP"])


def db() -> Database:
    """This request's connection; opened when first asked for.

    The first connection of a process brings the database to the newest shape.
    """
    if "db" not in g:
        g.db = store.connect(settings().database)
        if not current_app.extensions.get("migrated"):
            store.migrate(g.db)
            current_app.extensions["migrated"] = True
    return cast(Database, g.db)


def close(_error: BaseException | None = None) -> None:
    """Close this request's connection."""
    opened = g.pop("db", None)
    if opened is not None:
        opened.close()


@lru_cache(maxsize=1)
def content() -> Library:
    """The content of `data/`, read once for each process."""
    return library_.read()


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words content may use, and those a text for patients may not."""
    return read_vocabulary(library_.DATA)


@dataclass(frozen=True)
class Shelf:
    """The content and the clinic's own exercises as they stood at `stamp`."""

    stamp: tuple[object, ...]
    own: Mapping[str, OwnExercise]

    @cached_property
    def library(self) -> Library:
        """Everything that a plan of this clinic may hold."""
        if not self.own:
            return content()
        own = {slug: one.exercise for slug, one in self.own.items()}
        return replace(content(), exercises={**content().exercises, **own})

    @cached_property
    def index(self) -> Index:
        """The search index over all of them, made when first asked for."""
        if self is NO_OWN:
            return Index(content().exercises.values(), content().synonyms)
        if not self.own:
            return NO_OWN.index
        own = (one.exercise for one in self.own.values())
        return Index(own, content().synonyms, NO_OWN.index)

    def seen_by(self, account_id: int) -> Library:
        """The library as one account sees it; the same one for all who see the same."""
        hidden = frozenset(slug for slug, one in self.own.items() if not one.offered_to(account_id))
        if hidden and hidden not in self._seen:
            self._seen[hidden] = replace(self.library, hidden=hidden)
        return self._seen[hidden] if hidden else self.library

    @cached_property
    def _seen(self) -> dict[frozenset[str], Library]:
        return {}


NO_OWN = Shelf((), {})


def shelf() -> Shelf:
    """The shelf of this application, made anew only after an own exercise changed."""
    if not has_request_context() or not current_user.is_authenticated:
        return NO_OWN
    if "shelf" not in g:
        g.shelf = shelf_as_it_stands()
    return cast(Shelf, g.shelf)


def shelf_as_it_stands() -> Shelf:
    """The shelf of this application at this moment, whoever asks."""
    known, stamp = current_app.extensions.get("shelf"), own_exercises.stamp(db())
    if known is None or known.stamp != stamp:
        known = Shelf(stamp, {one.slug: one for one in own_exercises.every(db())})
        current_app.extensions["shelf"] = known
    return cast(Shelf, known)


def library() -> Library:
    """The library as whoever is signed in sees it; for others, and for commands, the content."""
    found = shelf()
    if found is NO_OWN:
        return content()
    if "library" not in g:
        g.library = found.seen_by(account().id)
    return cast(Library, g.library)


def index() -> Index:
    """The search index over every exercise of the library, hidden ones too."""
    return shelf().index


def clinic() -> Clinic | None:
    """The clinic, or None before the set-up."""
    if "clinic" not in g:
        g.clinic = clinics.get(db())
    return cast("Clinic | None", g.clinic)


def the_clinic() -> Clinic:
    """The clinic; pages behind a sign-in are only reached when there is one."""
    found = clinic()
    if found is None:
        raise LookupError("the clinic is not set up")
    return found


def conditions() -> Mapping[str, Condition]:
    """The conditions as this clinic asks them."""
    return _conditions(the_clinic().pregnancy_weeks)


@lru_cache(maxsize=8)
def _conditions(pregnancy_weeks: int) -> Mapping[str, Condition]:
    return {
        slug: one.with_setting(PREGNANCY, pregnancy_weeks) if PREGNANCY in one.settings else one
        for slug, one in library().conditions.items()
    }


def set_up_code() -> str:
    """The one-time code of the set-up page, made when it is first asked for."""
    return str(current_app.config.setdefault("SET_UP_CODE", secrets.token_hex(4)))


def account() -> Account:
    """Who is signed in. Only pages behind a sign-in may ask."""
    return cast(Account, current_user.account)


def number(name: str) -> int | None:
    """A number in the address or the form; None when there is none that names a row."""
    named = request.values.get(name, "")
    return int(named) if named.isascii() and named.isdecimal() and len(named) < 19 else None


def episode_id() -> int | None:
    """The episode the page or the form names; None when it names none, or no number."""
    return number("episode")


def plan_template(slug: str, version: int | None = None) -> PlanTemplate:
    """The starter template or the clinic's own. Raises NotFound when this account sees none."""
    starter = library().plan_templates.get(slug)
    return starter or plan_templates.get(db(), slug, account().id, version)


def today() -> date:
    """The day on this computer's clock."""
    return clock().astimezone().date()
