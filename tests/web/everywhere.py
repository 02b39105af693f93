"""Every address of the application, filled in with things that are there."""

from dataclasses import dataclass, replace
from datetime import date

from flask import Flask
from sqlite_utils import Database
from werkzeug.routing import Rule

from hep import own_exercises as own_exercises_
from hep import plan_templates as plan_templates_
from hep.accounts import Account
from hep.branding import Logo
from hep.library import Library
from hep.patients import Patient
from hep.plans import add, new
from hep.store import handouts, logos, own_exercises, plan_templates, plans

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class World:
    """One of everything, and how to name it in an address."""

    names: dict[str, object]

    def address(self, rule: Rule) -> str:
        """The rule's address for what is in this world."""
        exercise = {"slug": "knees-to-side"} if rule.endpoint.startswith("exercises.") else {}
        owned = rule.endpoint.startswith(("own_exercises.", "own_drawings.", "pictures."))
        own = {"slug": "own-hug"} if owned else {}
        names = {**self.names, **exercise, **own}
        known = {name: names.get(name, 1) for name in rule.arguments}
        found = rule.build(known, append_unknown=False)
        assert found is not None, rule
        return str(found[1])


def make(db: Database, account: Account, patient: Patient, library: Library) -> World:
    """A patient with two plans, one of them printed, and a plan template of the clinic."""
    plan = add(new(date.today()), library.exercises["knees-to-side"])
    saved = plans.create(db, patient.id, account.id, plan)
    other = plans.create(db, patient.id, account.id, plan)
    made = plan_templates_.from_plan(plan, "clinic-hip", "Hip", "sore hips")
    template = plan_templates.add(db, account.id, made)
    hug = own_exercises_.clone(library.exercises["knees-to-side"], account.name)
    own_exercises.add(db, account.id, replace(hug, slug="own-hug"), shared=False)
    handout = handouts.issue(db, saved, account.id, code="1-1", pdf_sha256="0" * 64, pages=1)
    return World(
        {
            "patient_id": patient.id,
            "episode_id": saved.episode_id,
            "plan_id": saved.id,
            "other_id": other.id,
            "handout_id": handout.id,
            "slug": template.slug,
            "filename": "look.css",
            "pose": "bridge-up",
            "frame": "start",
            "side": "left",
            "digest": logos.keep(db, Logo(b"<svg/>", "image/svg+xml")),
        }
    )


def rules(method: str) -> list[Rule]:
    """The addresses that answer to a method, in the order of their names."""
    from hep.web import create_app
    from hep.web.settings import Settings

    every = create_app(Settings(secret_key="only to list")).url_map.iter_rules()
    return sorted((rule for rule in every if method in (rule.methods or ())), key=str)


def contents(db: Database, *, besides: str = "") -> list[list[tuple[object, ...]]]:
    """Every row of every table, but one that may grow."""
    tables = [name for name in db.table_names() if name[0] != "_" and name != besides]
    assert "plans" in tables
    return [db.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def endpoint(rule: Rule) -> str:
    """The name of a test about this address."""
    return str(rule.endpoint)


def forget_token(app: Flask) -> None:
    """Let every form through, token or not."""
    app.config["WTF_CSRF_ENABLED"] = False
