"""Somebody at a browser who has only keys."""

from time import monotonic, sleep
from urllib.parse import parse_qsl, urlsplit

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Keys

PATIENCE = 5  # seconds
MANY_TABS = 60


class Keyboard:
    """Somebody who has only keys, and knows what has focus by its name."""

    def __init__(self, browser, address):
        self.browser, self.address = browser, address

    def open(self, path):
        self.browser.get(self.address + path)

    def follow(self, name):
        self.tab_to(name)
        self.press(Keys.ENTER)

    def press(self, *keys):
        ActionChains(self.browser).send_keys(*keys).perform()

    def tab_to(self, name):
        """Press Tab until what has focus is called this; the names on the way tell the order."""
        passed = []
        for _ in range(MANY_TABS):
            self.press(Keys.TAB)
            if self.focus == name:
                return passed
            passed.append(self.focus)
        raise AssertionError(f"“{name}” is not reached by Tab; passed {passed}")

    @property
    def focus(self):
        return self._at_rest(lambda: self.browser.switch_to.active_element.accessible_name)

    @property
    def role(self):
        return self.browser.switch_to.active_element.aria_role

    @property
    def found(self):
        return self.browser.find_element("id", "gevonden").text

    @property
    def path(self):
        return self.browser.current_url.removeprefix(self.address)

    @property
    def answered(self):
        """What the address says was answered; a plain form also sends what was left empty."""
        return dict(parse_qsl(urlsplit(self.path).query))

    @property
    def heading(self):
        return self.browser.find_element("tag name", "h1").text

    @property
    def heard(self):
        return self.browser.find_element("id", "melding").get_attribute("textContent")

    def wait_for(self, look, expected):
        until = monotonic() + PATIENCE
        while (seen := self._at_rest(look)) != expected and monotonic() < until:
            sleep(0.05)
        assert seen == expected

    @staticmethod
    def _at_rest(look):
        """What is seen, or nothing while that part of the page is just being replaced."""
        try:
            return look()
        except StaleElementReferenceException:
            return None
