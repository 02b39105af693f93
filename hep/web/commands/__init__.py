"""Commands: what can be done from a terminal."""

from flask import Flask

from hep.web.commands.accounts import accounts
from hep.web.commands.demo import demo
from hep.web.commands.figures import figure
from hep.web.commands.handouts import handout
from hep.web.commands.library import library
from hep.web.commands.plan_templates import plan_template
from hep.web.commands.safety import safety
from hep.web.commands.serve import migrate, serve


def register(app: Flask) -> None:
    """Add every command to `flask`."""
    for command in (
        library,
        plan_template,
        handout,
        figure,
        safety,
        accounts,
        migrate,
        serve,
        demo,
    ):
        app.cli.add_command(command)
