"""flask forget: what the server does every night with everything that has had its time."""

import click
from flask.cli import with_appcontext

from koplopers import clock, retention
from koplopers.database import transaction


@click.command("forget")
@with_appcontext
def forget() -> None:
    """Wis alles waarvan de bewaartermijn voorbij is. Draai dit elke dag."""
    with transaction():
        counts = retention.forget(now=clock.now())
    for term, number in counts.items():
        click.echo(f"{number} keer gewist: {term.what} (na {term.length}).")
    click.echo("Klaar. Ook in het journaal staat hoeveel er gewist is.")
