"""What machines ask: is the site alive, may it be indexed, whom to tell of a weakness."""

from datetime import timedelta

from flask import Blueprint, Response, current_app, redirect, render_template, url_for
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response as AnyResponse

from koplopers import clock
from koplopers.manifest import queries as manifest
from koplopers.municipalities import queries as register
from koplopers.network import queries
from koplopers.network.selection import EVERYBODY, Selection
from koplopers.web.access import open_to_all, open_to_all_fresh
from koplopers.web.addresses import absolute
from koplopers.work import figures

blueprint = Blueprint("machines", __name__)

PAGES = (
    "pages.home", "pages.programme", "pages.film", "network.directory", "network.map", "network.posters",
    "manifest.current", "signing.signatories", "pages.about", "pages.contact", "statement.page",
    "statement.log", "statement.requirements", "statement.report", "statement.assistant", "pages.privacy",
    "pages.cookies",
)  # fmt: skip
SECURITY_TERM = timedelta(days=180)  # RFC 9116 advises less than a year


@blueprint.get("/healthz")
@open_to_all_fresh
def alive() -> Response:
    """The process answers."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
@open_to_all_fresh
def ready() -> Response:
    """The process can do its work: the database answers and the register is loaded.

    Letters that wait are told and are no reason for a 503: another process would have the same ones waiting, so taking
    this one out of service would only take the site away.
    """
    try:
        loaded = register.edition() is not None
        waiting = int(figures.age_of_oldest_unsent().total_seconds())
    except SQLAlchemyError:
        return Response("de database antwoordt niet\n", 503, mimetype="text/plain")
    if not loaded:
        return Response("het register is niet geladen\n", 503, mimetype="text/plain")
    return Response(f"ok\nde oudste onverstuurde mail wacht {waiting} seconden\n", mimetype="text/plain")


@blueprint.get("/metrics")
@open_to_all_fresh
def metrics() -> Response:
    """Figures for Prometheus. Nothing personal is in them; deploy/nginx.conf keeps them to the machine all the same."""
    try:
        return Response(figures.in_prometheus_text(), content_type=CONTENT_TYPE_LATEST)
    except SQLAlchemyError:
        return Response("de database antwoordt niet\n", 503, mimetype="text/plain")


@blueprint.get("/robots.txt")
@open_to_all
def robots() -> Response:
    lines = ("User-agent: *", "Disallow: /beheer/", f"Sitemap: {absolute(url_for('machines.sitemap'))}", "")
    return Response("\n".join(lines), mimetype="text/plain")


@blueprint.get("/sitemap.xml")
@open_to_all
def sitemap() -> Response:
    paths = [url_for(endpoint) for endpoint in PAGES]
    paths += [url_for("manifest.version", version=version.slug) for version in manifest.versions()]
    for listing in queries.whole(Selection(standing=EVERYBODY), clock.today()):
        paths += [url_for(f"network.{page}", slug=listing.slug) for page in ("municipality", "poster")]
    xml = render_template("pages/sitemap.xml", addresses=[absolute(path) for path in paths])
    return Response(xml, mimetype="application/xml")


@blueprint.get("/.well-known/security.txt")
@open_to_all_fresh
def security() -> Response:
    """Whom to tell of a weakness, as RFC 9116 asks."""
    email = current_app.extensions["settings"].contact_email
    lines = [f"Contact: mailto:{email}"] if email else []
    lines += [
        f"Contact: {absolute(url_for('pages.contact'))}",
        f"Expires: {(clock.now() + SECURITY_TERM).strftime('%Y-%m-%dT00:00:00Z')}",
        "Preferred-Languages: nl, en",
        f"Canonical: {absolute(url_for('machines.security'))}",
        "",
    ]
    return Response("\n".join(lines), mimetype="text/plain")


@blueprint.get("/favicon.ico")
@open_to_all_fresh
def favicon() -> AnyResponse:
    return redirect(current_app.jinja_env.globals["asset"]("favicon.svg"), 302)  # type: ignore[operator]
