"""What is asked of applications while they are checked, and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import joinedload

from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.signing import check_rules, queries, rules
from koplopers.signing.check_models import ApplicationCheck, ApplicationQuestion
from koplopers.signing.check_rules import Standing
from koplopers.signing.models import Application, CoSigner, Signature
from koplopers.tokens import spelled_code

IS_ASKED = exists().where(
    ApplicationQuestion.application_id == Application.id, ApplicationQuestion.answered_at.is_(None)
)
HAS_ENDED = or_(ApplicationCheck.declined_at.is_not(None), ApplicationCheck.withdrawn_at.is_not(None))
WAITS = and_(Application.published_at.is_(None), ~HAS_ENDED)
LIVES = (Standing.RECEIVED, Standing.IN_CHECK, Standing.ASKED, Standing.PUBLISHED)


@dataclass(frozen=True)
class Case:
    """An application with what the check found of it."""

    application: Application
    check: ApplicationCheck | None
    questions: Sequence[ApplicationQuestion]

    @property
    def reference(self) -> str:
        return self.application.reference

    @property
    def version(self) -> int:
        return self.check.version if self.check else 1

    @property
    def is_asked(self) -> bool:
        return any(one.answered_at is None for one in self.questions)

    @property
    def confirmed_on(self) -> date | None:
        at = self.application.confirmed_at
        return at.astimezone(AMSTERDAM).date() if at else None

    @property
    def checked_by(self) -> date | None:
        return checked_by(self.application)

    def signs_later(self, today: date) -> date | None:
        """The day on which the municipality signs, while that is still to come: before it nothing can be public."""
        day = self.application.signed_on
        return day if day and day > today else None

    def standing(self, now: datetime) -> Standing | None:
        return check_rules.standing(
            self.application.moments,
            declined_at=self.check.declined_at if self.check else None,
            withdrawn_at=self.check.withdrawn_at if self.check else None,
            is_asked=self.is_asked,
            now=now,
        )


def case(reference: str) -> Case | None:
    """The application that people call this, however they type it."""
    asked = select(Application).where(Application.reference == spelled_code(reference))
    application = db.session.scalar(asked)
    return case_of(application) if application else None


def case_of(application: Application) -> Case:
    return cases_of([application])[0]


def cases_of(applications: Sequence[Application]) -> list[Case]:
    """The same for several, in two questions."""
    numbers = [one.id for one in applications]
    mine = select(ApplicationCheck).where(ApplicationCheck.application_id.in_(numbers))
    checks = {one.application_id: one for one in db.session.scalars(mine)}
    asked = select(ApplicationQuestion).where(ApplicationQuestion.application_id.in_(numbers))
    questions: dict[int, list[ApplicationQuestion]] = {number: [] for number in numbers}
    for one in db.session.scalars(asked.order_by(ApplicationQuestion.id)):
        questions[one.application_id].append(one)
    return [Case(one, checks.get(one.id), questions[one.id]) for one in applications]


def checked_by(application: Application) -> date | None:
    """The day by which we promised to have checked it, once it is confirmed."""
    if application.confirmed_at is None:
        return None
    heard_on = _day(rules.heard_at(application.co_signers))
    confirmed_on = application.confirmed_at.astimezone(AMSTERDAM).date()
    return check_rules.checked_by(confirmed_on, signed_on=application.signed_on, heard_on=heard_on)


def waits_until(application: Application, now: datetime) -> date | None:
    """Until which day a co-signer is waited for; None when nobody is."""
    waits = rules.waits_for_co_signers(application.co_signers, now)
    return _day(rules.heard_at(application.co_signers)) if waits else None


def waiting_for_us() -> Sequence[Application]:
    """What is confirmed and not decided, the oldest first; what waits for an answer of the signer does not count."""
    asked = with_checks().where(Application.confirmed_at.is_not(None), WAITS, ~IS_ASKED)
    with_co_signers = joinedload(Application.co_signers).lazyload(CoSigner.application)
    oldest = asked.options(with_co_signers).order_by(Application.confirmed_at, Application.id)
    return db.session.scalars(oldest).unique().all()


def with_checks() -> Select[Application]:
    """Every application, also when nothing was done with it, beside its check to look at."""
    return select(Application).outerjoin(ApplicationCheck, ApplicationCheck.application_id == Application.id)


def others_of(application: Application, *, now: datetime) -> list[Case]:
    """Other applications of the same municipality that are sent, and were not ended."""
    mine = Application.municipality_id == application.municipality_id
    found = select(Application).where(mine, Application.id != application.id, Application.sent_at.is_not(None))
    cases = cases_of(db.session.scalars(found.order_by(Application.id)).all())
    return [one for one in cases if one.standing(now) in LIVES]


def goes_on_elsewhere(application: Application, *, now: datetime) -> Application | None:
    """Another application of the same municipality for the same text that is confirmed and lives, public ones first."""
    others = [one.application for one in others_of(application, now=now)]
    same = [one for one in others if one.confirmed_at and one.manifest_version_id == application.manifest_version_id]
    return min(same, key=lambda one: one.published_at is None, default=None)


def signed_already(application: Application, today: date) -> list[Signature]:
    """Other signatures of this municipality that stand."""
    if application.municipality_id is None:
        return []
    standing = queries.standing_signatures(application.municipality_id, today)
    return [one for one in standing if one.application_id != application.id]


def is_known_address(application: Application) -> bool:
    """Whether the signer has an address at a domain of the municipality that was seen before."""
    known = queries.known_domains(application.municipality_id) if application.municipality_id else []
    return rules.is_known_domain(application.signer_email, known)


def domain_in_words(application: Application) -> str:
    """Whether the address of the signer is at a place where this municipality is known to have mail."""
    known = queries.known_domains(application.municipality_id) if application.municipality_id else []
    if not known:
        return "Wij kennen nog geen mailadres van deze gemeente. Ga na of dit adres klopt."
    if rules.is_known_domain(application.signer_email, known):
        return "Dit is een bekend adres van deze gemeente."
    return f"Dit is geen bekend adres van deze gemeente. Bekend: {', '.join(known)}."


def heard_before(moment: datetime) -> ColumnElement[bool]:
    """What `rules.heard_at` says, asked of the database: it was known before this moment who signs along."""
    mine, silent_since = CoSigner.application_id == Application.id, moment - rules.CONSENT_WITHIN
    agrees = and_(mine, CoSigner.consented_at.is_not(None), CoSigner.withdrawn_at.is_(None))
    said_no = func.coalesce(CoSigner.refused_at, CoSigner.withdrawn_at)
    unheard = or_(said_no >= moment, and_(said_no.is_(None), CoSigner.asked_at >= silent_since))
    return or_(
        exists().where(agrees, CoSigner.consented_at < moment),
        and_(~exists().where(agrees), ~exists().where(mine, unheard)),
    )


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(AMSTERDAM).date() if moment else None
