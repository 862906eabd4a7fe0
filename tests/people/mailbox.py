"""What people of the cast find in their mail, read from the outbox: there every letter lies before it is sent."""

import re

from flask import Flask
from sqlalchemy import func, select

from koplopers.database import db
from koplopers.outbox.models import OutboxLetter


class Mail:
    """One letter, asked for what its reader would look for."""

    def __init__(self, letter: OutboxLetter) -> None:
        self.kind, self.to, self.subject, self.text = letter.kind, letter.to, letter.subject, letter.text
        self.reason = letter.reason

    @property
    def link(self) -> str:
        """The path of the web address in it."""
        found = re.search(r"^https?://[^/]+(/\S+)$", self.text, re.MULTILINE)
        assert found, f"no link in: {self.text}"
        return found[1]

    @property
    def code(self) -> str:
        found = re.search(r"^([A-Z0-9]{3}-[A-Z0-9]{3})$", self.text, re.MULTILINE)
        assert found, f"no code in: {self.text}"
        return found[1]


class Mailbox:
    """The mail of a site from now on, the newest last; the demo world comes with letters of its own."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        with app.app_context():
            self.before = db.session.scalar(select(func.max(OutboxLetter.id))) or 0

    def of(self, address: str) -> list[Mail]:
        with self.app.app_context():
            mine = (OutboxLetter.to == address, OutboxLetter.id > self.before)
            asked = select(OutboxLetter).where(*mine).order_by(OutboxLetter.id)
            return [Mail(letter) for letter in db.session.scalars(asked)]

    def last(self, address: str) -> Mail:
        mail = self.of(address)
        assert mail, f"no mail for {address}"
        return mail[-1]

    @property
    def everything(self) -> list[str]:
        with self.app.app_context():
            new = select(OutboxLetter.to).where(OutboxLetter.id > self.before)
            return list(db.session.scalars(new.order_by(OutboxLetter.id)))
