"""`flask accounts`: people who sign in."""

import click
from flask.cli import with_appcontext

from hep.store import accounts as store_accounts
from hep.store.accounts import EmailTaken
from hep.texts import TextRefused, clean_name
from hep.web import context

SHORTEST_PASSWORD = 12


@click.group()
def accounts() -> None:
    """The people who sign in."""


@accounts.command()
@click.option("--email", required=True, help="What the person signs in with.")
@click.option("--name", required=True, help="As patients know them.")
@click.option("--title", required=True, help="For example: Physiotherapist.")
@click.option("--registration", default="", help="Registration number, if any.")
@click.password_option(help="Asked for when it is not given; 12 characters or more.")
@with_appcontext
def add(email: str, name: str, title: str, registration: str, password: str) -> None:
    """Add an account. Exits with 2 when the e-mail is taken or the password is short."""
    if len(password) < SHORTEST_PASSWORD:
        raise click.UsageError(f"Use a password of {SHORTEST_PASSWORD} characters or more.")
    try:
        name, title = clean_name(name), clean_name(title)
        made = store_accounts.add(
            context.db(),
            email=email,
            name=name,
            title=title,
            registration=registration,
            password=password,
        )
    except TextRefused as refused:
        raise click.UsageError(str(refused)) from None
    except EmailTaken:
        raise click.UsageError("Another account signs in with this e-mail.") from None
    click.echo(f"Added {made.signature}.")
