"""Many signatures that wait to be confirmed, put in at once, for who measures or kills under load."""

import itertools
from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from koplopers import clock
from koplopers.clock import today
from koplopers.database import db, transaction
from koplopers.municipalities.models import Municipality
from koplopers.signing import queries
from koplopers.signing.confirming import CODE
from koplopers.signing.drafting import CONFIRM
from koplopers.signing.models import Application, ApplicationLetter, CoSigner
from koplopers.signing.rules import Mandate, Showing
from koplopers.tokens import fingerprint

AGO = timedelta(hours=1)
PATH = "/ondertekenen/bevestigen/"
_numbers = itertools.count(1)


def signer(secret: str) -> str:
    """The mail address of who got this secret."""
    return f"{secret}@gemeente.example"


def co_signer(secret: str) -> str:
    return f"{secret}@raad.example"


def put_in(app: Flask, number: int) -> list[str]:
    """So many applications of invented people, each with one co-signer; returns the secrets of their letters."""
    with app.app_context(), transaction():
        municipalities = itertools.cycle(db.session.scalars(select(Municipality.id).order_by(Municipality.id)).all())
        secrets = [_new_secret() for _ in range(number)]
        db.session.add_all([_waiting(one, next(municipalities)) for one in secrets])
    return secrets


def _new_secret() -> str:
    """A secret that looks like a reference, and is one too: so all that a test asks of it has one name."""
    number = f"{next(_numbers):06}"
    return f"TST-{number[:3]}-{number[3:]}"


def _waiting(secret: str, municipality: int) -> Application:
    version, sent_at = queries.version_to_sign(today()), clock.now() - AGO
    assert version, "signing is closed"
    asked = CoSigner(
        name="Bo Bries", organisation="Verzonnen raad", email=co_signer(secret), showing=Showing.NAME, added_at=sent_at
    )
    letter = ApplicationLetter(
        link=fingerprint(secret, purpose=CONFIRM), code=fingerprint(secret, purpose=CODE), written_at=sent_at
    )
    return Application(
        reference=secret, municipality_id=municipality, signer_name="Anna Aanzee", signer_function="burgemeester",
        signer_email=signer(secret), mandate=Mandate.MAYOR, decision_on=today(), decision_reference="B-17",
        place="Windveld", signed_on=today(), typed={}, manifest_version=version, text_fingerprint=version.fingerprint,
        started_at=sent_at, saved_at=sent_at, sent_at=sent_at, letters=[letter], co_signers=[asked],
    )  # fmt: skip
