"""Finding the pages of a site that its owner lets us visit: from link to link, politely and not for ever."""

import time
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import Request, urlopen
from urllib.robotparser import RobotFileParser

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome

NAME = "KoplopersAudit"
PAUSE = 1.0  # seconds between two pages; more when robots.txt asks for more
PATIENCE = 10  # seconds for robots.txt
# In a drawing the address of a link is an object, that holds it as it was written.
LINKS = """
const whole = address => { try { return new URL(address, document.baseURI).href; } catch { return ''; } };
return [...document.querySelectorAll('a[href]:not([download]), area[href]:not([download])')]
  .map(link => whole(link.href.baseVal ?? link.href));
"""
HERE = ("127.0.0.1", "localhost", "::1")


class Unreachable(Exception):
    """The site cannot be visited; the message says why, in Dutch."""


class Robots:
    """What robots.txt of a site lets us visit, and how long we wait in between."""

    def __init__(self, origin: str) -> None:
        self._rules = RobotFileParser()
        self._rules.parse(_robots_of(origin))
        asked = self._rules.crawl_delay(NAME)
        usual = 0.0 if urlsplit(origin).hostname in HERE else PAUSE
        self.pause = max(usual, float(asked or 0))

    def allows(self, url: str) -> bool:
        return self._rules.can_fetch(NAME, url)


def origin_of(url: str) -> str:
    """https://example.nl/docs as https://example.nl. Raises Unreachable for what is no web address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unreachable(f"“{url}” is geen webadres. Begin met http:// of https://.")
    return f"{parts.scheme}://{parts.netloc}"


def crawl(browser: Chrome, start: str, at_most: int, robots: Robots) -> Iterator[str]:
    """Addresses within the site (path and query) from `start` on, breadth first, each once and `at_most` of them."""
    origin = origin_of(start)
    waiting, seen, found = [_plain(start)], {_plain(start)}, 0
    while waiting and found < at_most:
        url = waiting.pop(0)
        if not robots.allows(url):
            continue
        links = _links(browser, url) if found + len(waiting) + 1 < at_most else []
        found += 1
        yield url.removeprefix(origin) or "/"
        for link in map(_plain, links):
            if origin_of_or_none(link) == origin and link not in seen:
                seen.add(link)
                waiting.append(link)
        if links:
            time.sleep(robots.pause)


def origin_of_or_none(url: str) -> str | None:
    try:
        return origin_of(url)
    except (Unreachable, ValueError):
        return None


def _links(browser: Chrome, url: str) -> list[str]:
    """Where this page leads; a page that does not answer leads nowhere, and is a finding when it is visited."""
    try:
        browser.get(url)
        if origin_of_or_none(browser.current_url) != origin_of(url):
            return []  # of that site nobody asked the robots.txt
        return [link for link in browser.execute_script(LINKS) if isinstance(link, str)]
    except WebDriverException:
        return []


def _plain(url: str) -> str:
    """Without the part behind #, which is the same page."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))


def _robots_of(origin: str) -> list[str]:
    """The lines of robots.txt; none when there is no such file. Raises Unreachable when the site does not answer."""
    try:
        with urlopen(Request(f"{origin}/robots.txt", headers={"User-Agent": NAME}), timeout=PATIENCE) as answer:  # noqa: S310 # origin_of lets only http and https through
            return str(answer.read(500_000).decode("utf-8", "replace")).splitlines()
    except HTTPError as fault:
        # As RFC 9309 says: refused means that nothing may be visited, absent that everything may.
        return ["User-agent: *", "Disallow: /"] if fault.code in (401, 403) or fault.code >= 500 else []
    except OSError as fault:
        raise Unreachable(f"{origin} antwoordt niet ({fault}).") from None
