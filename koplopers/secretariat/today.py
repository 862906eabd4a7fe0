"""What needs attention, gathered from all features: each thing says what it is, whose, and since when it waits."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask import url_for
from sqlalchemy import select

from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.outbox.models import OutboxLetter
from koplopers.outbox.queries import is_dead
from koplopers.outbox.rules import Outcome
from koplopers.people import ending
from koplopers.people import queries as people
from koplopers.people import rules as people_rules
from koplopers.people.models import ContactQuestion, Invitation, Person
from koplopers.people.wording import role_in_words
from koplopers.secretariat import rules
from koplopers.secretariat.forms import REFUSED
from koplopers.secretariat.letter_queries import last_outcome
from koplopers.signing import check_queries, correcting, living_queries
from koplopers.signing import register_queries as signatures
from koplopers.signing.living_models import Inheritance
from koplopers.signing.mails import place_of
from koplopers.statement import queries as statement
from koplopers.statement import rules as statement_rules
from koplopers.statement.models import BarrierReport
from koplopers.web.access import MUNICIPALITY, SECRETARIAT
from koplopers.web.formatting import count, day

AT_MOST = 25  # of one kind are named; its list has them all
ALL = 10_000  # more than there will be of what has no list


@dataclass(frozen=True)
class Kind:
    """Things that wait and have a list of their own."""

    name: str  # of several
    endpoint: str
    stand: str | None = None  # what the list is asked

    @property
    def address(self) -> str:
        return url_for(self.endpoint, stand=self.stand)


REPORTS = Kind("meldingen", "secretariat.reports")
MAILS = Kind("mails die niet zijn verstuurd", "secretariat.letters", REFUSED)
SIGNINGS = Kind("ondertekeningen om te controleren", "secretariat.signings")


@dataclass(frozen=True)
class Item:
    """Something that waits for somebody."""

    what: str
    address: str
    since: date
    by: date | None = None
    kind: Kind | None = None

    def is_late(self, today: date) -> bool:
        return rules.is_late(self.by, today)

    def waiting(self, today: date) -> str:
        return rules.waiting(self.since, today, self.by)


def waiting_for(person: Person, *, now: datetime) -> list[Item]:
    """What waits for this person: what is too late first, then the oldest."""
    today = _day(now)
    found: list[Item] = []
    if SECRETARIAT in person.groups:
        found += [*_reports(), *_dead_letters(), *_invitations(), *_questions(), *_endings(today), *_statement(today)]
        found += [*_register(), *_signings(), *_corrections(), *_inheritances(today)]
    elif MUNICIPALITY in person.groups:
        found += [*_of_municipalities(person), *_own_inheritances(person, today)]
    return sorted(found, key=lambda item: (not item.is_late(today), item.since, item.what))


def named(items: list[Item]) -> list[Item]:
    """The first of each kind that has a list; of what has none, all."""
    seen: Counter[Kind] = Counter()
    found = []
    for item in items:
        if item.kind:
            seen[item.kind] += 1
        if item.kind is None or seen[item.kind] <= AT_MOST:
            found.append(item)
    return found


def more(items: list[Item]) -> list[tuple[Kind, int]]:
    """The kinds of which not all are named, and how many there are."""
    return [
        (kind, number) for kind, number in Counter(item.kind for item in items).items() if kind and number > AT_MOST
    ]


def _reports() -> Iterator[Item]:
    waiting = select(BarrierReport).where(BarrierReport.answered_at.is_(None))
    for one in db.session.scalars(waiting.order_by(BarrierReport.received_at)):
        about = f" over {one.page}" if one.page else ""
        address = url_for("secretariat.report", reference=one.reference)
        yield Item(f"Beantwoord melding {one.reference}{about}", address, one.received_on, one.answer_by, REPORTS)


def _dead_letters() -> Iterator[Item]:
    dead = select(OutboxLetter, last_outcome()).where(is_dead()).order_by(OutboxLetter.given_up_at)
    for one, outcome in db.session.execute(dead):
        address = url_for("secretariat.letter", number=one.id)
        since = _day(one.given_up_at or one.queued_at)
        how = "geweigerd" if outcome == Outcome.REFUSED else "niet verstuurd"
        yield Item(f"Mail {one.id} aan {one.to} is {how}: {one.shown_subject}", address, since, kind=MAILS)


def _invitations() -> Iterator[Item]:
    for one in _unanswered_invitations():
        yield _invitation(one, url_for("people.directory"))


def _questions() -> Iterator[Item]:
    yield from (_question(one, since) for one, since in people.waiting_questions())


def _endings(today: date) -> Iterator[Item]:
    """Municipalities that end soon, and with them what people are there."""
    for end, held in ending.ending(today):
        stop = f"{len(held)} {'rol stopt' if len(held) == 1 else 'rollen stoppen'} op {day(end.day)}"
        address = url_for("secretariat.municipality", slug=end.slug)
        yield Item(f"{end.name} {end.shortly}: {stop}", address, end.day - people_rules.END_ANNOUNCED, end.day)


def _statement(today: date) -> Iterator[Item]:
    record = statement.record()
    if statement_rules.needs_refreshing(record.evidence(), today):
        last = record.approval(today)
        due = statement_rules.months_after(last.approved_on, 12) if last else statement_rules.SINCE
        yield Item("Vernieuw de toegankelijkheidsverklaring", url_for("statement.page"), min(due, today))


def _register() -> Iterator[Item]:
    check = signatures.last_check()
    if check and check.faults:
        what = f"Het register van ondertekeningen klopt niet: {count(len(check.faults), 'fout', 'fouten')}"
        yield Item(what, url_for("secretariat.register"), _day(check.since), by=_day(check.since))


def _signings() -> Iterator[Item]:
    """Applications that wait for the check; those that wait for an answer of the signer do not wait for us."""
    for one in check_queries.waiting_for_us():
        since = _day(one.confirmed_at or one.saved_at)
        what = f"Controleer ondertekening {one.reference} door {place_of(one)}"
        address = url_for("secretariat.signing", reference=one.reference)
        yield Item(what, address, since, check_queries.checked_by(one), SIGNINGS)


def _inheritances(today: date) -> Iterator[Item]:
    """Successors that did not say yet whether a signature that they inherited still holds."""
    for one in living_queries.unanswered(today):
        gone, heir = one.signature.municipality.name, one.heir
        what = f"{heir.name} gaf nog geen antwoord: blijft de ondertekening van {gone} gelden?"
        if one.asked_at is None:
            what = f"Zoek een contactpersoon van {heir.name}. Onze vraag: blijft de ondertekening van {gone} gelden?"
        yield _inheritance(one, what)


def _own_inheritances(person: Person, today: date) -> Iterator[Item]:
    """The same for the contact person, who has the letter."""
    for one in living_queries.unanswered(today):
        if one.role and one.role.person_id == person.id and one.asked_at:
            gone = one.signature.municipality.name
            what = f"Antwoord met de link uit de mail: blijft de ondertekening van {gone} gelden voor {one.heir.name}?"
            yield _inheritance(one, what)


def _inheritance(one: Inheritance, what: str) -> Item:
    address = url_for("secretariat.municipality", slug=one.heir.slug)
    return Item(what, address, _day(one.asked_at or one.arose_at), _day(one.answer_by) if one.answer_by else None)


def _corrections() -> Iterator[Item]:
    """What signers asked to put right about signatures that are public."""
    for one in correcting.waiting_requests(limit=ALL):
        what = f"Beoordeel de gevraagde verbetering bij de ondertekening van {one.signature.municipality.name}"
        address = url_for("secretariat.decide_request", number=one.signature_id, which=one.id)
        if one.asked_at:
            yield Item(what, address, _day(one.asked_at))


def _of_municipalities(person: Person) -> Iterator[Item]:
    """What somebody of a municipality can do something about: the question to them, and who is invited by them."""
    yield from (_question(one, at) for one, at in people.waiting_questions() if one.role.person_id == person.id)
    for one in _unanswered_invitations():
        if one.municipality and one.municipality_code in person.municipality_codes:
            yield _invitation(one, url_for("people.team", slug=one.municipality.slug))


def _unanswered_invitations() -> Sequence[Invitation]:
    """The last invitation of everybody to each role, while there is no answer; also when its link works no longer."""
    found = select(Invitation).where(
        Invitation.accepted_at.is_(None), Invitation.withdrawn_at.is_(None), Invitation.email != ""
    )
    newest = {
        (one.email, one.role, one.organisation, one.municipality_code): one
        for one in db.session.scalars(found.order_by(Invitation.id))
    }
    return list(newest.values())


def _invitation(one: Invitation, address: str) -> Item:
    place = one.municipality.name if one.municipality else ""
    if one.replaces_id:
        what = f"De overdracht van {place} aan {one.name} is nog niet klaar"
    else:
        what = f"{one.name} heeft de uitnodiging nog niet aangenomen: "
        what += role_in_words(one.role, one.organisation, one.municipality)
    return Item(what, address, _day(one.invited_at), _day(one.invited_at + people_rules.INVITATION_LASTS))


def _question(one: ContactQuestion, since: datetime) -> Item:
    place = one.role.municipality
    name, slug = (place.name, place.slug) if place else ("", "")
    what = f"{one.role.person.name} gaf nog geen antwoord: nog steeds contactpersoon van {name}?"
    if one.is_still is False:
        what = f"{one.role.person.name} wil geen contactpersoon van {name} meer zijn: zoek een opvolger"
    return Item(what, url_for("secretariat.municipality", slug=slug), _day(since))


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
