"""What we ask about people and how they came in."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import joinedload

from koplopers.database import Moment, db
from koplopers.municipalities.models import Municipality
from koplopers.people import rules
from koplopers.people.models import (
    AddressChange,
    ContactQuestion,
    EndNotice,
    Invitation,
    KeptAnswers,
    Passkey,
    Person,
    Role,
    SignIn,
    SignInRequest,
)
from koplopers.tokens import fingerprint

SESSION = "session"
REQUESTS_LOOKED_AT = 10  # of one browser: more than fit in the time that letters last


def person_with(email: str, *, lock: bool = False) -> Person | None:
    """Who has this address and may sign in; with `lock` others who ask the same wait."""
    asked = select(Person).where(Person.email == rules.tidy_email(email), Person.left_at.is_(None))
    return db.session.scalar(asked.with_for_update() if lock else asked)


def is_taken(email: str) -> bool:
    """Whether an account has this address, or had it and is not erased yet."""
    return db.session.scalar(select(Person.id).where(Person.email == rules.tidy_email(email))) is not None


def open_change(of: Person, *, now: datetime) -> AddressChange | None:
    """The other mail address that somebody is about to get, while the letter about it works."""
    mine = (AddressChange.person_id == of.id, AddressChange.ended_at.is_(None))
    return db.session.scalar(select(AddressChange).where(*mine, AddressChange.asked_at > now - rules.LETTER_LASTS))


def person(id_: int) -> Person | None:
    """Somebody with an account, also who left; None once they are erased."""
    return db.session.scalar(select(Person).where(Person.id == id_, Person.email.is_not(None)))


def sign_in(secret: str) -> SignIn | None:
    """The session with this secret, also when it has ended."""
    return db.session.scalar(select(SignIn).where(SignIn.fingerprint == fingerprint(secret, purpose=SESSION)))


def is_open(one: SignIn, *, now: datetime) -> bool:
    return one.person.left_at is None and rules.is_open(
        started_at=one.started_at, last_used_at=one.last_used_at, ended_at=one.ended_at, now=now
    )


def ends_at(one: SignIn) -> datetime:
    return rules.ends_at(started_at=one.started_at, last_used_at=one.last_used_at)


def open_sessions(of: Person, *, now: datetime) -> list[SignIn]:
    """Where somebody is signed in, the last used first."""
    asked = select(SignIn).where(SignIn.person_id == of.id, SignIn.ended_at.is_(None))
    return [one for one in db.session.scalars(asked.order_by(SignIn.last_used_at.desc())) if is_open(one, now=now)]


def letters_asked(address: str, *, now: datetime) -> list[datetime]:
    """When letters were asked for this address (a fingerprint) that went out, or would have if we knew it."""
    return list(
        db.session.scalars(
            select(SignInRequest.asked_at).where(
                SignInRequest.address == address,
                SignInRequest.asked_at > now - rules.LETTERS_PER,
                SignInRequest.link.is_not(None),
            )
        )
    )


def requests_of(browser: str) -> Sequence[SignInRequest]:
    """What was last asked in this browser (a fingerprint), newest first."""
    asked = select(SignInRequest).where(SignInRequest.browser == browser).order_by(SignInRequest.id.desc())
    return db.session.scalars(asked.limit(REQUESTS_LOOKED_AT)).all()


def last_request(browser: str) -> SignInRequest | None:
    return next(iter(requests_of(browser)), None)


def passkeys(of: Person) -> Sequence[Passkey]:
    return db.session.scalars(select(Passkey).where(Passkey.person_id == of.id).order_by(Passkey.id)).all()


def kept_answers(id_: int, *, sign_in: SignIn, now: datetime) -> KeptAnswers | None:
    """What was typed before this session began, if it is of this browser and this person and not too old."""
    return db.session.scalar(
        select(KeptAnswers).where(
            KeptAnswers.id == id_,
            KeptAnswers.sign_in_id == sign_in.id,
            KeptAnswers.kept_at > now - rules.ANSWERS_KEPT,
        )
    )


def directory(*, words: str, role: str, also_left: bool) -> Select[tuple[Person]]:
    """The people with an account, by name; whoever was erased is no longer among them."""
    asked = select(Person).where(Person.email.is_not(None)).order_by(Person.name, Person.id)
    if not also_left:
        asked = asked.where(Person.left_at.is_(None))
    for word in words.lower().split():
        asked = asked.where(
            or_(Person.name.icontains(word, autoescape=True), Person.email.icontains(word, autoescape=True))
        )
    if role:
        has_it = exists().where(Role.person_id == Person.id, Role.role == role, Role.ended_at.is_(None))
        asked = asked.where(has_it)
    return asked


def open_invitations(code: str | None = None, *, now: datetime) -> list[Invitation]:
    """Who is invited and did not answer yet, of one municipality or of all."""
    asked = (
        select(Invitation)
        .where(
            Invitation.accepted_at.is_(None),
            Invitation.withdrawn_at.is_(None),
            Invitation.invited_at > now - rules.INVITATION_LASTS,
        )
        .order_by(Invitation.invited_at)
    )
    return list(db.session.scalars(asked.where(Invitation.municipality_code == code) if code else asked))


def open_hand_over(code: str, *, now: datetime) -> Invitation | None:
    """Who is asked to follow up the contact person of a municipality, and did not answer yet."""
    return next((one for one in open_invitations(code, now=now) if one.role == rules.CONTACT), None)


def team(code: str) -> Sequence[Role]:
    """The roles at a municipality today, the contact person first."""
    return db.session.scalars(
        select(Role)
        .where(Role.municipality_code == code, Role.ended_at.is_(None))
        .options(joinedload(Role.person))
        .order_by(Role.role, Role.id)
    ).all()


def role_at(code: str, id_: int) -> Role | None:
    """A role at this municipality, also one that has ended."""
    return db.session.scalar(select(Role).where(Role.municipality_code == code, Role.id == id_))


def contact_of(code: str) -> Role | None:
    """The role of a municipality's contact person."""
    return next((role for role in team(code) if role.role == rules.CONTACT), None)


