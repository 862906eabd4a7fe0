"""What machines ask of the site, and what they get."""

from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

from koplopers import create_app
from koplopers.settings import from_environment
from tests.visitor import Visitor


def test_a_monitor_hears_that_the_site_is_alive_and_ready(visitor: Visitor) -> None:
    assert visitor.open("/healthz").text == "ok"
    assert visitor.open("/readyz").text == "ok de oudste onverstuurde mail wacht 0 seconden"


def test_a_site_that_is_not_set_up_is_alive_but_not_ready(tmp_path: Path) -> None:
    empty = Visitor(create_app(from_environment({"KOPLOPERS_INSTANCE": str(tmp_path)})))

    assert empty.open("/healthz").text == "ok"
    assert empty.open("/readyz", status=503).text == "de database antwoordt niet"


def test_a_search_engine_finds_every_page_that_exists_today(visitor: Visitor) -> None:
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in visitor.open("/robots.txt").text

    tree = ElementTree.fromstring(visitor.open("/sitemap.xml").response.data)
    addresses = [one.text or "" for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]

    paths = [one.removeprefix("http://127.0.0.1:8000") for one in addresses]
    assert len(paths) == len(set(paths))
    assert sum(path.startswith("/netwerk/") and path.count("/") == 2 for path in paths) == 342 + 1  # and the map
    assert "/netwerk/geldermalsen" not in paths
    for path in [one for one in paths if not one.startswith("/netwerk/")] + ["/netwerk/utrecht/poster"]:
        assert path in paths
        visitor.open(path)


def test_whoever_finds_a_weakness_reads_whom_to_tell(visitor: Visitor) -> None:
    lines = visitor.open("/.well-known/security.txt").response.text.splitlines()

    fields = dict(line.split(": ", 1) for line in lines)
    assert fields["Contact"] == "http://127.0.0.1:8000/contact"
    assert datetime.fromisoformat(fields["Expires"]).date().isoformat() > "2026-11-24"


def test_an_old_browser_finds_the_icon(visitor: Visitor) -> None:
    visitor.open("/favicon.ico", status=302)

    icon = visitor.follow_redirect().response
    assert icon.mimetype == "image/svg+xml"
    icon.close()  # it is streamed from a file
