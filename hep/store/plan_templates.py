"""The clinic's own plan templates; each change is a new version, and none is ever lost."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from hep.plan_templates import PlanTemplate
from hep.store import documents
from hep.store.connection import NotFound, free_slug, insert, now, writing

_VERSIONS = """
    SELECT plan_templates.id, slug, owner_id, owners.name AS owner, shared, archived_at,
        version, content, saved_at, savers.name AS saved_by
    FROM plan_templates
    JOIN plan_template_versions AS versions ON versions.plan_template_id = plan_templates.id
    JOIN accounts AS owners ON owners.id = owner_id
    JOIN accounts AS savers ON savers.id = saved_by
    WHERE (shared OR owner_id = :account)
"""
_LATEST = f"""{_VERSIONS} AND version = (
    SELECT max(version) FROM plan_template_versions WHERE plan_template_id = plan_templates.id)
"""  # noqa: S608 - constants


@dataclass(frozen=True)
class Version:
    """One version of a template, and who saved it when."""

    template: PlanTemplate
    saved_by: str
    saved_at: datetime


@dataclass(frozen=True)
class Use:
    """How often a plan was started from a template, and when last."""

    times: int
    last: datetime


class TemplateChanged(Exception):
    """Somebody saved the template meanwhile; `latest` is what they saved."""

    def __init__(self, latest: Version) -> None:
        super().__init__(f"{latest.saved_by} saved version {latest.template.version}")
        self.latest = latest


def add(db: Database, account_id: int, template: PlanTemplate) -> PlanTemplate:
    """Keep a template as version 1, under its slug or the next free one like it."""
    with writing(db):
        slug = free_slug(db, "plan_templates", template.slug)
        row: dict[str, object] = {"slug": slug, "owner_id": account_id, "created_at": now()}
        template_id = insert(db, "plan_templates", {**row, "shared": int(template.shared)})
        _add_version(db, template_id, 1, account_id, replace(template, slug=slug))
        return get(db, slug, account_id)


def save(db: Database, account_id: int, template: PlanTemplate) -> PlanTemplate:
    """Save a change made to `template.version` as the next version.

    Only the owner decides whether it is shared. Raises NotFound, or TemplateChanged when that
    version is no longer the newest.
    """
    with writing(db):
        latest = versions(db, template.slug, account_id)[0]
        known = latest.template
        if known.version != template.version:
            raise TemplateChanged(latest)
        _add_version(db, known.id or 0, known.version + 1, account_id, template)
        if known.owner_id == account_id:
            db.table("plan_templates").update(known.id or 0, {"shared": int(template.shared)})
        return get(db, template.slug, account_id)


def all_templates(db: Database, account_id: int, *, archived: bool = False) -> list[PlanTemplate]:
    """The clinic's templates and this account's own, in their newest version, by title."""
    where = f"archived_at IS {'NOT ' if archived else ''}NULL"
    found = [_version(row).template for row in _rows(db, f"{_LATEST} AND {where}", account_id)]
    return sorted(found, key=lambda template: template.title.casefold())


def get(db: Database, slug: str, account_id: int, version: int | None = None) -> PlanTemplate:
    """One version of a template, the newest unless told. Raises NotFound.

    An archived one is found too; another's own is not.
    """
    return _get(db, slug, account_id, version).template


def _get(db: Database, slug: str, account_id: int, version: int | None) -> Version:
    which = _LATEST if version is None else f"{_VERSIONS} AND version = :version"
    for row in _rows(db, f"{which} AND slug = :slug", account_id, slug=slug, version=version):
        return _version(row)
    raise NotFound("plan template")


def versions(db: Database, slug: str, account_id: int) -> list[Version]:
    """Every version of a template, the newest first. Raises NotFound."""
    sql = f"{_VERSIONS} AND slug = :slug ORDER BY version DESC"
    found = [_version(row) for row in _rows(db, sql, account_id, slug=slug)]
    if not found:
        raise NotFound("plan template")
    return found


def archive(db: Database, slug: str, account_id: int, *, archived: bool = True) -> None:
    """Put a template away or bring it back; plans made from it stay. Raises NotFound."""
    with writing(db):
        template = get(db, slug, account_id)
        db.table("plan_templates").update(
            template.id or 0, {"archived_at": now() if archived else None}
        )


def uses(db: Database) -> dict[str, Use]:
    """How often plans were started from each template, starters too."""
    sql = """SELECT json_extract(content, '$.plan_template') AS slug, count(*) AS times,
            max(saved_at) AS last
        FROM plan_revisions WHERE revision = 1 AND slug IS NOT NULL GROUP BY slug"""
    found = db.query(sql)
    return {row["slug"]: Use(row["times"], datetime.fromisoformat(row["last"])) for row in found}


def used_by(db: Database, account_id: int, last: int = 200) -> list[str]:
    """The templates the clinician started their last plans from, the most used first."""
    sql = """SELECT slug, count(*) AS times FROM (
            SELECT json_extract(content, '$.plan_template') AS slug FROM plan_revisions
            WHERE saved_by = ? AND revision = 1 ORDER BY saved_at DESC LIMIT ?)
        WHERE slug IS NOT NULL GROUP BY slug ORDER BY times DESC, slug"""
    return [row["slug"] for row in db.query(sql, [account_id, last])]


def favourites(db: Database, account_id: int) -> frozenset[str]:
    """The slugs of the clinician's favourite templates."""
    sql = "SELECT slug FROM plan_template_favourites WHERE account_id = ?"
    return frozenset(row["slug"] for row in db.query(sql, [account_id]))


def toggle_favourite(db: Database, account_id: int, slug: str) -> None:
    """Make a template a favourite, or no longer."""
    with writing(db):
        if slug in favourites(db, account_id):
            db.table("plan_template_favourites").delete((account_id, slug))
        else:
            row = {"account_id": account_id, "slug": slug}
            db.table("plan_template_favourites").insert(row)


def _rows(db: Database, sql: str, account_id: int, **values: object) -> list[dict[str, Any]]:
    return list(db.query(sql, {"account": account_id, **values}))


def _add_version(
    db: Database, template_id: int, version: int, account_id: int, template: PlanTemplate
) -> None:
    content = replace(
        template, id=None, owner="", owner_id=None, version=1, shared=True, archived=False
    )
    row = {"plan_template_id": template_id, "version": version, "saved_at": now()}
    db.table("plan_template_versions").insert(
        {**row, "content": documents.dump(content), "saved_by": account_id}
    )


def _version(row: dict[str, Any]) -> Version:
    template = replace(
        documents.load(row["content"], PlanTemplate),
        **{name: row[name] for name in ("id", "slug", "owner", "owner_id", "version")},
        shared=bool(row["shared"]),
        archived=row["archived_at"] is not None,
    )
    return Version(template, row["saved_by"], datetime.fromisoformat(row["saved_at"]))
