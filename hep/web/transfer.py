"""Files that leave the clinic and come into it."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hep import plan_templates as plan_templates_
from hep.plan_templates import PlanTemplate
from hep.store import plan_templates
from hep.transfer import plan_templates as files
from hep.transfer.refusal import TransferRefused
from hep.web import context
from hep.web.downloads import download

blueprint = Blueprint("transfer", __name__)


@blueprint.get("/templates/<slug>/file")
def export(slug: str) -> ResponseReturnValue:
    """The template as a file for another clinic; nothing of a patient is in it."""
    template = context.plan_template(slug, request.args.get("version", type=int))
    return download(files.write(template), "application/toml", f"{template.slug}.toml")


@blueprint.route("/templates/import", methods=["GET", "POST"])
def take_in() -> ResponseReturnValue:
    """Take in a template from a file: all of it as one of one's own, or nothing."""
    if request.method == "GET":
        return render_template("transfer/import.html", faults=[])
    try:
        kept = _keep(files.read(_sent(), context.library()))
    except TransferRefused as refused:
        return render_template("transfer/import.html", faults=refused.faults), 422
    flash("Taken in as a template of yours. Look at it before you use or share it.")
    return redirect(url_for("plan_templates.show", slug=kept.slug), 303)


def _sent() -> bytes:
    """The content of the file that was sent. Raises TransferRefused."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise TransferRefused(["file: choose a file first."])
    return sent.stream.read(files.LARGEST_FILE + 1)


def _keep(template: PlanTemplate) -> PlanTemplate:
    made = replace(template, slug=plan_templates_.slug_of(template.title))
    return plan_templates.add(context.db(), context.account().id, made)
