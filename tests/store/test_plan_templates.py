"""The clinic's own plan templates."""

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.plan_templates import PlanTemplate
from hep.store import NotFound, plan_templates

HIP = PlanTemplate("clinic-hip", "Hip", "sore hips", (), author="", review="")


def test_a_template_is_version_one_under_its_slug(db: Database, dana: Account) -> None:
    kept = plan_templates.add(db, dana.id, HIP)
    assert (kept.slug, kept.title, kept.owner) == ("clinic-hip", "Hip", dana.name)
    assert not kept.is_starter
    assert plan_templates.get(db, "clinic-hip") == kept
    [row] = db.query("SELECT version FROM plan_template_versions")
    assert row["version"] == 1


def test_a_taken_slug_gets_the_next_number(db: Database, dana: Account) -> None:
    slugs = [plan_templates.add(db, dana.id, HIP).slug for _ in range(3)]
    assert slugs == ["clinic-hip", "clinic-hip-2", "clinic-hip-3"]


def test_the_slug_of_an_archived_template_is_not_used_again(db: Database, dana: Account) -> None:
    plan_templates.add(db, dana.id, HIP)
    plan_templates.archive(db, "clinic-hip")
    assert plan_templates.all_templates(db) == []
    with pytest.raises(NotFound):
        plan_templates.get(db, "clinic-hip")
    assert plan_templates.add(db, dana.id, HIP).slug == "clinic-hip-2"


def test_the_newest_version_is_the_one_that_counts(db: Database, dana: Account) -> None:
    kept = plan_templates.add(db, dana.id, HIP)
    [row] = db.query("SELECT * FROM plan_template_versions")
    newer = row["content"].replace("sore hips", "all hips")
    db.table("plan_template_versions").insert({**row, "version": 2, "content": newer})
    assert plan_templates.get(db, kept.slug).for_whom == "all hips"
    assert len(plan_templates.all_templates(db)) == 1


def test_templates_are_listed_by_title(db: Database, dana: Account) -> None:
    for title in ("shoulder", "Ankle", "hip"):
        plan_templates.add(db, dana.id, PlanTemplate(f"clinic-{title}", title, "", ()))
    assert [one.title for one in plan_templates.all_templates(db)] == ["Ankle", "hip", "shoulder"]


@pytest.mark.parametrize("slug", ["", "nothing", "piriformis-beginner"])
def test_what_is_not_the_clinics_is_not_found(db: Database, slug: str) -> None:
    with pytest.raises(NotFound):
        plan_templates.get(db, slug)
    with pytest.raises(NotFound):
        plan_templates.archive(db, slug)
