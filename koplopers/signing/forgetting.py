"""What is erased of people who sign, and when; the privacy page says the same."""

from datetime import datetime

from sqlalchemy import delete, exists, select, update

from koplopers.database import db
from koplopers.retention import YEAR, Term, forgetter
from koplopers.signing import rules
from koplopers.signing.models import Application, CoSigner, OpeningRequest

ERASED = ""

DRAFTS = Term(
    "applications not confirmed", "wat u invulde om het manifest te ondertekenen, als het niet is bevestigd",
    "u kunt later verder gaan", rules.DRAFT_KEPT.days, "nadat u voor het laatst iets invulde",
)  # fmt: skip
SILENT = Term(
    "co-signers who did not answer", "de naam en het mailadres van wie gevraagd is mee te ondertekenen en geen ja zei",
    "wij kunnen de vraag stellen; wie nee zegt, wissen wij meteen", 60, "nadat de vraag is verstuurd",
)  # fmt: skip
SIGNERS = Term(
    "signers", "het mailadres van wie het manifest ondertekende, en de naam als die niet openbaar mag zijn",
    "wij kunnen u laten weten wat er met de ondertekening gebeurt", 2 * YEAR, "nadat de ondertekening openbaar werd",
)  # fmt: skip
OPENING = Term(
    "asked to be told", "uw mailadres, als u vroeg om bericht wanneer ondertekenen kan",
    "wij sturen u dan één mail; daarna wissen wij het meteen", YEAR, "nadat u erom vroeg",
)  # fmt: skip


@forgetter(DRAFTS)
def forget_drafts(*, now: datetime) -> int:
    """With all that hangs on them: co-signers, browsers and letters."""
    old = select(Application).where(Application.confirmed_at.is_(None), Application.saved_at < DRAFTS.ended_before(now))
    drafts = db.session.scalars(old).all()
    for one in drafts:
        db.session.delete(one)
    db.session.flush()
    return len(drafts)


@forgetter(SILENT)
def forget_silent(*, now: datetime) -> int:
    silent = (
        CoSigner.asked_at < SILENT.ended_before(now),
        CoSigner.consented_at.is_(None),
        CoSigner.email != ERASED,
    )
    return _rows(update(CoSigner).where(*silent).values(name=ERASED, organisation=ERASED, email=ERASED, link=None))


@forgetter(SIGNERS)
def forget_signers(*, now: datetime) -> int:
    """What is public stays; it can be withdrawn, and then goes too."""
    old = (Application.published_at < SIGNERS.ended_before(now), Application.signer_email != ERASED)
    ids = list(db.session.scalars(select(Application.id).where(*old)))
    of_them = Application.id.in_(ids)
    db.session.execute(
        update(Application).where(of_them, Application.is_name_public.is_(False)).values(signer_name=ERASED)
    )
    db.session.execute(update(Application).where(of_them).values(signer_email=ERASED, email_reason=ERASED))
    published = exists().where(Application.id == CoSigner.application_id, of_them)
    db.session.execute(update(CoSigner).where(published).values(email=ERASED))
    db.session.expire_all()
    return len(ids)


@forgetter(OPENING)
def forget_opening(*, now: datetime) -> int:
    return _rows(delete(OpeningRequest).where(OpeningRequest.asked_at < OPENING.ended_before(now)))


def _rows(statement: object) -> int:
    return int(db.session.connection().execute(statement).rowcount)  # type: ignore[call-overload]
