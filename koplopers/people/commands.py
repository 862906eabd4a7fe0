"""flask people: the first account, from the command line; everything after it is done in the back office."""

import sys

import click
from flask.cli import AppGroup
from sqlalchemy import select

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.municipalities.models import Municipality
from koplopers.outbox.letters import LetterRefused
from koplopers.people import inviting, rules
from koplopers.people.inviting import Asked
from koplopers.people.roles import DeedRefused
from koplopers.web.formatting import day

commands = AppGroup("people", help="Mensen met een account.")


@commands.command("invite")
@click.argument("name", metavar="NAAM")
@click.argument("email", metavar="E-MAILADRES")
@click.option("--role", type=click.Choice(list(rules.ROLES)), required=True, help="Wat iemand wordt.")
@click.option("--organisation", type=click.Choice(rules.ORGANISATIONS), help="Voor een beoordelaar: van welk lid.")
@click.option("--municipality", metavar="SLUG", help="Voor een contactpersoon of redacteur: van welke gemeente.")
def invite(name: str, email: str, role: str, organisation: str | None, municipality: str | None) -> None:
    """Nodig iemand uit met een mail. Zo krijgt het secretariaat zijn eerste account."""
    try:
        with transaction():
            code = _code(municipality) if rules.GROUPS[role] == "municipality" else None
            if role == rules.ALLIANCE and not organisation:
                raise DeedRefused("Noem de organisatie met --organisation.")
            asked = Asked(name, email, role, (organisation or "") if role == rules.ALLIANCE else "", code)
            made = inviting.invite(asked, by=None, now=clock.now())
            ends = made.invited_at + rules.INVITATION_LASTS
    except (DeedRefused, LetterRefused) as refused:
        click.echo(f"Er is niets veranderd. {refused}", err=True)
        sys.exit(1)
    click.echo(f"De uitnodiging staat klaar om te versturen. De link werkt tot en met {day(ends.date())}.")


def _code(slug: str | None) -> str:
    found = db.session.scalar(select(Municipality.code).where(Municipality.slug == slug)) if slug else None
    if found is None:
        raise DeedRefused("Noem een gemeente met --municipality, zoals --municipality utrecht.")
    return found
