"""A browser with keys alone, in which somebody of the cast is in already."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from selenium.webdriver import Chrome

from accessibility.conditions import apply, condition
from accessibility.keyboard import Keyboard
from accessibility.site import served
from accessibility.steps import Press, Step, TabTo
from koplopers.people.current import COOKIE
from tests.visitor import Visitor

CHOOSE_ALL = (Press("Tab"), Press("Shift+Tab"))  # who comes to a field with Tab, types over what is in it


@contextmanager
def keys_of(email: str, office: Flask, browser: Chrome, name: str) -> Iterator[Keyboard]:
    """Until the end the browser is theirs, under the condition with this name."""
    cookie = Visitor(office).sign_in_as(email).client.get_cookie(COOKIE)
    assert cookie
    with served(office) as address:
        apply(browser, condition(name))
        browser.get(f"{address}/uitgelogd")
        browser.add_cookie({"name": COOKIE, "value": cookie.value, "httpOnly": True})
        yield Keyboard(browser, address)
        browser.delete_all_cookies()
        apply(browser, condition("bureau"))


def press(name: str) -> tuple[Step, Step]:
    """Go to the link or button with this name, and use it."""
    return TabTo(name), Press("Enter")
