"""Building a plan as a browser does."""

from datetime import date
from html import unescape

from sqlite_utils import Database

from hep.accounts import Account
from hep.library import Library
from hep.patients import Patient
from hep.plans import add, new
from hep.store import plans
from hep.store.plans import SavedPlan
from tests.web.pages import PageClient


class Builder:
    """One person at the builder of one plan; every step is based on the page last seen."""

    def __init__(self, client: PageClient, plan: str, db: Database) -> None:
        self.client, self.plan, self.db = client, plan, db
        self.look()

    @property
    def id(self) -> int:
        """The id of the plan."""
        return int(self.plan.rsplit("/", 1)[1])

    @property
    def saved(self) -> SavedPlan:
        """The plan as it is saved now."""
        return plans.get(self.db, self.id)

    @property
    def page(self) -> str:
        """What the page shows now."""
        return self.client.get(self.plan).get_data(as_text=True)

    def look(self) -> None:
        """Take the newest revision as the one on the screen."""
        self.revision = str(self.saved.revision)

    def send(self, do: str = "save", **fields: str | list[str]) -> str:
        """Press a button with these fields changed; look again where that was taken."""
        data = {"revision": self.revision, "do": do}
        data |= {name.replace("__", "-"): value for name, value in fields.items()}
        self.answer = self.client.send(self.plan, data)
        if self.answer.status_code == 303:
            self.look()
        return unescape(self.answer.get_data(as_text=True))


def started(
    client: PageClient,
    db: Database,
    account: Account,
    patient: Patient,
    library: Library,
    *slugs: str,
) -> Builder:
    """A new plan of these exercises, open in a browser."""
    plan = new(date.today())
    for slug in slugs:
        plan = add(plan, library.exercises[slug])
    saved = plans.create(db, patient.id, account.id, plan)
    return Builder(client, f"/plans/{saved.id}", db)


def slugs(saved: SavedPlan) -> list[str]:
    """The exercises of a plan, in their order."""
    return [one.exercise for one in saved.plan.exercises]
