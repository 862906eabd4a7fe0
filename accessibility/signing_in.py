"""Signing in as one of the cast of the demo world, as they would: ask for a letter, read the code, type it."""

import re
from functools import cache
from http.cookiejar import CookieJar
from threading import Lock
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from selenium.webdriver import Chrome

from koplopers.demo import doors, people
from koplopers.people.current import COOKIE

VISITOR = "bezoeker"
CAST = {
    "secretariaat": people.SECRETARY,
    "alliantie": people.REVIEWER,
    "contactpersoon": people.WINDVELD_CONTACT,
    "redacteur": people.WINDVELD_EDITOR,
}
# Browsers in which somebody is signed in already, each with its secret.
WAITING = {"terug na uitloggen": doors.BACK, "bijna uitgelogd": doors.LEAVING}
CODE = re.compile(r"code ([A-Z0-9]{3}-[A-Z0-9]{3})")
PATIENCE = 20  # seconds

_one_at_a_time = Lock()


class NobodyThere(Exception):
    """The site let nobody in; the message says who could not."""


def become(browser: Chrome, base_url: str, who: str) -> None:
    """Give this browser the cookies of one of the cast, or none for a visitor. Raises NobodyThere."""
    browser.execute_cdp_cmd("Network.clearBrowserCookies", {})
    for name, value in cookies_of(base_url, who).items():
        browser.execute_cdp_cmd("Network.setCookie", {"name": name, "value": value, "url": base_url})


def cookies_of(base_url: str, who: str) -> dict[str, str]:
    """The cookies of one of the cast on this site, or none for a visitor. Raises NobodyThere."""
    if who == VISITOR:
        return {}
    with _one_at_a_time:
        return _cookies(base_url)[who]


@cache
def _cookies(base_url: str) -> dict[str, dict[str, str]]:
    """The cookies of the whole cast, who come in in the same order always: what a page tells of them stays the same."""
    came_in = {who: _sign_in(base_url, who, member.email) for who, member in CAST.items()}
    return came_in | {who: {COOKIE: secret} for who, secret in WAITING.items()}


def _sign_in(base_url: str, who: str, email: str) -> dict[str, str]:
    jar = CookieJar()
    opener = build_opener(HTTPCookieProcessor(jar))

    def ask(path: str, **answers: str) -> str:
        sent = urlencode(answers).encode() if answers else None
        with opener.open(base_url + path, sent, PATIENCE) as page:
            return str(page.read().decode())

    ask("/inloggen", email=email)
    letters = ask("/ontwikkeling/postvak").split("</tr>")
    code = next((CODE.search(one) for one in letters if email in one), None)  # the newest stands on top
    if code:
        ask("/inloggen/code", code=code[1])
    found = {cookie.name: cookie.value or "" for cookie in jar}
    if COOKIE not in found:
        raise NobodyThere(f"{who} kon niet inloggen op {base_url}.")
    return found
