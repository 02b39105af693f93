"""The first ten steps. A step that shipped is never edited."""

from sqlite_utils import Database

from hep.store.migrations.steps import append_only, migrations


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
    append_only(db, "plan_revisions")


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
    append_only(db, "plan_template_versions")


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
    append_only(db, "handouts")


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
        append_only(db, table)


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
    append_only(db, "sign_offs")
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
