"""Somebody at a town hall who fills in the steps of signing, and what they fill in."""

from collections.abc import Mapping

from sqlalchemy import select

from koplopers.database import db
from koplopers.signing.models import Application
from tests.visitor import Page, Visitor, check

ANNA, BO = "anna@windveld.example", "bo@raad.example"
NAME_FIELD = "Naam van de gemeente"
SIGNER = {
    "Naam": "Anna Aanzee",
    "Functie": "burgemeester",
    "Mag de naam openbaar worden?": "ja",
    "E-mailadres bij de gemeente": ANNA,
}
MANDATE = {
    "Waarom mag deze persoon ondertekenen?": "mayor",
    "Dag": "17",
    "Maand": "11",
    "Jaar": "2026",
    "Kenmerk van het besluit": "B-2026-17",
}
CO_SIGNER = {
    "Naam van de medeondertekenaar": "Bo Bries",
    "Namens welke organisatie? (niet verplicht)": "Cliëntenraad Windveld",
    "Mailadres van de medeondertekenaar": BO,
    "Wat stelt u voor om openbaar te maken?": "name",
}
OCCASION = {"Waar ondertekent u?": "Windveld", "Dag": "24", "Maand": "november", "Jaar": "2026"}
ON, LATER, ADD = "Ga verder", "Bewaar dit en ga later verder", "Voeg deze persoon toe"
SEARCH, SIGN = "Zoek de gemeente", "Onderteken namens Windveld"


class Applicant(Visitor):
    """A visitor whose pressed button is sent along, as browsers do, and whose choices of a list stay chosen."""

    def press(self, button: str, answers: Mapping[str, str] | None = None, *, status: int = 303) -> Page:
        """Press this button and, when it leads somewhere, go there."""
        assert self.page, "open a page first"
        form = self.page.form(button)
        pressed = next(one for one in form.find_all("button") if " ".join(one.get_text().split()) == button)
        for choice in form.find_all("select"):
            chosen = choice.find("option", selected=True)
            _add_hidden(form, str(choice["name"]), str(chosen["value"]) if chosen else "")
        if pressed.get("name"):
            _add_hidden(form, str(pressed["name"]), str(pressed["value"]))
        page = self.send(button, answers, status=status)
        return self.arrive() if page.status == 303 else page

    def arrive(self) -> Page:
        """Follow where the answer leads, through as many addresses as it takes."""
        while self.page and self.page.status in (301, 302, 303):
            self.page = Page(self.client.get(self.page.headers["Location"]))
        assert self.page
        check(self.page)
        return self.page

    def go(self, path: str) -> Page:
        """Open an address that may lead elsewhere."""
        self.page = Page(self.client.get(path))
        return self.arrive()

    def follow_like(self, words: str) -> Page:
        """Follow the first link whose name begins like this."""
        assert self.page, "open a page first"
        return self.open(next(target for name, target in self.page.links.items() if name.startswith(words)))

    def choose(self, name: str = "Windveld") -> Page:
        self.open("/ondertekenen/gemeente")
        return self.press(SEARCH, {NAME_FIELD: name})

    def fill_in(self) -> Page:
        """All steps up to the check."""
        self.choose()
        self.press(ON, SIGNER)
        self.press(ON, MANDATE)
        self.press(ADD, CO_SIGNER)
        self.press(ON)
        return self.press(ON, OCCASION)

    def sign(self) -> Page:
        self.fill_in()
        return self.press(SIGN)


def newest() -> Application:
    """The application that was begun last; the demo world has some of its own. Ask it inside the application."""
    return db.session.scalars(select(Application).order_by(Application.id.desc()).limit(1)).one()


def _add_hidden(form, name: str, value: str) -> None:
    """Visitor sends the inputs of a form."""
    soup = form.find_parents()[-1]
    form.append(soup.new_tag("input", attrs={"name": name, "value": value, "type": "hidden"}))