def live_contacts() -> Sequence[Role]:
    """The role of every contact person."""
    return db.session.scalars(
        select(Role)
        .where(Role.role == rules.CONTACT, Role.ended_at.is_(None))
        .options(joinedload(Role.person))
        .order_by(Role.id)
    ).all()


def questions_of(role: Role) -> Sequence[ContactQuestion]:
    """The yearly questions to a contact person, the newest first."""
    asked = select(ContactQuestion).where(ContactQuestion.role_id == role.id)
    return db.session.scalars(asked.order_by(ContactQuestion.asked_at.desc(), ContactQuestion.id.desc())).all()


def roles_that_end(*, by: date) -> Sequence[Role]:
    """The roles at municipalities that end on or before this day, by municipality."""
    return db.session.scalars(
        select(Role)
        .join(Municipality, Municipality.code == Role.municipality_code)
        .where(Role.ended_at.is_(None), Municipality.ends_on <= by)
        .options(joinedload(Role.person))
        .order_by(Municipality.code, Role.id)
    ).all()


def told_of_end(code: str, ends_on: date) -> set[int]:
    """Who (ids of people) knows already that this municipality ends on this day."""
    told = select(EndNotice.person_id).where(EndNotice.municipality_code == code, EndNotice.ends_on == ends_on)
    return set(db.session.scalars(told))


def secretaries() -> Sequence[Person]:
    """Everybody of the secretariat."""
    is_one = exists().where(Role.person_id == Person.id, Role.role == rules.SECRETARIAT, Role.ended_at.is_(None))
    return db.session.scalars(select(Person).where(is_one).order_by(Person.id)).all()


def unanswered_questions() -> list[ContactQuestion]:
    """Of contact persons who did not say yet whether they still are, or who said no; the oldest first.

    Of one person the newest question counts.
    """
    return [one for one, _ in waiting_questions()]


def waiting_questions() -> list[tuple[ContactQuestion, datetime]]:
    """The same, each with since when it waits: since somebody said no, or since they were asked for the first time."""
    newer, open_ = ContactQuestion.__table__.alias(), ContactQuestion.__table__.alias()
    first = select(func.min(open_.c.asked_at)).where(
        open_.c.role_id == ContactQuestion.role_id, open_.c.answered_at.is_(None)
    )
    since = func.coalesce(ContactQuestion.answered_at, first.scalar_subquery(), type_=Moment())
    found = (
        select(ContactQuestion, since)
        .join(Role, Role.id == ContactQuestion.role_id)
        .where(
            Role.ended_at.is_(None),
            or_(ContactQuestion.answered_at.is_(None), ContactQuestion.is_still.is_(False)),
            ~exists().where(newer.c.role_id == ContactQuestion.role_id, newer.c.id > ContactQuestion.id),
        )
        .order_by(ContactQuestion.asked_at, ContactQuestion.id)
    )
    return [(one, at) for one, at in db.session.execute(found)]
