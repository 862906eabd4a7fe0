"""What the flask command can do: setting up, and one group of commands for each feature that has deeds of its own."""

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade

from koplopers import clock
from koplopers.database import transaction
from koplopers.demo import actions as demo
from koplopers.demo import checking as demo_checking
from koplopers.demo import doors as demo_doors
from koplopers.demo import living as demo_living
from koplopers.demo import office as demo_office
from koplopers.demo import people as demo_people
from koplopers.demo import signing as demo_signing
from koplopers.demo import standing as demo_standing
from koplopers.demo import statement as demo_statement
from koplopers.manifest import actions as manifest
from koplopers.manifest.commands import commands as manifest_commands
from koplopers.municipalities import actions as municipalities
from koplopers.municipalities.commands import commands as municipality_commands
from koplopers.people.commands import commands as people_commands
from koplopers.publication import publish
from koplopers.secretariat.commands import forget
from koplopers.selection import actions as selection
from koplopers.signing import actions as signing
from koplopers.signing import log_history
from koplopers.signing.commands import verify as verify_signatures
from koplopers.statement.commands import commands as statement_commands
from koplopers.themes import actions as themes
from koplopers.work.commands import work


def register_commands(app: Flask) -> None:
    """Add the command groups of the features."""
    app.cli.add_command(setup)
    app.cli.add_command(work)
    app.cli.add_command(forget)
    app.cli.add_command(municipality_commands)
    # Both are a register to whoever looks after the server: of municipalities, and of their signatures.
    municipality_commands.add_command(verify_signatures)
    app.cli.add_command(manifest_commands)
    app.cli.add_command(people_commands)
    app.cli.add_command(statement_commands)


@click.command("setup")
@with_appcontext
def setup() -> None:
    """Zet de database klaar: tabellen, register, thema’s, manifest en de geschiedenis van het netwerk."""
    upgrade()
    set_up_facts()
    click.echo("De database is klaar.")


def set_up_facts() -> None:
    """Load everything that ships with the application and publish it. Needs the tables.

    A second time no fact changes; the read model is made anew, because the code that makes it may have changed.
    """
    with transaction():
        municipalities.load_shipped_register()
        themes.load()
        manifest.load()
        selection.load()
        signing.load()
        if current_app.extensions["settings"].demo:
            demo.load()
            demo_statement.load()
            demo_people.load()
            demo_office.load()
            demo_doors.load()
            demo_signing.load()
            demo_checking.load()
            demo_living.load()
        log_history.enter_known(now=clock.now())
        if current_app.extensions["settings"].demo:
            demo_standing.load()
        publish()
