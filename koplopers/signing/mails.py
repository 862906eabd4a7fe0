"""The letters about signing: which one, to whom, with what. Their words stand in templates/signing/mails."""

from datetime import date, datetime
from typing import Any

from flask import render_template

from koplopers.clock import AMSTERDAM
from koplopers.outbox.letters import Letter
from koplopers.signing import check_queries, living_queries, rules
from koplopers.signing.models import Application, CoSigner, Signature
from koplopers.web.addresses import address_of

SIGNS = "U krijgt deze mail omdat dit mailadres is ingevuld bij het ondertekenen van het manifest “Iedereen doet mee!”."


def go_on(application: Application, *, to: str, secret: str, now: datetime) -> Letter:
    """The way back to what was filled in."""
    ends = now + rules.DRAFT_KEPT
    link = address_of("signing.resume", secret=secret)
    return Letter(
        kind="signing-go-on",
        to=to,
        subject="Ga verder met het ondertekenen van het manifest",
        text=in_words("go-on", place=place_of(application), link=link, ends=_day(ends)),
        reason=SIGNS,
        expires_at=ends,
        secret=True,
    )


def confirm(application: Application, *, secret: str, code: str, now: datetime) -> Letter:
    """To the signer: is this so? The subject has the code, for who reads mail on another device."""
    ends = now + rules.CONFIRM_WITHIN
    facts: dict[str, Any] = {"link": address_of("signing.confirm", secret=secret)}
    facts |= {"code_page": address_of("signing.code"), "renewed": _renewed_by(application, now)}
    return Letter(
        kind="signing-confirm",
        to=application.signer_email,
        subject=f"Bevestig de ondertekening door {place_of(application)}: code {code}",
        text=in_words("confirm", application=application, code=code, ends=_day(ends), **facts),
        reason=SIGNS,
        expires_at=ends,
        secret=True,
    )


def received(application: Application, *, now: datetime) -> Letter:
    by = check_queries.checked_by(application)
    consent_by = _day(now + rules.CONSENT_WITHIN)
    status = address_of("signing.status", reference=application.reference)
    return Letter(
        kind="signing-received",
        to=application.signer_email,
        subject=f"De ondertekening door {place_of(application)} is bevestigd",
        text=in_words("received", application=application, checked_by=by, consent_by=consent_by, status=status),
        reason=SIGNS,
    )


def consent(one: CoSigner, *, secret: str, now: datetime) -> Letter:
    """To a co-signer: do you sign along, and what may be shown?"""
    ends = now + rules.CONSENT_WITHIN
    link = address_of("signing.co_signer", secret=secret)
    place = place_of(one.application)
    return Letter(
        kind="signing-consent",
        to=one.email,
        subject=f"Ondertekent u het manifest mee met {place}?",
        text=in_words("consent", one=one, place=place, link=link, ends=_day(ends)),
        reason=f"U krijgt deze mail omdat {place} vraagt of u het manifest “Iedereen doet mee!” mee ondertekent.",
        expires_at=ends,
        secret=True,
    )


def opened(to: str) -> Letter:
    """To who asked to be told."""
    return Letter(
        kind="signing-opened",
        to=to,
        subject="Gemeenten kunnen het manifest weer ondertekenen",
        text=in_words("opened", link=address_of("signing.start")),
        reason="U krijgt deze mail omdat u vroeg om bericht als ondertekenen kan. U krijgt er geen tweede.",
    )


def place_of(application: Application) -> str:
    return application.municipality.name if application.municipality else "een gemeente"


def _renewed_by(application: Application, now: datetime) -> Signature | None:
    municipality, version, today = application.municipality, application.manifest_version, _day(now)
    return living_queries.renewed_by(municipality, version, today) if municipality and version else None


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def in_words(kind: str, **facts: object) -> str:
    return render_template(f"signing/mails/{kind}.txt", **facts).strip()
