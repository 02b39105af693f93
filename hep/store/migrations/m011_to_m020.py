"""The steps from 11 to 20. A step that shipped is never edited."""

from sqlite_utils import Database

from hep.store.migrations.steps import append_only, migrations


@migrations()
def m011_plans_in_episodes(db: Database) -> None:
    """Every plan belongs to an episode of its own patient; older plans are given one."""
    db.execute("ALTER TABLE plans ADD COLUMN episode_id INTEGER REFERENCES episodes (id)")
    db.execute(
        """INSERT INTO episodes (patient_id, title, opened_at)
        SELECT patient_id, '', min(created_at) FROM plans
        WHERE patient_id NOT IN (SELECT patient_id FROM episodes) GROUP BY patient_id"""
    )
    db.execute(
        """UPDATE plans SET episode_id = (
            SELECT max(id) FROM episodes WHERE episodes.patient_id = plans.patient_id)"""
    )
    db.execute("CREATE INDEX plans_episode ON plans (episode_id)")
    for verb in ("INSERT", "UPDATE OF episode_id"):
        db.execute(
            f"""CREATE TRIGGER plans_episode_{verb[:6].lower()} BEFORE {verb} ON plans
            WHEN NOT EXISTS (SELECT 1 FROM episodes
                WHERE id = NEW.episode_id AND patient_id = NEW.patient_id)
            BEGIN SELECT RAISE(ABORT, 'a plan needs an episode of its patient'); END"""  # noqa: S608 - built from constants
        )


@migrations()
def m012_printing(db: Database) -> None:
    """How handouts are printed: the clinic's way, a plan's own, and that of what was issued.

    The form of the name moves from the plan's content to how the plan is printed, and stays as
    it was chosen.
    """
    db.execute("ALTER TABLE clinic ADD COLUMN printing TEXT NOT NULL DEFAULT '{}'")
    db.execute("UPDATE clinic SET printing = json_object('paper', paper)")
    db.execute("ALTER TABLE clinic DROP COLUMN paper")
    db.execute("ALTER TABLE plans ADD COLUMN printing TEXT")
    db.execute("ALTER TABLE handouts ADD COLUMN printing TEXT")
    db.execute(
        """UPDATE plans SET printing = json_set(
            coalesce((SELECT printing FROM clinic), '{}'), '$.name_form',
            (SELECT json_extract(content, '$.name_form') FROM plan_revisions
                WHERE plan_id = plans.id ORDER BY revision DESC LIMIT 1))
        WHERE (SELECT json_extract(content, '$.name_form') FROM plan_revisions
            WHERE plan_id = plans.id ORDER BY revision DESC LIMIT 1) IS NOT NULL"""
    )


@migrations()
def m013_safety_settings(db: Database) -> None:
    """The clinic's pregnancy week and pain rule; and with each answer, what was asked.

    A no to "from 20 weeks" is no answer to "from 16 weeks".
    """
    db.execute("ALTER TABLE clinic ADD COLUMN pregnancy_weeks INTEGER NOT NULL DEFAULT 16")
    db.execute("ALTER TABLE clinic ADD COLUMN pain_fine INTEGER NOT NULL DEFAULT 3")
    db.execute("ALTER TABLE clinic ADD COLUMN pain_allowed INTEGER NOT NULL DEFAULT 5")
    db.execute("ALTER TABLE screening_answers ADD COLUMN asked TEXT NOT NULL DEFAULT ''")


@migrations()
def m014_own_exercises(db: Database) -> None:
    """The clinic's own exercises; each save is a version of its own."""
    db.execute(
        """CREATE TABLE own_exercises (
            id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE,
            owner_id INTEGER NOT NULL REFERENCES accounts (id),
            created_at TEXT NOT NULL, archived_at TEXT
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE own_exercise_versions (
            id INTEGER PRIMARY KEY,
            own_exercise_id INTEGER NOT NULL REFERENCES own_exercises (id),
            version INTEGER NOT NULL CHECK (version > 0),
            content TEXT NOT NULL, shared INTEGER NOT NULL,
            saved_by INTEGER NOT NULL REFERENCES accounts (id), saved_at TEXT NOT NULL,
            UNIQUE (own_exercise_id, version)
        ) STRICT"""
    )
    append_only(db, "own_exercise_versions")


