"""What the clinician who is signed in likes and prescribes."""

from hep.plans import Defaults, PrescribedExercise, as_default
from hep.store import default_dosages, favourites
from hep.web import context
from hep.web.forms.exercises import Choice, Taste


def taste(choice: Choice) -> Taste:
    """The favourites of this account, and its counts where the choice is made by them."""
    db, account = context.db(), context.account().id
    return Taste(
        favourites.of_account(db, account),
        favourites.prescribed(db, account) if choice.sort == "prescribed" else {},
        favourites.recent(db, account) if choice.view == "recent" else (),
    )


def defaults() -> Defaults:
    """The default dosages this account prescribes with."""
    account, db = context.account(), context.db()
    own, clinic = default_dosages.of_account(db, account.id), default_dosages.of_clinic(db)
    return Defaults(own, clinic, account.name)


def keep_default(prescribed: PrescribedExercise) -> str:
    """Keep a prescribed dosage as one's own default; what to say about it."""
    exercise = context.library().exercises[prescribed.exercise]
    dosage = as_default(prescribed.dosage)
    default_dosages.save(context.db(), exercise.slug, dosage, context.account().id)
    return f"{exercise.plain_name}: saved as your default dosage. It holds for plans to come."


def change_default(slug: str, what: str) -> str:
    """Forget one's own default or the clinic's, or make one's own the clinic's.

    What to say about it; empty when nothing can be done.
    """
    db, me, known = context.db(), context.account().id, defaults()
    if what == "forget" and slug in known.own:
        default_dosages.save(db, slug, None, me)
        return "Your default is no longer used."
    if what == "clinic" and slug in known.own:
        default_dosages.save(db, slug, known.own[slug], me, clinic=True)
        return "Your default is now the clinic's too."
    if what == "forget-clinic" and slug in known.clinic:
        default_dosages.save(db, slug, None, me, clinic=True)
        return "The clinic's default is no longer used."
    return ""


def favourites_of_account() -> frozenset[str]:
    """The slugs of this account's favourites."""
    return favourites.of_account(context.db(), context.account().id)
