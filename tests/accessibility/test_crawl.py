"""Another site is visited politely: what robots.txt refuses is left alone, and it does not go on for ever."""

from time import monotonic

import pytest
from flask import Flask

from accessibility.crawl import Robots, Unreachable, crawl, origin_of
from accessibility.site import served

pytestmark = pytest.mark.browser


@pytest.fixture
def site():
    """A site of which each page leads to the next, with a robots.txt that a test writes."""
    app = Flask("chain")
    app.robots = "User-agent: *\nDisallow: /geheim\n"
    app.add_url_rule("/robots.txt", view_func=lambda: app.robots)

    @app.get("/")
    @app.get("/<int:number>")
    def page(number=0):
        return (
            f'<title>{number}</title><a href="/{number + 1}#kop">Volgende</a> <a href="/geheim">Geheim</a>'
            f'<a href="https://elders.example/">Elders</a> <a href="mailto:x@y.example">Mail</a>'
            f'<a href="/lijst.csv" download>Lijst</a> <a href="/{number or ""}">Deze</a>'
        )

    with served(app) as address:
        yield app, address


def test_links_are_followed_within_the_site_each_once_and_not_for_ever(browser, site):
    _, address = site

    found = list(crawl(browser, address, 4, Robots(address)))

    assert found == ["/", "/1", "/2", "/3"]


def test_a_link_in_a_drawing_is_followed_as_any_other(browser):
    drawing = '<base href="/kaart/"><svg><a href="utrecht"><circle r="4"/></a></svg><a href="//[">?</a>'
    app = Flask("drawing")
    app.add_url_rule("/robots.txt", "robots", lambda: "")
    app.add_url_rule("/", "drawing", lambda: drawing)
    with served(app) as address:
        found = list(crawl(browser, address, 4, Robots(address)))

    assert found == ["/", "/kaart/utrecht"]


def test_a_pause_that_is_asked_for_is_kept(browser, site):
    app, address = site
    app.robots = "User-agent: *\nCrawl-delay: 1\n"
    began = monotonic()

    list(crawl(browser, address, 2, Robots(address)))

    assert monotonic() - began > 1


@pytest.mark.promise("audit-is-polite")
def test_what_robots_refuses_is_left_alone(browser, site):
    app, address = site
    app.robots = "User-agent: KoplopersAudit\nDisallow: /\n"

    assert list(crawl(browser, address, 4, Robots(address))) == []


def test_without_robots_everything_may_be_visited(browser, site):
    app, address = site
    app.robots = ("", 404)

    assert len(list(crawl(browser, address, 2, Robots(address)))) == 2


def test_a_site_that_hides_its_robots_is_left_alone(site):
    app, address = site
    app.robots = ("nee", 403)

    assert not Robots(address).allows(f"{address}/")


def test_somebody_who_mistypes_the_address_is_told():
    with pytest.raises(Unreachable, match="geen webadres"):
        origin_of("voorbeeld.nl")
    with pytest.raises(Unreachable, match="antwoordt niet"):
        Robots("http://127.0.0.1:9")


def test_the_sites_of_others_get_a_pause(monkeypatch):
    monkeypatch.setattr("accessibility.crawl._robots_of", lambda origin: [])

    assert Robots("https://voorbeeld.example").pause >= 1
    assert Robots("http://127.0.0.1:8000").pause == 0
