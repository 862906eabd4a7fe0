"""flask register: the register of municipalities from the command line."""

import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from koplopers.database import transaction
from koplopers.municipalities.actions import load_register
from koplopers.municipalities.table import TableRefused
from koplopers.publication import publish

commands = AppGroup("register", help="Het register van gemeenten en herindelingen, en dat van ondertekeningen.")


@commands.command("load")
@click.argument("file", required=False, type=click.Path(path_type=Path))
def load(file: Path | None) -> None:
    """Laad het register, of een nieuwere tabel uit FILE. Een tabel met een fout wordt in zijn geheel geweigerd."""
    try:
        with transaction():
            changes = load_register(file)
            if changes:
                publish()
    except TableRefused as refused:
        click.echo("De tabel is geweigerd; er is niets veranderd.", err=True)
        for fault in refused.faults:
            click.echo(f"- {fault}", err=True)
        sys.exit(1)
    for line in [*changes.added, *changes.changed]:
        click.echo(line)
    click.echo(
        f"{len(changes.added)} toegevoegd, {len(changes.changed)} veranderd." if changes else "Er is niets veranderd."
    )
