"""`flask demo`: a clinic of invented patients, in a database of its own."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask.testing import FlaskClient

from hep import store
from hep.clinics import Clinic, Paper
from hep.printing import Printing
from hep.store import accounts, clinics
from hep.web import context
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
    db = store.connect(context.settings().database)
    store.migrate(db)
    try:
        if clinics.get(db) is not None:
            return
        clinics.save(db, _clinic(content["clinic"]))
        accounts.add(db, **content["account"])
    finally:
        db.close()
    click.echo("Making the demo clinic, a few seconds.")
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.post("/sign-in", data=content["account"])
    for patient in content["patients"]:
        _add(client, patient)
    app.config["WTF_CSRF_ENABLED"] = True


def _clinic(fields: Mapping[str, Any]) -> Clinic:
    country = context.library().countries[fields["country"]]
    return Clinic(**{**fields, "emergency": country.emergency}, printing=Printing(paper=Paper.A4))


def _add(client: FlaskClient, patient: Mapping[str, Any]) -> None:
    """One patient, with the plan and the handout the file asks for."""
    fields = {name: patient[name] for name in ("name", "number", "birth_date")}
    where = client.post("/patients/new", data={**fields, "language": "en-GB"}).headers["Location"]
    plan = _start(client, where, patient)
    if plan is None:
        return
    for slug in patient.get("exercises", ()):
        _change(client, plan, {"do": f"add:{slug}"})
    _change(client, plan, {"goal": patient.get("goal", ""), **_cards(patient)})
    if patient.get("print"):
        _send(client, f"{plan}/handouts", plan, {"paper": "a4", "unasked": "y"})


def _cards(patient: Mapping[str, Any]) -> dict[str, Any]:
    cards = patient.get("cards", [])
    return {"cards": cards, "cards_shown": "1"} if cards else {}


def _start(client: FlaskClient, where: str, patient: Mapping[str, Any]) -> str | None:
    if "plan_template" in patient:
        data = {"plan_template": patient["plan_template"], "side": patient["side"]}
        answer = client.post(f"{where}/plans/from-template", data=data)
    elif "exercises" in patient:
        answer = client.post(f"{where}/plans")
    else:
        return None
    return str(answer.headers["Location"]).split("?")[0].split("#")[0]


def _change(client: FlaskClient, plan: str, fields: Mapping[str, Any]) -> None:
    _send(client, plan, plan, fields)


def _send(client: FlaskClient, address: str, plan: str, fields: Mapping[str, Any]) -> None:
    """Send a form about the plan as it is now. Raises ClickException when it is refused."""
    answer = client.post(address, data={"revision": _revision(client, plan), **fields})
    if answer.status_code >= 400:
        raise click.ClickException(f"The demo could not be made: {answer.status}")


def _revision(client: FlaskClient, plan: str) -> str:
    text = client.get(f"{plan}/print").get_data(as_text=True)
    return text.split('name="revision" value="', 1)[1].split('"', 1)[0]
