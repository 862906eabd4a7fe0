"""Signing in the demo world: drafts that wait at each step, and letters whose links everybody may know."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from koplopers import clock
from koplopers.database import db
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality
from koplopers.signing import confirming, consenting, drafting
from koplopers.signing.models import Application, ApplicationLetter, CoSigner
from koplopers.signing.rules import Mandate, Showing, Step
from koplopers.tokens import fingerprint

FOR = "Lage Zoom"  # of the demo world, and not in the network yet
RENEWS = "Windveld"  # signed in 2018
LINK = "demonstratie-{}"  # a draft that waits at a step has the step in its link
CONFIRM, ASKED, AGREED = "demonstratie-bevestigen", "demonstratie-medeondertekenaar", "demonstratie-ja"
CLOSES_ON = date(2031, 1, 1)  # so that the demo world can also be met while signing is closed
WAITS = timedelta(days=3)


def load() -> None:
    """Put them in; a second time changes nothing."""
    if db.session.scalar(select(Application.id)):
        return
    now = clock.now()
    municipality = db.session.scalars(select(Municipality).where(Municipality.name == FOR)).one()
    version = db.session.scalars(select(ManifestVersion).where(ManifestVersion.is_working_text)).one()
    version.signing_closes_on = CLOSES_ON
    for number, step in enumerate((Step.SIGNER, Step.MANDATE, Step.CO_SIGNERS, Step.OCCASION, Step.CHECK), 1):
        draft = _application(f"CDF-234-HJ{number + 1}", municipality, step, at=now)
        draft.letters = [ApplicationLetter(link=_secret(LINK.format(step), drafting.RESUME), written_at=now)]
        db.session.add(draft)
    db.session.add_all((_sent(municipality, version, now), _confirmed(municipality, version, now)))
    db.session.add(_renewing(now))
    db.session.flush()


def _renewing(now: datetime) -> Application:
    """A draft of a municipality that signed an earlier version, ready to be signed."""
    municipality = db.session.scalars(select(Municipality).where(Municipality.name == RENEWS)).one()
    draft = _application("CDF-234-HJV", municipality, Step.CHECK, at=now)
    draft.letters = [ApplicationLetter(link=_secret(LINK.format("vernieuwen"), drafting.RESUME), written_at=now)]
    return draft


def _sent(municipality: Municipality, version: ManifestVersion, now: datetime) -> Application:
    sent = _signed("CDF-679-HJK", municipality, version, at=now - WAITS)
    sent.letters = [
        ApplicationLetter(
            link=_secret(CONFIRM, drafting.CONFIRM),
            code=_secret("CDF-HJK", confirming.CODE),
            written_at=now - WAITS,
        )
    ]
    return sent


def _confirmed(municipality: Municipality, version: ManifestVersion, now: datetime) -> Application:
    confirmed = _signed("CDF-974-HJK", municipality, version, at=now - WAITS)
    confirmed.confirmed_at = now - WAITS
    asked, agreed = confirmed.co_signers
    asked.link, agreed.link = _secret(ASKED, consenting.CONSENT), _secret(AGREED, consenting.CONSENT)
    asked.asked_at = agreed.asked_at = now - WAITS
    agreed.consented_at = now
    return confirmed


def _signed(reference: str, municipality: Municipality, version: ManifestVersion, *, at: datetime) -> Application:
    signed = _application(reference, municipality, Step.CHECK, at=at)
    signed.sent_at, signed.manifest_version, signed.text_fingerprint = at, version, version.fingerprint
    return signed


def _application(reference: str, municipality: Municipality, open_at: Step, *, at: datetime) -> Application:
    """An application of which every step before this one has its answers."""
    made = Application(reference=reference, municipality=municipality, started_at=at, saved_at=at, typed={})
    done = list(Step)[: list(Step).index(open_at)]
    if Step.SIGNER in done:
        made.signer_name, made.signer_function, made.is_name_public = "Lies Luchtig", "burgemeester", True
        made.signer_email = "lies@lagezoom.example"
    if Step.MANDATE in done:
        made.mandate, made.decision_on, made.decision_reference = Mandate.MAYOR, date(2026, 11, 10), "B-2026-10"
    if Step.CO_SIGNERS in done:
        made.co_signers = [_co_signer("Daan Denkbeeld", at), _co_signer("Fenna Fabel", at)]
    if Step.OCCASION in done:
        made.place, made.signed_on = "Lage Zoom", date(2026, 11, 20)
    return made


def _co_signer(name: str, at: datetime) -> CoSigner:
    email = f"{name.split()[0].lower()}@raad.example"
    return CoSigner(name=name, organisation="Verzonnen cliëntenraad", email=email, showing=Showing.NAME, added_at=at)


def _secret(secret: str, purpose: str) -> str:
    return fingerprint(secret, purpose=purpose)
