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
