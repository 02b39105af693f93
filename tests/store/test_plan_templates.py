"""The clinic's own plan templates."""

from dataclasses import replace

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.patients import Patient
from hep.plan_templates import PlanTemplate
from hep.plans import Plan
from hep.store import NotFound, plan_templates, plans
from hep.store.plan_templates import TemplateChanged

HIP = PlanTemplate("clinic-hip", "Hip", "sore hips", (), author="", review="")


def test_a_template_is_version_one_under_its_slug(db: Database, dana: Account) -> None:
    kept = plan_templates.add(db, dana.id, HIP)
    assert (kept.slug, kept.title, kept.owner) == ("clinic-hip", "Hip", dana.name)
    assert not kept.is_starter
    assert plan_templates.get(db, "clinic-hip", dana.id) == kept
    [row] = db.query("SELECT version FROM plan_template_versions")
    assert row["version"] == 1


def test_a_taken_slug_gets_the_next_number(db: Database, dana: Account) -> None:
    slugs = [plan_templates.add(db, dana.id, HIP).slug for _ in range(3)]
    assert slugs == ["clinic-hip", "clinic-hip-2", "clinic-hip-3"]


def test_the_slug_of_an_archived_template_is_not_used_again(db: Database, dana: Account) -> None:
    plan_templates.add(db, dana.id, HIP)
    plan_templates.archive(db, "clinic-hip", dana.id)
    assert plan_templates.all_templates(db, dana.id) == []
    [away] = plan_templates.all_templates(db, dana.id, archived=True)
    assert away == plan_templates.get(db, "clinic-hip", dana.id)
    assert away.archived
    assert plan_templates.add(db, dana.id, HIP).slug == "clinic-hip-2"


def test_the_newest_version_is_the_one_that_counts(db: Database, dana: Account) -> None:
    kept = plan_templates.add(db, dana.id, HIP)
    [row] = db.query("SELECT * FROM plan_template_versions")
    newer = row["content"].replace("sore hips", "all hips")
    db.table("plan_template_versions").insert({**row, "version": 2, "content": newer})
    assert plan_templates.get(db, kept.slug, dana.id).for_whom == "all hips"
    assert len(plan_templates.all_templates(db, dana.id)) == 1


def test_templates_are_listed_by_title(db: Database, dana: Account) -> None:
    for title in ("shoulder", "Ankle", "hip"):
        plan_templates.add(db, dana.id, PlanTemplate(f"clinic-{title}", title, "", ()))
    assert [one.title for one in plan_templates.all_templates(db, dana.id)] == [
        "Ankle",
        "hip",
        "shoulder",
    ]


@pytest.mark.parametrize("slug", ["", "nothing", "piriformis-beginner"])
def test_what_is_not_the_clinics_is_not_found(db: Database, dana: Account, slug: str) -> None:
    with pytest.raises(NotFound):
        plan_templates.get(db, slug, dana.id)
    with pytest.raises(NotFound):
        plan_templates.archive(db, slug, dana.id)


def test_each_change_is_a_version_and_older_ones_stay(db: Database, dana: Account) -> None:
    first = plan_templates.add(db, dana.id, HIP)
    second = plan_templates.save(db, dana.id, replace(first, title="Hips", change="A better title"))
    assert (second.version, second.title) == (2, "Hips")
    assert plan_templates.get(db, HIP.slug, dana.id, 1) == first
    assert [one.template.change for one in plan_templates.versions(db, HIP.slug, dana.id)] == [
        "A better title",
        "",
    ]
    with pytest.raises(TemplateChanged):
        plan_templates.save(db, dana.id, first)
    assert plan_templates.get(db, HIP.slug, dana.id) == second


def test_ones_own_is_nobody_elses(db: Database, dana: Account, ben: Account) -> None:
    kept = plan_templates.add(db, dana.id, replace(HIP, shared=False))
    assert plan_templates.all_templates(db, dana.id) == [kept]
    assert plan_templates.all_templates(db, ben.id) == []
    with pytest.raises(NotFound):
        plan_templates.get(db, HIP.slug, ben.id)
    with pytest.raises(NotFound):
        plan_templates.save(db, ben.id, kept)
    plan_templates.save(db, dana.id, replace(kept, shared=True))
    theirs = plan_templates.get(db, HIP.slug, ben.id)
    plan_templates.save(db, ben.id, replace(theirs, shared=False))
    assert plan_templates.get(db, HIP.slug, ben.id).shared


def test_uses_are_counted_where_a_plan_was_started(
    db: Database, dana: Account, rosa: Patient
) -> None:
    assert plan_templates.uses(db) == {}
    for slug in ("clinic-hip", "clinic-hip", "", "knee-oa"):
        saved = plans.create(db, rosa.id, dana.id, Plan(plan_template=slug))
    plans.save(db, saved.id, 1, dana.id, Plan(title="later", plan_template="knee-oa"))
    counted = {slug: use.times for slug, use in plan_templates.uses(db).items()}
    assert counted == {"clinic-hip": 2, "knee-oa": 1}


def test_favourites_are_ones_own(db: Database, dana: Account, ben: Account) -> None:
    plan_templates.toggle_favourite(db, dana.id, "knee-oa")
    assert plan_templates.favourites(db, dana.id) == {"knee-oa"}
    assert plan_templates.favourites(db, ben.id) == frozenset()
    plan_templates.toggle_favourite(db, dana.id, "knee-oa")
    assert plan_templates.favourites(db, dana.id) == frozenset()
