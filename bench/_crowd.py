"""A crowded clinic: 20 000 exercises, 20 000 patients, 100 000 plans, each of them printed."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import cycle, islice
from pathlib import Path

from hep import plans as plans_
from hep import safety, store
from hep.clinics import Clinic
from hep.exercises import Exercise
from hep.library import Library, read
from hep.patients import Patient
from hep.safety.screening import Answer
from hep.store import accounts, clinics, documents, patients, screening
from hep.store.connection import Database, now
from hep.store.screening import Given
from hep.web import context

EXERCISES, PATIENTS, PLANS = 20_000, 20_000, 100_000
PASSWORD = "a short sentence of a bench"
# The one patient who is worked on; the crowd has every name but this.
NAME = "Rosa Whitfield"


def crowd(library: Library, count: int = EXERCISES) -> Iterator[Exercise]:
    """The library's exercises again and again, under slugs and names of their own."""
    chance = random.Random(2026)
    syllables = [one + two for one in "bdfgklmnprstvz" for two in "aeiou"]
    for number, one in enumerate(islice(cycle(library.exercises.values()), count)):
        word = "".join(chance.choices(syllables, k=3))
        text = replace(one.patient, name=f"{one.patient.name} {word}")
        yield replace(one, slug=f"{one.slug}-{number}", name=f"{one.name} {word}", patient=text)


def fill_library() -> Library:
    """Let the application serve the crowd of exercises beside its own."""
    library = read()
    more = {one.slug: one for one in crowd(library, EXERCISES - len(library.exercises))}
    full = replace(library, exercises={**library.exercises, **more})
    context.content = lru_cache(lambda: full)  # type: ignore[assignment]
    return library


def fill(path: Path, library: Library) -> int:
    """A clinic with that many plans; the id of the patient, whose red flags were asked today."""
    db = store.connect(path)
    store.migrate(db)
    clinics.save(db, Clinic("Harbour Street Physiotherapy", "04 555 0142", "1 Example St"))
    people = [accounts.add(db, email=f"{n}@example.org", name=f"Clinician {n}", title="PT",
                           password=PASSWORD) for n in range(4)]  # fmt: skip
    rosa = patients.add(db, Patient(0, NAME, "RW-0412", date(1979, 3, 2)))
    flags = safety.red_flags(library.conditions.values())
    screening.record(db, rosa.id, people[0].id, [Given(one.slug, Answer.NO) for one in flags])
    _people(db)
    _plans(db, library, [one.id for one in people])
    _handouts(db)
    db.close()
    return rosa.id


def _people(db: Database) -> None:
    rows = ((f"Person {n}", f"P-{n}", "en-GB", f"person {n} p-{n}", now(), now())
            for n in range(PATIENTS))  # fmt: skip
    db.conn.executemany(
        "INSERT INTO patients (name, number, language, notes, folded, created_at, changed_at)"
        " VALUES (?, ?, ?, '', ?, ?, ?)", rows)  # fmt: skip
    db.conn.execute(
        "INSERT INTO episodes (patient_id, title, opened_at)"
        " SELECT id, '', created_at FROM patients WHERE id NOT IN (SELECT patient_id FROM episodes)"
    )
    db.conn.commit()


def _plans(db: Database, library: Library, people: list[int]) -> None:
    """Plans of five exercises, saved once, by the people of the clinic in turn."""
    chance = random.Random(2026)
    exercises = list(library.exercises.values())
    contents = []
    for _ in range(50):
        plan = plans_.new(date.today())
        for exercise in chance.sample(exercises, 5):
            plan = plans_.add(plan, exercise)
        contents.append(documents.dump(plan))
    episodes = [row["id"] for row in db.query("SELECT id FROM episodes WHERE patient_id > 1")]
    ids = range(1, PLANS + 1)
    db.conn.executemany(
        "INSERT INTO plans (id, patient_id, episode_id, created_at)"
        " SELECT ?, patient_id, id, ? FROM episodes WHERE id = ?",
        ((one, now(), episodes[one % len(episodes)]) for one in ids))  # fmt: skip
    db.conn.executemany(
        "INSERT INTO plan_revisions (plan_id, revision, content, saved_by, saved_at)"
        " VALUES (?, 1, ?, ?, ?)",
        ((one, contents[one % 50], people[one % len(people)], now()) for one in ids))  # fmt: skip
    db.conn.commit()


def _handouts(db: Database) -> None:
    """Each plan printed once and followed up once, with what the audit trail says of it."""
    db.conn.execute(
        "INSERT INTO handouts (patient_id, plan_id, revision, code, content, pdf_sha256, pages,"
        " issued_by, issued_at) SELECT patient_id, plan_id, revision, plan_id || '-1', content,"
        " hex(zeroblob(32)), 2, saved_by, saved_at"
        " FROM plan_revisions JOIN plans ON plans.id = plan_id"
    )
    db.conn.execute(
        "INSERT INTO follow_ups (patient_id, plan_id, revision, content, recorded_by, recorded_at)"
        """ SELECT patient_id, plan_id, revision, '{"pain_now":3}', issued_by, issued_at"""
        " FROM handouts"
    )
    db.conn.execute(
        "INSERT INTO audit (at, act, account_id, patient_id, handout_id, details)"
        " SELECT issued_at, 'handout issued', issued_by, patient_id, id, code FROM handouts"
    )
    db.conn.commit()
