"""The states a page can be in that its bare address does not show."""

import re
from datetime import date

from flask import Flask
from sqlite_utils import Database

from hep.accounts import Account
from hep.dosage import Side
from hep.follow_ups import Activity, Felt, FollowUp, Often
from hep.library import Library
from hep.patients import Patient
from hep.plans import add, new
from hep.safety import Answer
from hep.store import follow_ups, handouts, patients, plans, screening
from hep.store.plans import SavedPlan
from hep.store.screening import Given
from hep.web import errors
from tests.conftest import PASSWORD
from tests.web.pages import PageClient

# One finding of each kind: contraindication, precaution, information.
FOUND = ("tha-posterior", "osteoporosis", "cognition", "hypertension")
EXERCISES = ("double-knee-to-chest", "knees-to-side", "bridge", "cat-cow")
# So many that the cards are the small ones, and the page is too short for them.
LONG = ("bridge", "knees-to-side", "cat-cow", "knee-rolls", "hook-lying", "clamshell") * 2
ANSWERS = FollowUp(
    often=Often.MOST_DAYS,
    pain_now=6,
    pain_worst=8,
    settled=False,
    nerve_signs=True,
    hard="Stairs",
    activities=(Activity("Stairs", 4),),
    felt={1: Felt.HARD, 2: Felt.EASY},
)


def make(
    app: Flask, db: Database, account: Account, patient: Patient, library: Library
) -> dict[str, str]:
    """The pages, by the names of their states."""
    app.test_client_class = PageClient
    client, stranger = app.test_client(), app.test_client()
    assert isinstance(client, PageClient)
    assert isinstance(stranger, PageClient)
    client.send("/sign-in", {"email": account.email, "password": PASSWORD})
    found = {"start, empty": client.get("/").text}
    found |= _doors(app, client, stranger, account)
    found |= _plans(client, db, account, patient, library)
    found |= _forms(client, patient)
    client.send("/guide", {"do": "begin"})
    for name, address in (("start, guided", "/"), ("builder, guided", "/plans/1")):
        found[name] = client.get(address).text
    return found


def _doors(
    app: Flask, client: PageClient, stranger: PageClient, account: Account
) -> dict[str, str]:
    with app.test_request_context("/"):
        broken, _ = errors._page(500)  # type: ignore[misc]
    wrong = {"email": account.email, "password": "wrong"}
    return {
        "sign-in, refused": stranger.send("/sign-in", wrong).text,
        "sign-in, held": stranger.send(
            "/patients/new", {"name": "R"}, headers={"Origin": "http://localhost"}
        ).text,
        "400": client.post("/patients/new").text,
        "404": client.get("/nothing").text,
        "404, stranger": stranger.get("/nothing").text,
        "500": str(broken),
    }


def _saved(
    db: Database, account: Account, patient: Patient, library: Library, *slugs: str
) -> SavedPlan:
    plan = new(date.today())
    for slug in slugs:
        plan = add(plan, library.exercises[slug])
    return plans.create(db, patient.id, account.id, plan)


def _plans(
    client: PageClient, db: Database, account: Account, patient: Patient, library: Library
) -> dict[str, str]:
    empty = _saved(db, account, patient, library)
    given = [
        Given(slug, Answer.YES, Side.LEFT if library.conditions[slug].has_side else None)
        for slug in FOUND
    ]
    screening.record(db, patient.id, account.id, given)
    saved = _saved(db, account, patient, library, *EXERCISES)
    place = f"/plans/{saved.id}"
    check = client.get(f"{place}/print").text
    seen = re.search(r'name="looked_at"[^>]*value="([^"]*)"', check)
    undecided = {"revision": "1", "looked_at": seen[1] if seen else ""}
    pages = {
        "builder, empty": client.get(f"/plans/{empty.id}").text,
        "builder, findings": client.get(place).text,
        "builder, refused": _refused(client, place, {"revision": "1", "ex1-hold": "soon"}),
        "builder, nobody found": client.get(f"{place}?q=zzzzqqqq").text,
        "check, to decide": check,
        "two versions": client.get(f"/plans/{empty.id}/compare/{saved.id}").text,
        "change several, foreseen": client.get(
            f"{place}/several?all-chosen=1&all-chosen=2&all-times=2"
        ).text,
        "what a template brings": client.get(
            f"{place}/templates?template=piriformis-beginner&template=sciatica-four&side=left"
        ).text,
        "check, refused": _refused(client, f"{place}/handouts", undecided),
    }
    handouts.issue(db, saved, account.id, code="1", pdf_sha256="0" * 64, pages=1)
    follow_ups.record(db, saved, account.id, ANSWERS)
    away = {"revision": "1", "review_date": "2001-99-99", "go1-what": "stop"}
    pages |= {
        "follow-up, answered": client.get(f"{place}/follow-up").text,
        "follow-up, refused": _refused(client, f"{place}/follow-up", away),
        "patient, with findings": client.get(f"/patients/{patient.id}").text,
        "start, due": client.get("/").text,
        "screening, answered": client.get(f"/patients/{patient.id}/screening").text,
    }
    return pages | _stopped(client, db, account, library) | _many(client, db, account, library)


def _many(client: PageClient, db: Database, account: Account, library: Library) -> dict[str, str]:
    """A plan of twelve exercises, and the versions of the template that was made from it."""
    joan = patients.add(db, Patient(0, "Joan Prentice"))
    place = f"/plans/{_saved(db, account, joan, library, *LONG).id}"
    made = client.send(f"{place}/template", {"title": "Twelve", "shared": "yes"})
    return {
        "builder, long": client.get(place).text,
        "template, versions": client.get(f"{made.headers['Location']}/versions").text,
    }


def _stopped(
    client: PageClient, db: Database, account: Account, library: Library
) -> dict[str, str]:
    """A patient with a red flag that nobody reviewed yet."""
    samir = patients.add(db, Patient(0, "Samir Haddad"))
    screening.record(db, samir.id, account.id, [Given("rf-cauda-equina", Answer.YES)])
    stopped = _saved(db, account, samir, library, "bridge")
    return {
        "builder, stopped": client.get(f"/plans/{stopped.id}").text,
        "check, stopped": client.get(f"/plans/{stopped.id}/print").text,
        "advice": client.get(f"/patients/{samir.id}/advice").text,
        "red flag": client.get(f"/patients/{samir.id}/screening/rf-cauda-equina/clear").text,
    }


def _forms(client: PageClient, patient: Patient) -> dict[str, str]:
    """Forms that say what is wrong."""
    wrong = {
        "/patients/new": {"name": "", "birth_date": "yesterday"},
        f"/patients/{patient.id}/episodes/new": {"title": ""},
        f"/patients/{patient.id}/screening": {"fall-risk-answer": "perhaps"},
        "/clinic": {"name": "", "phone": "x", "red_flag_weeks": "99"},
        "/account": {"theme": "pink"},
        "/templates/new": {"title": "", "do": "save"},
        "/own-exercises/new": {"name": ""},
    }
    pages = {
        f"{address}, refused": _refused(client, address, sent) for address, sent in wrong.items()
    }
    pages["nobody found"] = client.get("/patients?q=zzzz").text
    pages["nothing found"] = client.get("/exercises?q=zzzzqqqq").text
    pages["no template found"] = client.get("/templates?q=zzzzqqqq").text
    return pages


def _refused(client: PageClient, address: str, fields: dict[str, str]) -> str:
    answer = client.send(address, fields)
    assert answer.status_code == 422, (address, answer.status_code)
    return answer.text
