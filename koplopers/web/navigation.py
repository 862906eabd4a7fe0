"""The main navigation, the footer and the back office: which pages, in which order, and which of them is open."""

from collections.abc import Iterable, Set
from typing import NamedTuple

from flask import Flask, request, url_for

from koplopers.web.access import ALLIANCE, MUNICIPALITY, SECRETARIAT


class Item(NamedTuple):
    label: str
    endpoint: str
    part_of: tuple[str, ...] = ()  # endpoints that belong under this item
    groups: tuple[str, ...] = ()  # who sees it in the back office


class Link(NamedTuple):
    label: str
    address: str
    state: str | None  # "page": this is the page; "true": the page lies below it; None: elsewhere


MAIN = (
    Item("Netwerk", "network.directory", ("network.municipality", "network.map")),
    Item("Even voorstellen", "network.posters", ("network.poster",)),
    Item("Manifest", "manifest.current", ("manifest.version", "signing.signatories", "signing.entry")),
    Item("Programma", "pages.programme", ("pages.film",)),
)
FOOTER = (
    Item("Over deze site", "pages.about"),
    Item("Contact", "pages.contact"),
    Item(
        "Toegankelijkheid",
        "statement.page",
        ("statement.log", "statement.requirements", "statement.assistant", "statement.report", "statement.received"),
    ),
    Item("Privacy", "pages.privacy"),
    Item("Cookies", "pages.cookies"),
    Item("Inloggen", "people.sign_in", ("people.use_code",)),
)
OFFICE = (
    Item("Vandaag", "secretariat.start", groups=(SECRETARIAT, ALLIANCE, MUNICIPALITY)),
    Item(
        "Meldingen",
        "secretariat.reports",
        ("secretariat.report", "secretariat.answer_report", "secretariat.note_report", "secretariat.close_several"),
        (SECRETARIAT,),
    ),
    Item(
        "Ondertekeningen",
        "secretariat.signings",
        (
            "secretariat.signing",
            "secretariat.ask_signer",
            "secretariat.note_signing",
            "secretariat.approve_signing",
            "secretariat.decline_signing",
            "secretariat.correct_name",
            "secretariat.change_motivation",
            "secretariat.ask_along",
            "secretariat.take_off",
        ),
        (SECRETARIAT,),
    ),
    Item(
        "Register",
        "secretariat.register",
        (
            "secretariat.signature",
            "secretariat.withdraw_signature",
            "secretariat.correct_signature",
            "secretariat.decide_request",
        ),
        (SECRETARIAT,),
    ),
    Item(
        "Mails",
        "secretariat.letters",
        ("secretariat.letter", "secretariat.mend_letter", "secretariat.send_several"),
        (SECRETARIAT,),
    ),
    Item(
        "Mensen",
        "people.directory",
        (
            "people.person",
            "people.invite",
            "people.give_role",
            "people.end_role",
            "people.end_account",
            "people.withdraw",
        ),
        (SECRETARIAT,),
    ),
    Item(
        "Gemeenten",
        "secretariat.municipalities",
        ("secretariat.municipality", "people.team", "people.invite_editor", "people.hand_over", "people.end_team_role"),
        (SECRETARIAT,),
    ),
    Item("Journaal", "secretariat.journal", ("secretariat.entry",), (SECRETARIAT,)),
    Item("Bewaren", "secretariat.terms", (), (SECRETARIAT,)),
)


def register(app: Flask) -> None:
    app.jinja_env.globals |= {
        "main_links": lambda: _links(MAIN),
        "footer_links": lambda: _links(FOOTER),
        "office_links": office_links,
        "report_address": _report_address,
    }


def office_links(groups: Set[str]) -> list[Link]:
    """What somebody in these groups finds in the back office."""
    return _links(item for item in OFFICE if groups & set(item.groups))


def _links(items: Iterable[Item]) -> list[Link]:
    return [Link(item.label, url_for(item.endpoint), _state(item)) for item in items]


def _report_address() -> str:
    """Where to report that this page does not work; only its path goes along, because a question may be private."""
    is_page = request.endpoint is not None and request.blueprint != "statement"
    return url_for("statement.report", pagina=request.path if is_page else None)


def _state(item: Item) -> str | None:
    if request.endpoint == item.endpoint:
        return "page"
    return "true" if request.endpoint in item.part_of else None
