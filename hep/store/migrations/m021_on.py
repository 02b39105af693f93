"""The steps from 21 on. A step that shipped is never edited."""

from sqlite_utils import Database

from hep.store.migrations.steps import migrations


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


@migrations()
def m026_exercises_of_plans(db: Database) -> None:
    """Who has an exercise is known without reading every plan.

    A plan names an exercise anywhere: prescribed, stopped, or in a phase to come. `revision` is
    the last one that prescribes it, and empty where none ever did.
    """
    named = "json_tree({}.content) AS one WHERE one.key = 'exercise' AND one.atom IS NOT NULL"
    db.execute(
        """CREATE TABLE plan_exercises (
            exercise TEXT NOT NULL, plan_id INTEGER NOT NULL REFERENCES plans (id),
            revision INTEGER,
            PRIMARY KEY (exercise, plan_id)
        ) STRICT, WITHOUT ROWID"""
    )
    prescribed = "max(CASE WHEN one.path LIKE '$.exercises[%' THEN {}.revision END)"
    db.execute(
        f"""CREATE TRIGGER plan_exercises_saved AFTER INSERT ON plan_revisions BEGIN
            INSERT INTO plan_exercises (exercise, plan_id, revision)
            SELECT one.atom, NEW.plan_id, {prescribed.format("NEW")}
            FROM {named.format("NEW")} GROUP BY one.atom
            ON CONFLICT DO UPDATE SET revision = coalesce(excluded.revision, revision);
        END"""  # noqa: S608 - built from constants
    )
    db.execute(
        f"""INSERT INTO plan_exercises (exercise, plan_id, revision)
        SELECT one.atom, saved.plan_id, {prescribed.format("saved")}
        FROM plan_revisions AS saved, {named.format("saved")} GROUP BY one.atom, saved.plan_id"""  # noqa: S608 - built from constants
    )
    db.execute(
        """CREATE TABLE handout_exercises (
            exercise TEXT NOT NULL, handout_id INTEGER NOT NULL REFERENCES handouts (id),
            PRIMARY KEY (exercise, handout_id)
        ) STRICT, WITHOUT ROWID"""
    )
    held = """SELECT DISTINCT json_extract(one.value, '$.exercise'), {0}.id
        FROM {1} json_each({0}.content, '$.exercises') AS one"""
    db.execute(
        f"""CREATE TRIGGER handout_exercises_issued AFTER INSERT ON handouts BEGIN
            INSERT INTO handout_exercises (exercise, handout_id) {held.format("NEW", "")};
        END"""
    )
    db.execute(
        "INSERT INTO handout_exercises (exercise, handout_id) "
        + held.format("handouts", "handouts,")
    )


@migrations()
def m027_last_handouts(db: Database) -> None:
    """What was issued last, and what the audit trail says of a day or an act, is found at once."""
    db.execute("CREATE INDEX handouts_issued_at ON handouts (issued_at)")
    db.execute("CREATE INDEX audit_at ON audit (at)")
    db.execute("CREATE INDEX audit_act ON audit (act)")


@migrations()
def m028_presence(db: Database) -> None:
    """Who has a plan open: what a colleague's page says of itself, and forgets after a minute."""
    db.execute(
        """CREATE TABLE presence (
            plan_id INTEGER NOT NULL REFERENCES plans (id),
            account_id INTEGER NOT NULL REFERENCES accounts (id),
            seen_at TEXT NOT NULL,
            PRIMARY KEY (plan_id, account_id)
        ) STRICT, WITHOUT ROWID"""
    )
