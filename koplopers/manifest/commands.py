"""flask manifest: versions of the manifest from the command line."""

import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from koplopers import clock
from koplopers.database import transaction
from koplopers.manifest.actions import ManifestRefused, import_version
from koplopers.publication import publish

commands = AppGroup("manifest", help="De versies van het manifest.")


@commands.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--version", "slug", default="", help="Naam in het adres, bijvoorbeeld 2027.")
@click.option("--dated", default="", help="Datum van de tekst: JJJJ-MM-DD.")
@click.option("--title", default="Iedereen doet mee!", show_default=True, help="Titel van het manifest.")
def import_(file: Path, slug: str, dated: str, title: str) -> None:
    """Zet de officiële tekst uit FILE (Markdown of gewone tekst) als versie in de site."""
    try:
        with transaction():
            version = import_version(file, slug=slug, title=title, dated=dated, now=clock.now())
            publish()
            fingerprint = version.fingerprint
    except ManifestRefused as refused:
        click.echo(f"Het manifest is niet ingevoerd; er is niets veranderd. {refused}", err=True)
        sys.exit(1)
    click.echo(f"Versie {slug} staat op /manifest/{slug}. Vingerafdruk: {fingerprint}")
