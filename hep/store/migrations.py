"""The shape of the database, step by step. A step that shipped is never edited."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("hep")


def migrate(db: Database) -> None:
    """Bring the database to the newest shape; nothing happens when it is there already."""
    if migrations.pending(db):
        migrations.apply(db)


@migrations(transactional=False)
def m001_write_ahead_log(db: Database) -> None:
    """Readers go on while one writes."""
    db.enable_wal()


@migrations()
def m002_clinic_and_accounts(db: Database) -> None:
    """Who hands the sheets over, and who signs in."""
    db.execute(
        """CREATE TABLE clinic (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL, phone TEXT NOT NULL, address TEXT NOT NULL,
            country TEXT NOT NULL, emergency TEXT NOT NULL, paper TEXT NOT NULL
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE accounts (
            id INTEGER PRIMARY KEY,
            email TEXT NOT NULL UNIQUE COLLATE NOCASE,
            name TEXT NOT NULL, title TEXT NOT NULL, registration TEXT NOT NULL,
            password_hash TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1,
            created_at TEXT NOT NULL
        ) STRICT"""
    )


@migrations()
def m003_patients(db: Database) -> None:
    """Patients; `folded` is the name and number as searches compare them."""
    db.execute(
        """CREATE TABLE patients (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL, number TEXT NOT NULL, birth_date TEXT,
            language TEXT NOT NULL, notes TEXT NOT NULL, folded TEXT NOT NULL,
            created_at TEXT NOT NULL, changed_at TEXT NOT NULL, archived_at TEXT
        ) STRICT"""
    )
    db.execute("CREATE UNIQUE INDEX patients_number ON patients (number) WHERE number <> ''")


@migrations()
def m004_plans(db: Database) -> None:
    """Each save of a plan is a revision of its own; none is ever changed."""
    db.execute(
        """CREATE TABLE plans (
            id INTEGER PRIMARY KEY,
            patient_id INTEGER NOT NULL REFERENCES patients (id),
            created_at TEXT NOT NULL, archived_at TEXT
        ) STRICT"""
    )
    db.execute("CREATE INDEX plans_patient ON plans (patient_id)")
    db.execute(
        """CREATE TABLE plan_revisions (
            plan_id INTEGER NOT NULL REFERENCES plans (id),
            revision INTEGER NOT NULL CHECK (revision > 0),
            content TEXT NOT NULL,
            saved_by INTEGER NOT NULL REFERENCES accounts (id), saved_at TEXT NOT NULL,
            PRIMARY KEY (plan_id, revision)
        ) STRICT"""
    )
    db.execute("CREATE INDEX plan_revisions_saved_at ON plan_revisions (saved_at)")
    _append_only(db, "plan_revisions")


@migrations()
def m005_plan_templates(db: Database) -> None:
    """The clinic's own plan templates; each change is a version of its own."""
    db.execute(
        """CREATE TABLE plan_templates (
            id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE,
            owner_id INTEGER NOT NULL REFERENCES accounts (id),
            created_at TEXT NOT NULL, archived_at TEXT
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE plan_template_versions (
            plan_template_id INTEGER NOT NULL REFERENCES plan_templates (id),
            version INTEGER NOT NULL CHECK (version > 0),
            content TEXT NOT NULL,
            saved_by INTEGER NOT NULL REFERENCES accounts (id), saved_at TEXT NOT NULL,
            PRIMARY KEY (plan_template_id, version)
        ) STRICT"""
    )
    _append_only(db, "plan_template_versions")


@migrations()
def m006_handouts(db: Database) -> None:
    """What was issued: the plan as printed and the hash that names its PDF file."""
    db.execute(
        """CREATE TABLE handouts (
            id INTEGER PRIMARY KEY,
            patient_id INTEGER NOT NULL REFERENCES patients (id),
            plan_id INTEGER NOT NULL, revision INTEGER NOT NULL,
            code TEXT NOT NULL, content TEXT NOT NULL,
            pdf_sha256 TEXT NOT NULL, pages INTEGER NOT NULL,
            issued_by INTEGER NOT NULL REFERENCES accounts (id), issued_at TEXT NOT NULL,
            FOREIGN KEY (plan_id, revision) REFERENCES plan_revisions (plan_id, revision)
        ) STRICT"""
    )
    db.execute("CREATE INDEX handouts_patient ON handouts (patient_id, issued_at)")
    db.execute("CREATE INDEX handouts_plan ON handouts (plan_id)")
    _append_only(db, "handouts")


@migrations()
def m007_screening(db: Database) -> None:
    """Episodes, and what was asked in them; every answer stays as it was given."""
    db.execute(
        """CREATE TABLE episodes (
            id INTEGER PRIMARY KEY,
            patient_id INTEGER NOT NULL REFERENCES patients (id),
            title TEXT NOT NULL, opened_at TEXT NOT NULL, closed_at TEXT
        ) STRICT"""
    )
    db.execute("CREATE INDEX episodes_patient ON episodes (patient_id)")
    db.execute(
        """CREATE TABLE screening_answers (
            id INTEGER PRIMARY KEY,
            patient_id INTEGER NOT NULL REFERENCES patients (id),
            episode_id INTEGER NOT NULL REFERENCES episodes (id),
            condition TEXT NOT NULL, answer TEXT NOT NULL,
            side TEXT, region TEXT NOT NULL, since TEXT, until TEXT, doctors_order TEXT NOT NULL,
            as_group INTEGER NOT NULL,
            recorded_by INTEGER NOT NULL REFERENCES accounts (id), recorded_at TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX screening_answers_patient ON screening_answers (patient_id)")
    db.execute(
        """CREATE TABLE clearances (
            id INTEGER PRIMARY KEY,
            patient_id INTEGER NOT NULL REFERENCES patients (id),
            condition TEXT NOT NULL, reviewed_by TEXT NOT NULL, profession TEXT NOT NULL,
            day TEXT NOT NULL, action TEXT NOT NULL, note TEXT NOT NULL,
            recorded_by INTEGER NOT NULL REFERENCES accounts (id), recorded_at TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX clearances_patient ON clearances (patient_id)")
    for table in ("screening_answers", "clearances"):
        _append_only(db, table)


@migrations()
def m008_decisions(db: Database) -> None:
    """Why a handout was printed in spite of a finding, kept with it."""
    db.execute("ALTER TABLE handouts ADD COLUMN decisions TEXT NOT NULL DEFAULT '{}'")


@migrations()
def m009_sign_offs_and_favourites(db: Database) -> None:
    """Who reviewed which content, and which exercises a clinician likes to have at hand."""
    db.execute(
        """CREATE TABLE sign_offs (
            id INTEGER PRIMARY KEY,
            slug TEXT NOT NULL, digest TEXT NOT NULL,
            name TEXT NOT NULL, profession TEXT NOT NULL,
            recorded_by INTEGER NOT NULL REFERENCES accounts (id), recorded_at TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX sign_offs_slug ON sign_offs (slug)")
    _append_only(db, "sign_offs")
    db.execute(
        """CREATE TABLE favourites (
            account_id INTEGER NOT NULL REFERENCES accounts (id), exercise TEXT NOT NULL,
            PRIMARY KEY (account_id, exercise)
        ) STRICT"""
    )


@migrations()
def m010_matching(db: Database) -> None:
    """Whether plans are matched against conditions, and how long a red-flag "no" holds."""
    db.execute("ALTER TABLE clinic ADD COLUMN matching INTEGER NOT NULL DEFAULT 1")
    db.execute("ALTER TABLE clinic ADD COLUMN red_flag_weeks INTEGER NOT NULL DEFAULT 4")


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
    _append_only(db, "own_exercise_versions")


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
    _append_only(db, "audit")


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
    _append_only(db, "follow_ups")


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
    _append_only(db, "default_dosages")


@migrations()
def m021_who_saved(db: Database) -> None:
    """What a clinician saved last is found among a hundred thousand plans."""
    db.execute("CREATE INDEX plan_revisions_saved_by ON plan_revisions (saved_by, saved_at)")
    db.execute("CREATE INDEX handouts_issued_by ON handouts (issued_by)")


@migrations()
def m022_branding(db: Database) -> None:
    """The clinic's own look, its logos, and the videos it made of exercises."""
    db.execute("ALTER TABLE clinic ADD COLUMN branding TEXT NOT NULL DEFAULT '{}'")
    db.execute(
        """CREATE TABLE logos (
            digest TEXT PRIMARY KEY, mime TEXT NOT NULL, data BLOB NOT NULL
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE videos (
            exercise TEXT PRIMARY KEY, address TEXT NOT NULL,
            set_by INTEGER NOT NULL REFERENCES accounts (id), set_at TEXT NOT NULL
        ) STRICT"""
    )


@migrations()
def m023_started_from(db: Database) -> None:
    """How often each plan template was used is counted without reading every plan."""
    db.execute(
        """CREATE INDEX plan_revisions_started_from
        ON plan_revisions (json_extract(content, '$.plan_template'), saved_at) WHERE revision = 1"""
    )


@migrations()
def m024_start_page(db: Database) -> None:
    """The day's patients and due reviews are found among many plans."""
    reviewed = "json_extract(content, '$.review_date')"
    db.execute(
        f"""CREATE INDEX plan_revisions_review ON plan_revisions ({reviewed})
        WHERE {reviewed} IS NOT NULL"""
    )
    db.execute(
        """CREATE INDEX plan_revisions_started ON plan_revisions (saved_by, saved_at)
        WHERE revision = 1"""
    )


@migrations()
def m025_preferences(db: Database) -> None:
    """How each clinician likes the tool to look and to help."""
    db.execute("ALTER TABLE accounts ADD COLUMN preferences TEXT NOT NULL DEFAULT '{}'")


def _append_only(db: Database, table: str) -> None:
    """Let the database itself refuse to rewrite history."""
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"""CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} is never rewritten'); END"""
        )
