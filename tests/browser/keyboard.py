"""Somebody at a browser who has only keys, asked for what she sees of our own pages."""

from time import monotonic, sleep
from urllib.parse import parse_qsl, urlsplit

from selenium.webdriver import Keys

from accessibility.keyboard import Keyboard as AnyKeyboard
from accessibility.keyboard import at_rest


class Keyboard(AnyKeyboard):
    def open(self, path):
        self.browser.get(self.address + path)

    def follow(self, name):
        self.tab_to(name)
        self.press(Keys.ENTER)

    @property
    def role(self):
        return self.browser.switch_to.active_element.aria_role

    @property
    def found(self):
        return at_rest(lambda: self.browser.find_element("id", "gevonden").text)

    @property
    def path(self):
        return self.browser.current_url.removeprefix(self.address)

    @property
    def answered(self):
        """What the address says was answered; a plain form also sends what was left empty."""
        return dict(parse_qsl(urlsplit(self.path).query))

    def wait_for(self, look, expected):
        until = monotonic() + self.patience
        while (seen := at_rest(look)) != expected and monotonic() < until:
            sleep(0.05)
        assert seen == expected
