"""The letters about signatures that live on: one is inherited, one is going to lapse, somebody wants to change one."""

from collections.abc import Sequence
from datetime import date

from koplopers.clock import AMSTERDAM
from koplopers.manifest.models import ManifestVersion
from koplopers.outbox.letters import Letter
from koplopers.people.models import Person, Role
from koplopers.signing.living_models import Inheritance
from koplopers.signing.mails import SIGNS, in_words, place_of
from koplopers.signing.models import Application, Signature
from koplopers.web.addresses import address_of
from koplopers.web.formatting import day

HAS_ROLE = "U krijgt deze mail omdat u de contactpersoon van {} bent bij het Koplopersnetwerk."
IS_OFFICE = "U krijgt deze mail omdat u bij het secretariaat van het Koplopersnetwerk hoort."


def inheritance(one: Inheritance, contact: Role, *, secret: str, is_reminder: bool = False) -> Letter:
    """Its link answers for the municipality, so nobody else may read it."""
    gone, heir = one.signature.municipality.name, one.heir.name
    subject = f"Blijft de ondertekening van {gone} gelden voor {heir}?"
    return Letter(
        kind="signing-inherited",
        to=contact.person.email or "",
        subject=f"Herinnering: {subject}" if is_reminder else subject,
        text=in_words(
            "inherited",
            name=contact.person.name,
            one=one,
            is_reminder=is_reminder,
            link=address_of("signing.inherited", secret=secret),
            answer_by=_day(one),
        ),
        reason=HAS_ROLE.format(heir),
        expires_at=one.answer_by,
        secret=True,
    )


def inheritance_answered(one: Inheritance, contact: Role) -> Letter:
    """So that the contact person hears it when somebody else pressed the button."""
    gone = one.signature.municipality.name
    holds = "blijft gelden" if one.is_kept else "geldt niet meer"
    return Letter(
        kind="signing-inherited-answered",
        to=contact.person.email or "",
        subject=f"De ondertekening van {gone} {holds} voor {one.heir.name}",
        text=in_words("inherited-answered", name=contact.person.name, one=one, contact=address_of("pages.contact")),
        reason=HAS_ROLE.format(one.heir.name),
    )


def inheritance_without_contact(one: Inheritance, secretary: Person) -> Letter:
    gone, heir = one.signature.municipality.name, one.heir.name
    return Letter(
        kind="signing-inherited-office",
        to=secretary.email or "",
        subject=f"Zoek een contactpersoon van {heir}: de ondertekening van {gone} wacht",
        text=in_words("inherited-office", name=secretary.name, one=one, link=address_of("people.invite")),
        reason=IS_OFFICE,
    )


def lapses(
    one: Signature, *, name: str, to: str, reason: str, today: date, following: ManifestVersion | None
) -> Letter:
    """`following` is the version that can be signed instead, now or from a day on; None when there is none yet."""
    ends_on = one.manifest_version.in_force_until or today
    place, is_over = one.municipality.name, ends_on <= today
    verb = "is vervallen" if is_over else f"vervalt op {day(ends_on)}"
    from_ = following.in_force_from if following else None
    facts = {"is_over": is_over, "ends_on": ends_on, "from_": from_ if from_ and from_ > today else None}
    if following and facts["from_"]:
        link = address_of("manifest.version", version=following.slug)
    else:
        link = address_of("signing.start" if following else "manifest.current")
    return Letter(
        kind="signing-lapses",
        to=to,
        subject=f"De ondertekening van {place} {verb}",
        text=in_words("lapses", name=name, one=one, following=following, link=link, **facts),
        reason=reason,
    )


def lapses_without_anybody(found: Sequence[Signature], secretary: Person) -> Letter:
    return Letter(
        kind="signing-lapses-office",
        to=secretary.email or "",
        subject="Ondertekeningen vervallen, en wij kennen er niemand bij",
        text=in_words("lapses-office", name=secretary.name, found=found, link=address_of("people.invite")),
        reason=IS_OFFICE,
    )


def change(application: Application) -> Letter:
    """To who signed: the way to its page, for whoever lost the letters."""
    place = place_of(application)
    return Letter(
        kind="signing-change",
        to=application.signer_email,
        subject=f"De ondertekening door {place} wijzigen of intrekken",
        text=in_words(
            "change",
            application=application,
            status=address_of("signing.status", reference=application.reference),
            contact=address_of("pages.contact"),
        ),
        reason=SIGNS,
    )


def _day(one: Inheritance) -> date | None:
    return one.answer_by.astimezone(AMSTERDAM).date() if one.answer_by else None
