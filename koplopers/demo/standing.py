"""A signature of the demo world that is public: with a motivation, and with something to put right.

It renews that of a municipality that takes part already, so the network counts as many as before.
"""

from datetime import datetime, timedelta

from sqlalchemy import select

from koplopers import clock
from koplopers.database import db
from koplopers.demo.actions import SIGNATORIES
from koplopers.demo.checking import confirmed
from koplopers.demo.signing import _secret
from koplopers.signing import actions, check_rules, log
from koplopers.signing.log import RENEWAL
from koplopers.signing.log_entries import enter
from koplopers.signing.models import Application, ApplicationLetter, Signature, SignatureCorrection

BY = SIGNATORIES[0]
REFERENCE, AMEND = "CDF-974-HJR", "demonstratie-wijzigen"
WORDS = "In ons verzonnen dorp kent iedereen elkaar.\n\nDan moet ook iedereen mee kunnen doen."
AGO = timedelta(days=12)


def load() -> None:
    """Put it in, once the signature that it renews is in the log; a second time changes nothing."""
    if db.session.scalar(select(Application.id).where(Application.reference == REFERENCE)):
        return
    now = clock.now()
    application = _application(now)
    signature = Signature(
        municipality=application.municipality,
        manifest_version=application.manifest_version,
        signed_on=application.signed_on,
        precision="day",
        co_signers="Lies Luchtig, burgemeester; een verzonnen cliëntenraad",
        certainty="",
        source=actions.SOURCE,
        signer="Lies Luchtig, burgemeester",
        place=application.place,
        motivation=WORDS,
        application=application,
    )
    db.session.add(signature)
    db.session.flush()
    enter(signature, kind=RENEWAL, about=log.entry_for(_renewed(signature)), now=now)
    changes = {"place": [application.place, "Molenkroft"]}
    db.session.add(SignatureCorrection(signature=signature, changes=changes, reason="Een tikfout.", asked_at=now))
    db.session.flush()


def _application(now: datetime) -> Application:
    application = confirmed(REFERENCE, now - AGO, by=BY)
    application.published_at, application.motivation, application.place = now - AGO, WORDS, BY
    application.letters = [ApplicationLetter(link=_secret(AMEND, check_rules.AMEND), written_at=now)]
    db.session.add(application)
    return application


def _renewed(signature: Signature) -> Signature:
    """What the same municipality signed before."""
    mine = Signature.municipality_id == signature.municipality_id, Signature.id != signature.id
    return db.session.scalars(select(Signature).where(*mine)).one()
