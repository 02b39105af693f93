"""What the clinician who is signed in likes and prescribes."""

from hep.store import favourites
from hep.web import context
from hep.web.forms.exercises import Taste


def taste() -> Taste:
    """The favourites and the counts of this account."""
    account = context.account().id
    return Taste(
        favourites.of_account(context.db(), account), favourites.prescribed(context.db(), account)
    )
