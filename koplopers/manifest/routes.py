"""The manifest to read: the text that counts now and the other versions."""

from collections.abc import Sequence

from flask import Blueprint, abort, render_template

from koplopers import clock
from koplopers.manifest import queries, rules
from koplopers.manifest.models import ManifestVersion
from koplopers.manifest.text import render
from koplopers.web.access import open_to_all

blueprint = Blueprint("manifest", __name__)


@blueprint.get("/manifest")
@open_to_all
def current() -> str:
    versions = queries.versions()
    version = rules.current(versions, clock.today()) or abort(404)
    return _page(version, versions)


@blueprint.get("/manifest/<version>")
@open_to_all
def version(version: str) -> str:
    versions = queries.versions()
    return _page(next((one for one in versions if one.slug == version), None) or abort(404), versions)


def _page(version: ManifestVersion, versions: Sequence[ManifestVersion]) -> str:
    today = clock.today()
    return render_template(
        "manifest/version.html",
        version=version,
        today=today,
        text=render(version.text),
        others=[one for one in versions if one.slug != version.slug],
        is_current=version is rules.current(versions, today),
        is_in_force=rules.is_in_force(version, today),
        is_signing_open=rules.is_signing_open(version, today),
    )
