"""From a letter to a mail: plain text that reads well aloud, and simple HTML of the same words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from typing import Protocol

from markupsafe import Markup, escape

NAME = "Koplopersnetwerk"
LINK = re.compile(r"https?://\S+")
ITEM = "- "
LANGUAGE = ["Content-Language: nl"]


class Written(Protocol):
    """What of a letter goes into a mail."""

    token: str
    to: str
    subject: str
    text: str
    reason: str
    queued_at: datetime


@dataclass(frozen=True)
class Sender:
    """Who sends: the address that bounces go to, the one that answers go to, and the address of the site."""

    address: str
    reply_to: str
    site: str

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def compose(letter: Written, sender: Sender) -> bytes:
    """The mail as it travels. The same letter gives the same bytes each time, so that a copy can be told.

    The date is that of the letter, not of the try, as RFC 5322 asks.
    """
    mail = EmailMessage(policy=SMTP if envelope(letter.to).isascii() else SMTPUTF8)
    mail["Subject"] = letter.subject
    mail["From"] = _address(sender.address, NAME)
    mail["To"] = _address(letter.to)
    if sender.reply_to:
        mail["Reply-To"] = _address(sender.reply_to, NAME)
    mail["Date"] = format_datetime(letter.queued_at)
    mail["Message-ID"] = f"<{letter.token}@{sender.domain}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answering machine should answer
    mail.set_content(plain(letter, sender.site), cte="quoted-printable", headers=LANGUAGE)
    mail.add_alternative(html(letter, sender.site), subtype="html", cte="quoted-printable", headers=LANGUAGE)
    mail.set_boundary(f"koplopers-{letter.token}")
    return mail.as_bytes()


def envelope(address: str) -> str:
    """The address with its domain as mail servers write it: info@café.example becomes info@xn--caf-dma.example."""
    name, _, domain = address.rpartition("@")
    return f"{name}@{domain if domain.isascii() else domain.encode('idna').decode()}"


def plain(letter: Written, site: str) -> str:
    """The words as text, with at the end why somebody gets them and who sends them."""
    return "\n\n".join([letter.text.strip(), letter.reason.strip(), _signature(site)]) + "\n"


def html(letter: Written, site: str) -> str:
    """The same words as a page of its own, with nothing that is fetched from anywhere."""
    return (
        f'<!doctype html>\n<html lang="nl">\n<head><meta charset="utf-8"><title>{escape(letter.subject)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark"></head>\n'
        '<body style="font-family: sans-serif; font-size: 1.125em; line-height: 1.5; max-width: 36em">\n'
        f"{body(letter, site)}\n</body>\n</html>\n"
    )


def body(letter: Written, site: str) -> Markup:
    """What stands in that page: paragraphs, lists and links."""
    return Markup("\n").join(_blocks(plain(letter, site)))


def _address(address: str, name: str = "") -> Address:
    user, _, domain = envelope(address).rpartition("@")
    return Address(name, user, domain)


def _signature(site: str) -> str:
    return f"Deze mail komt van het {NAME}:\n{site}"


def _blocks(text: str) -> Iterator[Markup]:
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.splitlines()
        if all(line.startswith(ITEM) for line in lines):
            items = Markup("").join(Markup("<li>{}</li>").format(_line(line.removeprefix(ITEM))) for line in lines)
            yield Markup("<ul>{}</ul>").format(items)
        else:
            yield Markup("<p>{}</p>").format(Markup("<br>\n").join(map(_line, lines)))


def _line(line: str) -> Markup:
    """A web address alone on its line is a link; in the middle of a sentence it stays text."""
    words = line.strip()
    return Markup('<a href="{0}">{0}</a>').format(words) if LINK.fullmatch(words) else escape(words)
