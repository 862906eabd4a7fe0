"""flask statement: what the operators of the site do about its accessibility, from the command line."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from koplopers import clock
from koplopers.database import transaction
from koplopers.publication import publish
from koplopers.statement import actions, barriers, evaluating, queries, recording, rules, terms
from koplopers.statement.actions import DeedRefused
from koplopers.statement.files import FileRefused
from koplopers.statement.models import BarrierReport
from koplopers.web.formatting import count, day

commands = AppGroup("statement", help="De toegankelijkheidsverklaring, haar bewijs, en de meldingen van bezoekers.")


class Day(click.ParamType[date]):
    """A date as 2027-01-31."""

    name = "JJJJ-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            click.echo(f"“{value}” is geen datum. Schrijf een datum als JJJJ-MM-DD, zoals 2027-01-31.", err=True)
            sys.exit(1)


@contextmanager
def _whole_or_not() -> Iterator[None]:
    """All of it is kept, or nothing, and then a sentence says why."""
    try:
        with transaction():
            yield
    except (FileRefused, DeedRefused) as refused:
        click.echo(f"Er is niets veranderd. {refused}", err=True)
        sys.exit(1)


@commands.command("record")
@click.argument("file", type=click.Path(path_type=Path))
def record(file: Path) -> None:
    """Leg een audit vast: het JSON-bestand van python -m accessibility."""
    with _whole_or_not():
        changes = recording.record(file, base_url=current_app.extensions["settings"].base_url, now=clock.now())
        if not changes.is_known:
            publish()
    if changes.is_known:
        click.echo("Deze audit was al vastgelegd. Er is niets veranderd.")
        return
    click.echo(f"{changes.new} nieuw, {changes.still_there} nog open, {changes.mended} opgelost.")
    if changes.kept:
        click.echo(f"{len(changes.kept)} open en deze keer niet (helemaal) bekeken: {', '.join(changes.kept)}")


@commands.command("evaluate")
@click.argument("file", type=click.Path(path_type=Path))
def evaluate(file: Path) -> None:
    """Leg een onderzoek door mensen vast (WCAG-EM): een TOML- of JSON-bestand met de uitkomst per eis."""
    with _whole_or_not():
        investigation = evaluating.evaluate(file, now=clock.now())
        if investigation:
            publish()
            kind = "volledig" if investigation.is_complete else "niet volledig, en telt niet voor status A of B"
    if investigation is None:
        click.echo("Dit onderzoek was al vastgelegd. Er is niets veranderd.")
        return
    click.echo(f"Vastgelegd. Dit onderzoek is {kind}.")
    _tell_status()


@commands.command("plan")
@click.option("--on", "on", required=True, type=Day(), help="De dag van het onderzoek.")
@click.option("--by", "by", required=True, help="Wie het doet: een functie of organisatie.")
def plan(on: date, by: str) -> None:
    """Plan een volledig onderzoek, of verzet het onderzoek dat gepland is."""
    with _whole_or_not():
        evaluating.plan(on=on, by=by, now=clock.now())
        publish()
    click.echo(f"Gepland op {day(on)}.")
    _tell_status()


@commands.command("describe")
@click.argument("name", metavar="SLEUTEL-OF-REGEL")
@click.option("--cause", help="Waardoor het komt.")
@click.option("--consequence", help="Wat bezoekers ervan merken.")
@click.option("--alternative", help="Hoe het intussen wel kan.")
@click.option("--measure", help="Wat eraan gebeurt.")
@click.option("--planned", "planned_for", type=Day(), help="Wanneer het klaar is.")
def describe(name: str, **words: str | date | None) -> None:
    """Vertel wat er aan een open fout gebeurt, of aan alle open fouten van een regel."""
    with _whole_or_not():
        number = actions.describe(name, now=clock.now(), **words)
        publish()
    click.echo(f"Vastgelegd bij {count(number, 'fout', 'fouten')}.")


@commands.command("approve")
@click.option("--by", "by", required=True, help="De functie van wie akkoord geeft. Noem geen naam.")
def approve(by: str) -> None:
    """Leg vast dat iemand die verantwoordelijk is, vandaag akkoord gaat met de verklaring."""
    with _whole_or_not():
        actions.approve(by=by, on=clock.today(), now=clock.now())
        publish()
    click.echo(f"Akkoord vastgelegd op {day(clock.today())}. Doe dit elk jaar opnieuw.")


@commands.command("status")
def status() -> None:
    """Toon de status van vandaag, waarom, en wat er te doen is."""
    _tell_status()
    today = clock.today()
    known = queries.record()
    if rules.needs_refreshing(known.evidence(), today):
        click.echo("Te doen: het laatste jaar ging niemand akkoord. Gebruik flask statement approve.")
    for fault in known.open_faults(today):
        lacks = "" if fault.is_described else " (nog niet beschreven: flask statement describe)"
        if fault.planned_for and fault.planned_for < today:
            lacks += f" (had klaar moeten zijn op {day(fault.planned_for)})"
        click.echo(f"Open: {fault.key} {fault.rule}: {fault.sentence} {fault.state}{lacks}")
    late = [one for one in queries.reports(waiting=True) if terms.is_late(one.answer_by, today)]
    if late:
        click.echo(f"Te doen: {count(len(late), 'melding', 'meldingen')} te laat. Kijk met flask statement reports.")


@commands.command("reports")
@click.option("--contact", is_flag=True, help="Toon ook mailadres en telefoonnummer.")
@click.option("--all", "everything", is_flag=True, help="Ook wat al beantwoord is.")
def reports(contact: bool, everything: bool) -> None:
    """Toon de meldingen van bezoekers, wat het eerst een antwoord nodig heeft bovenaan."""
    found = queries.reports(waiting=not everything)
    for one in found:
        click.echo(_in_words(one, contact=contact))
    if not found:
        click.echo("Er zijn geen meldingen." if everything else "Er zijn geen meldingen die op een antwoord wachten.")


@commands.command("answered")
@click.argument("reference", metavar="KENMERK")
@click.option("--note", default="", help="Wat ermee gedaan is, voor collega’s.")
def answered(reference: str, note: str) -> None:
    """Leg vast dat een melding is afgehandeld."""
    with _whole_or_not():
        report = barriers.answer(reference, note=note, now=clock.now())
        spelled = report.reference
    click.echo(f"Melding {spelled} is afgehandeld.")


def _tell_status() -> None:
    found = rules.verdict(queries.record().evidence(), clock.today())
    click.echo(f"Status {found.status}, {found.label}. {' '.join(found.reasons)}")


def _in_words(one: BarrierReport, *, contact: bool) -> str:
    lines = [f"{one.reference}, van {day(one.received_on)}, antwoord voor {day(one.answer_by)}"]
    if one.answered_on:
        lines.append(f"  Afgehandeld op {day(one.answered_on)}. {one.note}".rstrip())
    told = (("Pagina", one.page), ("Wilde", one.wanted), ("Misging", one.happened), ("Waarmee", one.means))
    lines += [f"  {name}: {' '.join(text.split())}" for name, text in told if text]
    given = [text for text in (one.email, one.phone) if text]
    if contact and given:
        lines.append(f"  Contact: {', '.join(given)}")
    elif given:
        lines.append("  Wil antwoord. Contactgegevens: flask statement reports --contact")
    return "\n".join(lines)
