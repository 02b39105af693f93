"""The logos of the clinic, each by the hash of its bytes; one that was printed stays."""

from hashlib import sha256

from sqlite_utils import Database

from hep.branding import Logo
from hep.store.connection import NotFound, writing


def keep(db: Database, logo: Logo) -> str:
    """Keep a logo and return its digest; keeping it again changes nothing."""
    digest = sha256(logo.data).hexdigest()
    with writing(db):
        row = {"digest": digest, "mime": logo.mime, "data": logo.data}
        db.table("logos").upsert(row, pk="digest")
    return digest


def get(db: Database, digest: str) -> Logo:
    """The logo with that digest. Raises NotFound."""
    for row in db.query("SELECT data, mime FROM logos WHERE digest = ?", [digest]):
        return Logo(bytes(row["data"]), row["mime"])
    raise NotFound("logo")
