"""Somebody who visits the site without a browser, and to whom every page must keep its promises."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property

from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.test import TestResponse

from koplopers import clock
from koplopers.database import transaction
from koplopers.people import queries
from koplopers.people.current import COOKIE
from koplopers.people.sessions import open_session
from tests.page_promises import broken_promises, name_of, words

_kept_promises: set[int] = set()


class Page:
    """One answer, asked for what a person would look for in it."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.headers = response.headers
        self.address = response.request.full_path.rstrip("?")

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.get_data(as_text=True), "html.parser")

    @property
    def title(self) -> str:
        return words(self.soup.title) if self.soup.title else ""

    @property
    def heading(self) -> str:
        return words(self.soup.h1) if self.soup.h1 else ""

    @property
    def text(self) -> str:
        """What can be read in the main part, or in the whole of a fragment or a plain text."""
        return words(self.soup.main or self.soup)

    @property
    def links(self) -> dict[str, str]:
        """The target of every link, by its name."""
        return {name_of(link): str(link["href"]) for link in self.soup.select("a[href]")}

    def link(self, name: str) -> str:
        """The target of the link with this name; says which names there are when there is none."""
        assert name in self.links, f"no link “{name}” among {sorted(self.links)}"
        return self.links[name]

    def field(self, label: str) -> Tag:
        """The form field with this label."""
        labels = {words(one): str(one["for"]) for one in self.soup.select("label[for]")}
        assert label in labels, f"no field “{label}” among {sorted(labels)}"
        field = self.soup.find(id=labels[label])
        assert isinstance(field, Tag)
        return field

    def form(self, button: str) -> Tag:
        """The form with this button."""
        buttons = {name_of(one): one for one in self.soup.select("form button")}
        assert button in buttons, f"no button “{button}” among {sorted(buttons)}"
        form = buttons[button].find_parent("form")
        assert isinstance(form, Tag)
        return form

    @property
    def json(self) -> object:
        return self.response.get_json()


class Visitor:
    """Opens addresses and follows links; every HTML page that comes back is checked."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()
        self.page: Page | None = None

    def sign_in_as(self, email: str) -> "Visitor":
        """Be this person from here on, without the letter that it takes outside tests."""
        with self.app.app_context(), transaction():
            person = queries.person_with(email)
            assert person, f"nobody has an account with {email}"
            secret = open_session(person, device="een test", now=clock.now())
        self.client.set_cookie(COOKIE, secret)
        return self

    def open(self, path: str, *, status: int = 200, headers: dict[str, str] | None = None) -> Page:
        """Open an address that should answer with this status; redirections are not followed."""
        page = self.page = Page(self.client.get(path, headers=headers))
        assert page.status == status, f"{path} answers {page.status} instead of {status}: {page.text[:200]}"
        check(page)
        return page

    def typing(self, path: str, *, status: int = 200) -> Page:
        """What htmx gets while somebody types: a part of the page."""
        return self.open(path, status=status, headers={"HX-Request": "true"})

    def follow(self, name: str) -> Page:
        """Press the link with this name on the page that is open."""
        assert self.page, "open a page first"
        return self.open(self.page.link(name))

    def send(
        self,
        button: str,
        answers: Mapping[str, str] | None = None,
        *,
        status: int = 303,
        headers: Mapping[str, str] | None = None,
    ) -> Page:
        """Fill in the form on the open page, each answer by its label, and press this button; redirections wait."""
        assert self.page, "open a page first"
        form = self.page.form(button)
        given = {str(self.page.field(label)["name"]): text for label, text in (answers or {}).items()}
        data = {**_filled_in(form), **given}
        sent = {"Sec-Fetch-Site": "same-origin", **(headers or {})}
        page = self.page = Page(self.client.post(str(form["action"]), data=data, headers=sent))
        assert page.status == status, f"{page.address} answers {page.status} instead of {status}: {page.text[:200]}"
        check(page)
        return page

    def follow_redirect(self) -> Page:
        assert self.page, "open a page first"
        return self.open(self.page.headers["Location"])


def _filled_in(form: Tag) -> dict[str, str]:
    """What a browser would send of this form when nothing is changed."""
    filled = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[name]")}
    # A browser drops the first line end of a text area, which the template writes for that reason.
    filled |= {
        str(one["name"]): one.get_text().removeprefix("\r").removeprefix("\n") for one in form.select("textarea")
    }
    return filled


def set_clock(app: Flask, moment: str) -> None:
    """Put the clock of a site that runs on this ISO moment, as KOPLOPERS_NOW does at its start."""
    app.extensions["settings"] = replace(app.extensions["settings"], now=datetime.fromisoformat(moment).astimezone(UTC))


def check(page: Page) -> None:
    """Hold a page to what every page promises; the same page once."""
    if page.response.mimetype != "text/html" or 300 <= page.status < 400:
        return
    answer = hash((page.status, page.response.get_data(), "Set-Cookie" in page.headers))
    if answer in _kept_promises:
        return  # the very same page, asked for by another test
    broken = broken_promises(page.soup, status=page.status, headers=page.headers)
    assert not broken, f"{page.address} breaks its promises:\n" + "\n".join(f"- {one}" for one in broken)
    _kept_promises.add(answer)
