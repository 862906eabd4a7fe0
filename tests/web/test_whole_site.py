"""What holds for every address of the site, also for those that are yet to come."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select

from koplopers.database import Base, db
from koplopers.settings import ROOT
from koplopers.web.access import access_of, open_to_all
from tests.visitor import Visitor

ONE_OF_EACH = {
    "network.municipality": "/netwerk/utrecht",
    "network.poster": "/netwerk/utrecht/poster",
    "manifest.version": "/manifest/2018",
    "development.refusal": "/ontwikkeling/fout/410",
    "statement.received": "/toegankelijkheid/melding/MDR-472-TWK",
}
PAGE_TEMPLATES = sorted(
    path.relative_to(ROOT / "templates").as_posix()
    for path in (ROOT / "templates").rglob("*.html")
    if '{% extends "layouts/' in path.read_text(encoding="utf-8") and path.parent.name != "layouts"
)


def test_every_address_says_who_may_enter(app: Flask) -> None:
    with app.app_context():
        silent = [rule.endpoint for rule in app.url_map.iter_rules() if access_of(rule.endpoint) is None]

    assert silent == []


@pytest.mark.parametrize("name", PAGE_TEMPLATES)
def test_every_page_template_compiles_and_has_a_title(app: Flask, name: str) -> None:
    template = app.jinja_env.get_template(name)

    assert "title" in template.blocks


def test_reading_changes_nothing(fresh_app: Flask) -> None:
    visitor = Visitor(fresh_app)
    before = _rows(fresh_app)

    for rule in fresh_app.url_map.iter_rules():
        visitor.client.get(ONE_OF_EACH.get(rule.endpoint, rule.rule))

    assert _rows(fresh_app) == before


@pytest.mark.promise("lost-is-helped")
@pytest.mark.parametrize(
    "path",
    ["/bestaat-niet", "/netwerk/bestaat-niet", "/netwerk/bestaat-niet/poster", "/manifest/1918", "/netwerk?pagina=0"],
)
def test_who_mistypes_an_address_gets_a_page_that_helps(visitor: Visitor, path: str) -> None:
    page = visitor.open(path, status=404)

    assert page.heading == "Deze pagina bestaat niet"
    assert page.link("Zoek een gemeente in het netwerk") == "/netwerk"


def test_who_posts_to_a_page_that_only_reads_is_refused(visitor: Visitor) -> None:
    answer = visitor.client.post("/netwerk")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.promise("broken-is-told")
def test_when_we_break_somebody_gets_a_real_page(make_app) -> None:  # type: ignore[no-untyped-def]
    app = make_app()
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.view_functions["pages.about"] = _breaks

    page = Visitor(app).open("/over", status=500)

    assert page.text


@pytest.mark.parametrize("code", [403, 404, 410, 422, 429, 500])
def test_who_builds_the_site_can_look_at_every_refusal(visitor: Visitor, code: int) -> None:
    page = visitor.open(f"/ontwikkeling/fout/{code}", status=code)

    assert page.link("Ga naar de voorpagina") == "/"


def test_nobody_finds_the_pages_of_builders_in_production(make_app) -> None:  # type: ignore[no-untyped-def]
    mail = {"smtp_url": "smtps://mail.koplopers.example", "mail_from": "post@koplopers.example"}
    production = Visitor(make_app(env="production", now="", base_url="https://koplopers.example", **mail))

    production.open("/ontwikkeling/fout/403", status=404)


@pytest.mark.promise("nothing-from-elsewhere")
@pytest.mark.parametrize("path", ["/", "/netwerk", "/netwerk.csv", "/healthz", "/bestaat-niet"])
def test_browsers_are_told_what_they_may_not_do(visitor: Visitor, path: str) -> None:
    headers = visitor.client.get(path).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers
    assert not re.search(r"\d", headers.get("Server", ""))


def test_a_secure_site_asks_to_stay_secure(app: Flask) -> None:
    """Also when the page was kept for somebody who came without."""
    assert "Strict-Transport-Security" not in app.test_client().get("/contact").headers

    answer = app.test_client().get("/contact", base_url="https://localhost")

    assert "max-age=" in answer.headers["Strict-Transport-Security"]


@open_to_all
def _breaks() -> str:
    raise RuntimeError("broken on purpose")


def _rows(app: Flask) -> dict[str, int]:
    with app.app_context():
        return {
            name: db.session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
        }
