"""The clinic's own plan templates; each change is a new version."""

from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from hep.plan_templates import PlanTemplate
from hep.store import documents
from hep.store.connection import NotFound, insert, now, writing

_LATEST = """
    SELECT plan_templates.id, plan_templates.slug, content, accounts.name AS owner
    FROM plan_templates
    JOIN plan_template_versions AS versions ON versions.plan_template_id = plan_templates.id
    JOIN accounts ON accounts.id = plan_templates.owner_id
    WHERE plan_templates.archived_at IS NULL AND version = (
        SELECT max(version) FROM plan_template_versions
        WHERE plan_template_id = plan_templates.id)
"""


def add(db: Database, account_id: int, template: PlanTemplate) -> PlanTemplate:
    """Keep a template as version 1, under its slug or the next free one like it."""
    with writing(db):
        slug = _free_slug(db, template.slug)
        row: dict[str, object] = {"slug": slug, "owner_id": account_id, "created_at": now()}
        template_id = insert(db, "plan_templates", row)
        kept = replace(template, slug=slug)
        version = {"plan_template_id": template_id, "version": 1, "saved_at": now()}
        db.table("plan_template_versions").insert(
            {**version, "content": documents.dump(kept), "saved_by": account_id}
        )
        return get(db, slug)


def all_templates(db: Database) -> list[PlanTemplate]:
    """The clinic's templates in their newest version, by title."""
    found = [_template(row) for row in db.query(_LATEST)]
    return sorted(found, key=lambda template: template.title.casefold())


def get(db: Database, slug: str) -> PlanTemplate:
    """The newest version of a template. Raises NotFound."""
    for row in db.query(f"{_LATEST} AND plan_templates.slug = ?", [slug]):
        return _template(row)
    raise NotFound("plan template")


def archive(db: Database, slug: str) -> None:
    """Put a template away; plans made from it stay as they are. Raises NotFound."""
    with writing(db):
        template = get(db, slug)
        db.table("plan_templates").update(template.id or 0, {"archived_at": now()})


def _free_slug(db: Database, slug: str) -> str:
    sql = "SELECT slug FROM plan_templates"
    taken = {row["slug"] for row in db.query(sql)}
    numbered = (f"{slug}-{number}" for number in range(2, 10_000))
    return next(one for one in (slug, *numbered) if one not in taken)


def _template(row: dict[str, Any]) -> PlanTemplate:
    template = documents.load(row["content"], PlanTemplate)
    return replace(template, id=row["id"], slug=row["slug"], owner=row["owner"])
