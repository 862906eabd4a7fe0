"""The mail of the cast, a stranger at the door, and the clock."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from accessibility.conditions import apply, condition
from accessibility.keyboard import Keyboard
from accessibility.site import served
from koplopers.people.current import COOKIE
from tests.conftest import MakeApp
from tests.people.door import CARLA, let_nobody_wait
from tests.people.mailbox import Mailbox
from tests.visitor import Visitor, set_clock

VIRTUAL = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def office(make_app: MakeApp) -> Flask:
    """The cast, with nothing waiting for anybody."""
    app = make_app(demo=True)
    let_nobody_wait(app)
    return app


@pytest.fixture
def mailbox(office: Flask) -> Mailbox:
    return Mailbox(office)


@pytest.fixture
def stranger(office: Flask) -> Visitor:
    return Visitor(office)


@pytest.fixture
def clock_at(office: Flask) -> Callable[[str], None]:
    """Put the clock: clock_at("12:20") of the day of the tests, or a whole ISO moment."""

    def put(moment: str) -> None:
        set_clock(office, moment if "T" in moment else f"2026-11-24T{moment}+01:00")

    return put


@pytest.fixture
def address(office: Flask, browser: Chrome) -> Iterator[str]:
    """The site under a name, because a passkey belongs to a name and not to a number."""
    with served(office) as numbered:
        named = numbered.replace("127.0.0.1", "localhost")
        office.extensions["settings"] = replace(office.extensions["settings"], base_url=named)
        yield named
        browser.delete_all_cookies()
        apply(browser, condition("bureau"))


@pytest.fixture
def keys(browser: Chrome, address: str) -> Keyboard:
    apply(browser, condition("bureau"))
    return Keyboard(browser, address)


@pytest.fixture
def signed_in(keys: Keyboard, office: Flask) -> Keyboard:
    """Carla's browser, let in without the letter."""
    secret = Visitor(office).sign_in_as(CARLA).client.get_cookie(COOKIE).value
    keys.browser.get(f"{keys.address}/uitgelogd")
    keys.browser.add_cookie({"name": COOKIE, "value": secret, "httpOnly": True})
    return keys


@pytest.fixture
def authenticator(browser: Chrome) -> Iterator[str]:
    """A device that keeps passkeys and always says yes, as Chromium plays it."""
    browser.execute_cdp_cmd("WebAuthn.enable", {})
    made = browser.execute_cdp_cmd("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL})["authenticatorId"]
    yield made
    browser.execute_cdp_cmd("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": made})
    browser.execute_cdp_cmd("WebAuthn.disable", {})
