"""The worker on the command line."""

import click
from flask import current_app
from flask.cli import with_appcontext

from koplopers.work import consumer
from koplopers.work.queue import Work


@click.command("work")
@click.option("--once", is_flag=True, help="Doe één keer wat nu moet gebeuren, en stop.")
@with_appcontext
def work(once: bool) -> None:
    """Verstuur de post en doe wat de klok vraagt, tot u stopt met Ctrl+C."""
    working: Work = current_app.extensions["work"]
    if once:
        working.minute()
    else:
        consumer.run(working)
