"""Signing with keys alone, from the home page to the published signature: what is pressed, part by part.

Each part ends where the next begins. In between somebody may leave, and go on in another browser.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from accessibility.conditions import Condition, allow_scripts, apply, condition
from accessibility.keyboard import Keyboard
from accessibility.site import served
from accessibility.steps import FocusOn, Open, Press, See, Step, TabTo, Type
from koplopers.demo.people import SECRETARY
from tests.people.mailbox import Mailbox
from tests.signing.applicant import ANNA, BO, newest

NARROW, ENLARGED = condition("320 px"), condition("400 % vergroot")
ENTER = Press("Enter")
BEGIN = (
    Open("/"),
    TabTo("Het manifest ondertekenen"),
    ENTER,
    See("Onderteken het manifest"),
    TabTo("Begin met ondertekenen"),
    ENTER,
    See("Welke gemeente ondertekent?"),
)
MUNICIPALITY = (TabTo("Naam van de gemeente"), Type("windveld"), ENTER, See("Wie ondertekent voor de gemeente?"))
SIGNER = (
    TabTo("Naam"),
    Type("Anna Aanzee"),
    TabTo("Functie"),
    Type("burgemeester"),
    TabTo("Mag de naam openbaar worden?"),
    Type("Ja"),
    TabTo("E-mailadres bij de gemeente"),
    Type(ANNA),
    ENTER,
    See("Het besluit van het college"),
)
CHOOSE_MANDATE = (TabTo("Waarom mag deze persoon ondertekenen?"), Type("De burgemeester o"))
DECISION = (
    TabTo("Dag"),
    Type("17"),
    TabTo("Maand"),
    Type("november"),
    TabTo("Jaar"),
    Type("2026"),
    TabTo("Kenmerk van het besluit"),
    Type("B-17"),
    ENTER,
    See("Wie ondertekenen mee?"),
)
LATER = (
    TabTo("Bewaar dit en ga later verder"),
    ENTER,
    See("Ga later verder"),
    TabTo("Mail mij de link"),
    ENTER,
    FocusOn("De mail is onderweg."),
)
RESUME = (
    See("Ga verder met ondertekenen"),
    TabTo("Ga verder in deze browser"),
    ENTER,
    See("Het besluit van het college"),
)
CO_SIGNER = (
    TabTo("Naam van de medeondertekenaar"),
    Type("Bo Bries"),
    TabTo("Mailadres van de medeondertekenaar"),
    Type(BO),
    TabTo("Wat stelt u voor om openbaar te maken?"),
    Type("De naam"),
    TabTo("Voeg deze persoon toe"),
    ENTER,
    FocusOn("Toegevoegd. De lijst heeft nu 1 naam."),
    TabTo("Ga verder"),
    ENTER,
    See("Waar en wanneer ondertekent u?"),
)
OCCASION = (
    TabTo("Waar ondertekent u?"),
    Type("Windveld"),
    TabTo("Dag"),
    Type("24"),
    TabTo("Maand"),
    Type("11"),
    TabTo("Jaar"),
    Type("2026"),
    ENTER,
    See("Controleer en onderteken"),
)
SIGN = (TabTo("Onderteken namens Windveld"), ENTER, See("Verstuurd"))
CONFIRM = (TabTo("Ja, ik bevestig de ondertekening"), ENTER, See("Dank u wel, de ondertekening is bevestigd"))
CONSENT = (
    See("Ondertekent u mee met Windveld?"),
    TabTo("Wat mag er van u op de site komen?"),
    Type("De naam"),
    TabTo("Ja, ik onderteken mee"),
    ENTER,
    See("U ondertekent mee met Windveld"),
)
ASK_TO_SIGN_IN = (
    Open("/beheer"),
    See("Inloggen"),
    TabTo("E-mailadres"),
    Type(SECRETARY.email),
    ENTER,
    See("Kijk in uw mail"),
)
SIGN_IN = (See("Log in"), TabTo("Log in"), ENTER, See("Vandaag"))


@dataclass
class Way:
    """Everybody who has a part in it, one after the other in one browser that forgets who was before."""

    browser: Chrome
    addresses: list[str]  # of the servers, which take turns
    site: Flask

    def walk(self, first: Condition, later: Condition) -> str:
        """From the home page until the signature is public; returns what the page of the municipality then says.

        Anna begins in the first condition, stops half-way, and goes on in the other, in another browser.
        """
        try:
            self._walk(Mailbox(self.site), first, later)
            return self.browser.find_element("tag name", "main").text
        finally:
            self._leave()

    def _walk(self, mailbox: Mailbox, first: Condition, later: Condition) -> None:
        self._somebody(first, (*BEGIN, *MUNICIPALITY, *SIGNER, *CHOOSE_MANDATE, *LATER))
        resume = (Open(mailbox.last(ANNA).link), *RESUME)
        self._somebody(later, (*resume, *DECISION, *CO_SIGNER, *OCCASION, *SIGN))
        self._somebody(later, (Open(mailbox.last(ANNA).link), *CONFIRM))
        self._somebody(first, (Open(mailbox.last(BO).link), *CONSENT))
        self._somebody(first, ASK_TO_SIGN_IN)
        self._go(later, (Open(mailbox.last(SECRETARY.email).link), *SIGN_IN, *_approve(self._reference())))
        self._somebody(first, (Open("/netwerk/windveld"), See("Windveld")))

    def _leave(self) -> None:
        """Let the browser be as it was found."""
        self.browser.delete_all_cookies()
        apply(self.browser, condition("bureau"))
        allow_scripts(self.browser, True)

    def _somebody(self, how: Condition, steps: tuple[Step, ...]) -> None:
        self.browser.delete_all_cookies()
        self._go(how, steps)

    def _go(self, how: Condition, steps: tuple[Step, ...]) -> None:
        self.addresses.append(self.addresses.pop(0))
        apply(self.browser, how)
        Keyboard(self.browser, self.addresses[0]).go(steps)

    def _reference(self) -> str:
        with self.site.app_context():
            return newest().reference


def _approve(reference: str) -> tuple[Step, ...]:
    return (
        TabTo(f"Controleer ondertekening {reference} door Windveld"),
        ENTER,
        See(f"Ondertekening {reference} door Windveld"),
        TabTo("Keur goed en maak openbaar"),
        ENTER,
        See(f"Maak openbaar: ondertekening {reference}"),
        TabTo("Keur goed en maak openbaar"),
        ENTER,
        See(f"Ondertekening {reference} door Windveld"),
    )


@pytest.fixture
def keys(site: Flask, browser: Chrome) -> Iterator[Keyboard]:
    """Somebody with keys alone, at a desk, on a site for one test."""
    with served(site) as address:
        site.extensions["settings"] = replace(site.extensions["settings"], base_url=address)
        apply(browser, condition("bureau"))
        yield Keyboard(browser, address)
        browser.delete_all_cookies()
        apply(browser, condition("bureau"))
        allow_scripts(browser, True)
