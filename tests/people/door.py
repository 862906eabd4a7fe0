"""What somebody does at the door: ask for the letter, press its link, type its code."""

from flask import Flask
from sqlalchemy import delete

from koplopers.database import db, transaction
from koplopers.people.models import (
    AddressChange,
    ContactQuestion,
    Invitation,
    KeptAnswers,
    Passkey,
    SignIn,
    SignInRequest,
)
from tests.visitor import Page, Visitor

CARLA = "carla@windveld.example"
EMAIL, CODE = "E-mailadres", "Code uit de mail"
ASK, TYPE, PRESS = "Stuur mij de mail", "Log in met de code", "Log in"
UNKNOWN = "niemand@nergens.example"


def ask(visitor: Visitor, email: str = CARLA, *, status: int = 303, then: str = "") -> Page:
    visitor.open(f"/inloggen?verder={then}" if then else "/inloggen")
    return visitor.send(ASK, {EMAIL: email}, status=status)


def type_code(visitor: Visitor, code: str, *, status: int = 303) -> Page:
    visitor.open("/inloggen/code")
    return visitor.send(TYPE, {CODE: code}, status=status)


def press(visitor: Visitor, link: str, *, status: int = 303) -> Page:
    visitor.open(link)
    return visitor.send(PRESS, status=status)


def is_in(visitor: Visitor) -> bool:
    return visitor.client.get("/beheer/account").status_code == 200


def let_nobody_wait(app: Flask) -> None:
    """Take away what the demo world has waiting at its doors, so that a test meets only what it brings about itself."""
    with app.app_context(), transaction():
        for waiting in (AddressChange, ContactQuestion, Invitation, KeptAnswers, Passkey, SignIn, SignInRequest):
            db.session.execute(delete(waiting))
