"""flask register verify: the register of signatures recomputed from the database."""

import sys

import click
from flask.cli import with_appcontext

from koplopers.signing import log_check, register_queries
from koplopers.web.formatting import count


@click.command("verify")
@with_appcontext
def verify() -> None:
    """Reken het register van ondertekeningen helemaal na. Bij een fout is de uitkomst 1."""
    found, head = log_check.faults(), register_queries.newest_head()
    for fault in found:
        click.echo(f"- {fault}", err=True)
    if found:
        click.echo(f"Het register van ondertekeningen klopt niet: {count(len(found), 'fout', 'fouten')}.", err=True)
        sys.exit(1)
    if head is None:
        click.echo("Het register van ondertekeningen is nog leeg.")
        return
    click.echo(f"Het register van ondertekeningen klopt: {count(head.size, 'vermelding', 'vermeldingen')}.")
    click.echo(f"Boomkop: {head.root}")
    click.echo(f"Sleutel: {head.key_id}")