@migrations()
def m015_audit(db: Database) -> None:
    """Who did what, when; the database refuses to rewrite it."""
    db.execute(
        """CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at TEXT NOT NULL, act TEXT NOT NULL,
            account_id INTEGER REFERENCES accounts (id),
            patient_id INTEGER REFERENCES patients (id),
            handout_id INTEGER REFERENCES handouts (id),
            details TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX audit_patient ON audit (patient_id)")
    db.execute("CREATE INDEX audit_account ON audit (account_id)")
    append_only(db, "audit")


@migrations()
def m016_languages(db: Database) -> None:
    """The clinic's usual language. English is now that of the US or of the UK, by the country.

    What was issued keeps the code it was issued with.
    """
    db.execute("ALTER TABLE clinic ADD COLUMN language TEXT NOT NULL DEFAULT 'en-GB'")
    db.execute("UPDATE clinic SET language = 'en-US' WHERE country = 'US'")
    db.execute("UPDATE clinic SET printing = json_remove(printing, '$.language')")
    english = "coalesce((SELECT language FROM clinic), 'en-GB')"
    db.execute(f"UPDATE patients SET language = {english} WHERE language = 'en'")  # noqa: S608 - built from constants
    db.execute(
        f"""UPDATE plans SET printing = json_set(printing, '$.language', {english})
        WHERE json_extract(printing, '$.language') = 'en'"""  # noqa: S608 - built from constants
    )


@migrations()
def m017_follow_ups(db: Database) -> None:
    """What patients said at follow-ups."""
    db.execute(
        """CREATE TABLE follow_ups (
            id INTEGER PRIMARY KEY,
            patient_id INTEGER NOT NULL REFERENCES patients (id),
            plan_id INTEGER NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL,
            recorded_by INTEGER NOT NULL REFERENCES accounts (id), recorded_at TEXT NOT NULL,
            FOREIGN KEY (plan_id, revision) REFERENCES plan_revisions (plan_id, revision)
        ) STRICT"""
    )
    db.execute("CREATE INDEX follow_ups_patient ON follow_ups (patient_id)")
    db.execute("CREATE INDEX follow_ups_plan ON follow_ups (plan_id)")
    append_only(db, "follow_ups")


@migrations()
def m018_plan_templates_of_ones_own(db: Database) -> None:
    """A template may be its owner's alone, and a clinician has favourites among them."""
    db.execute("ALTER TABLE plan_templates ADD COLUMN shared INTEGER NOT NULL DEFAULT 1")
    db.execute(
        """CREATE TABLE plan_template_favourites (
            account_id INTEGER NOT NULL REFERENCES accounts (id), slug TEXT NOT NULL,
            PRIMARY KEY (account_id, slug)
        ) STRICT"""
    )


@migrations()
def m019_kinds_of_handouts(db: Database) -> None:
    """A handout holds exercises, or it is the advice sheet of a stopped patient."""
    db.execute("ALTER TABLE handouts ADD COLUMN kind TEXT NOT NULL DEFAULT 'exercises'")


@migrations()
def m020_default_dosages(db: Database) -> None:
    """Default dosages of clinicians and, without an account, of the clinic; empty is forgotten."""
    db.execute(
        """CREATE TABLE default_dosages (
            id INTEGER PRIMARY KEY,
            account_id INTEGER REFERENCES accounts (id),
            exercise TEXT NOT NULL, content TEXT NOT NULL,
            saved_by INTEGER NOT NULL REFERENCES accounts (id), saved_at TEXT NOT NULL
        ) STRICT"""
    )
    append_only(db, "default_dosages")
