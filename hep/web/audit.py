"""The audit trail: who did what and when, found by patient, account, day and act."""

from dataclasses import replace
from datetime import date

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from hep.audit import Act, Entry, Wanted
from hep.store import accounts, audit, patients
from hep.web import context

blueprint = Blueprint("audit", __name__)


@blueprint.get("/audit")
def index() -> ResponseReturnValue:
    """The newest entries that fit, with the way to older ones."""
    query = request.args.get("q", "").strip()[:100]
    wanted = _wanted(query)
    entries = audit.find(context.db(), wanted)
    named = {one.patient_id for one in entries if one.patient_id is not None}
    return render_template(
        "audit/index.html",
        entries=entries,
        more=len(entries) == audit.PAGE,
        people=patients.some(context.db(), named),
        accounts=accounts.everybody(context.db()),
        acts=list(Act),
        query=query,
        wanted=wanted,
        worded=worded,
    )


def worded(entry: Entry) -> str:
    """The details of an entry, with conditions and exercises as a clinician calls them."""
    subject, colon, rest = entry.details.partition(": ")
    if entry.act is Act.NOT_ASKED:
        return subject + colon + "; ".join(_called(slug) for slug in rest.split(", "))
    return _called(subject) + colon + rest


def _called(slug: str) -> str:
    condition = context.conditions().get(slug)
    exercise = context.library().exercises.get(slug)
    return condition.label if condition else exercise.plain_name if exercise else slug


def _wanted(query: str) -> Wanted:
    """What the address asks for; what cannot be read is passed over."""
    act = request.args.get("act", "")
    found = Wanted(
        account_id=context.number("account"),
        act=Act(act) if act in list(Act) else None,
        day=_day(request.args.get("day", "")),
        before=context.number("before"),
    )
    patient_id = context.number("patient")
    if patient_id is not None:
        return replace(found, patient_ids=frozenset({patient_id}))
    return replace(found, patient_ids=_named(query)) if query else found


def _named(query: str) -> frozenset[int]:
    """Everybody of this name or number, archived or not."""
    return frozenset(
        one.id
        for archived in (False, True)
        for one in patients.find(context.db(), query, archived=archived, limit=200)
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
