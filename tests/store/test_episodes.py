"""Episodes in the database, and what older databases become."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from hep import store
from hep.accounts import Account
from hep.episodes import Episode, in_order
from hep.patients import Patient
from hep.plans import Plan
from hep.store import NotFound, episodes, patients, plans
from hep.store.migrations import migrations


@pytest.fixture
def other(db: Database, dana: Account) -> Patient:
    return patients.add(db, Patient(0, "Ana"))


def test_a_patient_without_an_episode_gets_one_on_first_need(
    db: Database, dana: Account, rosa: Patient
) -> None:
    assert episodes.of_patient(db, rosa.id) == []
    saved = plans.create(db, rosa.id, dana.id, Plan())
    [one] = episodes.of_patient(db, rosa.id)
    assert (saved.episode_id, one.is_open) == (one.id, True)
    assert one.name.startswith("Episode from ")
    assert plans.create(db, rosa.id, dana.id, Plan()).episode_id == one.id


def test_a_closed_episode_gets_no_new_plan_unless_it_is_named(
    db: Database, dana: Account, rosa: Patient
) -> None:
    knee = episodes.add(db, rosa.id, "Left knee")
    episodes.close(db, knee.id)
    assert plans.create(db, rosa.id, dana.id, Plan()).episode_id != knee.id
    assert plans.create(db, rosa.id, dana.id, Plan(), knee.id).episode_id == knee.id
    episodes.close(db, knee.id, closed=False)
    assert episodes.get(db, knee.id) == knee


def test_a_plan_stays_with_its_own_patient(
    db: Database, dana: Account, rosa: Patient, other: Patient
) -> None:
    strange = episodes.add(db, other.id, "Neck")
    saved = plans.create(db, rosa.id, dana.id, Plan())
    with pytest.raises(NotFound):
        plans.create(db, rosa.id, dana.id, Plan(), strange.id)
    with pytest.raises(NotFound):
        plans.move(db, saved.id, strange.id)
    with pytest.raises(sqlite3.IntegrityError, match="an episode of its patient"):
        db.execute("UPDATE plans SET episode_id = ? WHERE id = ?", [strange.id, saved.id])
    with pytest.raises(sqlite3.IntegrityError, match="an episode of its patient"):
        db.execute("INSERT INTO plans (patient_id, created_at) VALUES (?, '')", [rosa.id])


def test_open_episodes_come_first() -> None:
    day = date(2026, 11, 3)
    first, second, third = (
        Episode(1, 1, "Knee", day),
        Episode(2, 1, "Neck", day, closed=day),
        Episode(3, 1, "", day),
    )
    assert in_order([first, second, third]) == [third, first, second]
    assert third.name == "Episode from 3 Nov 2026"


def test_older_plans_are_given_an_episode(tmp_path: Path) -> None:
    db = store.connect(tmp_path / "old.db")
    migrations.apply(db, stop_before="m011_plans_in_episodes")
    db.execute("INSERT INTO accounts VALUES (1, 'd', 'D', '', '', '', 1, '')")
    for number in (1, 2, 3):
        values = [number, f"Patient {number}"]
        db.execute("INSERT INTO patients VALUES (?, ?, '', NULL, 'en', '', '', '', '', '')", values)
    opened = "2026-11-03T09:00:00+00:00"
    db.execute("INSERT INTO episodes VALUES (7, 2, 'Neck', ?, NULL)", [opened])
    for plan, patient in ((1, 1), (2, 1), (3, 2)):
        db.execute("INSERT INTO plans VALUES (?, ?, ?, NULL)", [plan, patient, opened])
    db.conn.commit()
    store.migrate(db)
    found = dict(db.execute("SELECT id, episode_id FROM plans").fetchall())
    assert found[3] == 7
    assert found[1] == found[2] != 7
    assert [one.title for one in episodes.of_patient(db, 1)] == [""]
    assert episodes.of_patient(db, 3) == []
    db.close()
