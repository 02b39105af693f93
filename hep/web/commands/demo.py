"""`flask demo`: a clinic of invented patients, in a database of its own."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from hep import own_exercises as own_exercises_
from hep.accounts import Account
from hep.clinics import Clinic, Paper
from hep.plan_templates import PlanTemplate, slug_of
from hep.plans import Phase
from hep.printing import Printing
from hep.store import Database, accounts, clinics, connect, migrate, own_exercises, plan_templates
from hep.web import context
from hep.web.commands.demo_clinician import DemoClinician
from hep.web.commands.serve import run
from hep.web.settings import ROOT


@click.command()
@with_appcontext
def demo() -> None:
    """Serve a demo clinic; the clinic's own database is not touched."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    own = context.settings()
    context.close()
    settings = replace(own, database=own.database.with_name("demo.db"), demo=True)
    app.config.update(HEP=settings, SESSION_COOKIE_NAME="demo")
    app.extensions.pop("migrated", None)
    content = tomllib.loads((ROOT / "data" / "demo.toml").read_text(encoding="utf-8"))
    fill(app, content)
    account = content["account"]
    click.echo(f"Sign in as {account['email']} with the password: {account['password']}")
    run(app, settings)


def fill(app: Flask, content: Mapping[str, Any]) -> None:
    """Make the demo clinic where there is none yet, the way a clinician would."""
    db = connect(context.settings().database)
    migrate(db)
    try:
        if clinics.get(db) is not None:
            return
        clinics.save(db, _clinic(content["clinic"]))
        account = accounts.add(db, **content["account"])
        _shelve(db, account, content)
    finally:
        db.close()
    click.echo("Making the demo clinic, a few seconds.")
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.post("/sign-in", data=content["account"])
    clinician = DemoClinician(client)
    for patient in content["patients"]:
        clinician.see(patient)
    app.config["WTF_CSRF_ENABLED"] = True


def _clinic(fields: Mapping[str, Any]) -> Clinic:
    country = context.library().countries[fields["country"]]
    return Clinic(**{**fields, "emergency": country.emergency}, printing=Printing(paper=Paper.A4))


def _shelve(db: Database, account: Account, content: Mapping[str, Any]) -> None:
    """The clinic's own exercises and templates, and what this clinician likes."""
    for fields in content.get("own_exercises", ()):
        known = context.library().exercises[fields["from"]]
        words = {"name": fields["patient_name"], "why": fields["why"]}
        made = own_exercises_.clone(known, account.name)
        made = replace(made, name=fields["name"], patient=replace(made.patient, **words))
        own_exercises.add(db, account.id, own_exercises_.named(made), shared=True)
    for fields in content.get("plan_templates", ()):
        plan_templates.add(db, account.id, _plan_template(fields))
    for slug in content.get("favourite_templates", ()):
        plan_templates.toggle_favourite(db, account.id, slug)


def _plan_template(fields: Mapping[str, Any]) -> PlanTemplate:
    """The clinic's template: starters one after the other, each a phase."""
    starters = [context.library().plan_templates[slug] for slug in fields["phases"]]
    phases = [
        replace(one.phases[0], title=title)
        for one, title in zip(starters, fields["titles"], strict=True)
    ]
    return replace(
        starters[0],
        slug=slug_of(fields["title"]),
        title=fields["title"],
        for_whom=fields["for_whom"],
        phases=tuple(_entered(phase, fields["entry"]) for phase in phases),
    )


def _entered(phase: Phase, entry: list[str]) -> Phase:
    return replace(phase, entry=phase.entry or tuple(entry))
