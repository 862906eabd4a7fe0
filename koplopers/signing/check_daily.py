"""When the check takes longer than promised, the signer hears it from us, once; and what is erased of a check."""

from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update

from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.outbox.actions import queue
from koplopers.retention import YEAR, Term, forgetter
from koplopers.signing import check_mails, check_queries
from koplopers.signing.check_models import ApplicationCheck, ApplicationQuestion
from koplopers.signing.models import Application, Signature, SignatureCorrection
from koplopers.work.schedule import daily

MORNING = 9  # hour
ENDED = Term(
    "applications that ended", "wat u invulde om het manifest te ondertekenen, als dat niet doorging of is ingetrokken",
    "u kunt nog vragen waarom", YEAR, "nadat wij nee zeiden of u het introk",
)  # fmt: skip
UNDECIDED = Term(
    "applications not decided", "wat u invulde om het manifest te ondertekenen, als wij daarover niets besloten",
    "wij kunnen er nog over besluiten", YEAR, "nadat u het bevestigde",
)  # fmt: skip
NOTES = Term(
    "notes of checks", "notities bij de controle van een ondertekening, en wie wij daarvoor belden",
    "wij kunnen laten zien hoe de controle ging", 2 * YEAR, "nadat de ondertekening openbaar werd",
)  # fmt: skip
QUESTIONS = Term(
    "questions about applications", "vragen en antwoorden bij de controle van een ondertekening",
    "wij kunnen laten zien hoe de controle ging", 2 * YEAR, "nadat de vraag is gesteld",
)  # fmt: skip
CORRECTIONS = Term(
    "reasons of corrections", "waarom iets bij een ondertekening is verbeterd, of waarom niet",
    "wij kunnen laten zien waarom er iets veranderde", 2 * YEAR, "nadat erover is besloten",
)  # fmt: skip
LEFT_OUT = Term(
    "motivations left out", "de motivatie van een gemeente, als wij die niet op de site zetten",
    "u kunt nog vragen om haar toch te tonen", YEAR, "nadat de ondertekening openbaar werd",
)  # fmt: skip
ERASED = ""
WRITTEN = (
    "signer_name", "signer_email", "email_reason", "decision_reference", "decision_link", "occasion", "motivation"
)  # fmt: skip
FOR_COLLEAGUES = ("note", "phoned", "decline_reason", "motivation_reason")


@daily("signing-delays", hour=MORNING)
def tell_delays(*, now: datetime) -> int:
    """Write to every signer whose check is late and who was not told yet; returns how many."""
    today = now.astimezone(AMSTERDAM).date()
    cases = check_queries.cases_of(check_queries.waiting_for_us())
    late = [one for one in cases if one.checked_by and one.checked_by < today and one.application.signer_email]
    return sum(_tell(one, now=now) for one in late)


@forgetter(ENDED)
def forget_ended(*, now: datetime) -> int:
    """With all that hangs on them; what stood in the register stays there as withdrawn, without who applied."""
    until = ENDED.ended_before(now)
    over = (ApplicationCheck.declined_at < until) | (ApplicationCheck.withdrawn_at < until)
    ended = select(Application).join(ApplicationCheck, ApplicationCheck.application_id == Application.id).where(over)
    unpublished = db.session.scalars(ended.where(Application.published_at.is_(None))).all()
    for one in unpublished:
        db.session.delete(one)
    is_left = [getattr(Application, name) != ERASED for name in WRITTEN]
    is_left += [getattr(ApplicationCheck, name) != ERASED for name in FOR_COLLEAGUES]
    withdrawn = db.session.scalars(ended.where(Application.published_at.is_not(None), or_(*is_left))).all()
    for one in withdrawn:
        _erase(one)
    db.session.flush()
    return len(unpublished) + len(withdrawn)


@forgetter(UNDECIDED)
def forget_undecided(*, now: datetime) -> int:
    """With all that hangs on them, as after a no."""
    old = Application.confirmed_at < UNDECIDED.ended_before(now)
    waiting = db.session.scalars(check_queries.with_checks().where(old, check_queries.WAITS)).all()
    for one in waiting:
        db.session.delete(one)
    db.session.flush()
    return len(waiting)


@forgetter(NOTES)
def forget_notes(*, now: datetime) -> int:
    """Why a motivation is not on the site has a term of its own."""
    public = select(Application.id).where(Application.published_at < NOTES.ended_before(now))
    written = (ApplicationCheck.note != ERASED) | (ApplicationCheck.phoned != ERASED)
    old = update(ApplicationCheck).where(ApplicationCheck.application_id.in_(public), written)
    return _rows(old.values(note=ERASED, phoned=ERASED))


@forgetter(QUESTIONS)
def forget_questions(*, now: datetime) -> int:
    old = (ApplicationQuestion.asked_at < QUESTIONS.ended_before(now), ApplicationQuestion.words != ERASED)
    return _rows(update(ApplicationQuestion).where(*old).values(words=ERASED, answer=ERASED))


@forgetter(CORRECTIONS)
def forget_reasons(*, now: datetime) -> int:
    """What was and what became of a fact stays: it is public."""
    until = CORRECTIONS.ended_before(now)
    old = (SignatureCorrection.made_at < until) | (SignatureCorrection.refused_at < until)
    return _rows(
        update(SignatureCorrection)
        .where(old, SignatureCorrection.reason != ERASED)
        .values(reason=ERASED, refusal=ERASED)
    )


@forgetter(LEFT_OUT)
def forget_left_out(*, now: datetime) -> int:
    hidden = select(Signature.application_id).where(Signature.motivation == ERASED)
    old = (Application.published_at < LEFT_OUT.ended_before(now), Application.motivation != ERASED)
    ids = list(db.session.scalars(select(Application.id).where(*old, Application.id.in_(hidden))))
    reasons = update(ApplicationCheck).where(ApplicationCheck.application_id.in_(ids)).values(motivation_reason=ERASED)
    db.session.execute(reasons.execution_options(synchronize_session=False))
    return _rows(update(Application).where(Application.id.in_(ids)).values(motivation=ERASED))


def _rows(statement: Any) -> int:
    changed = db.session.connection().execute(statement).rowcount
    db.session.expire_all()
    return int(changed)


def _erase(application: Application) -> None:
    """Who applied and what they wrote; the row stays, because the register refers to it."""
    for name in WRITTEN:
        setattr(application, name, ERASED)
    for one in application.co_signers:
        one.name = one.organisation = one.email = ERASED
    check = db.session.get_one(ApplicationCheck, application.id)
    for name in FOR_COLLEAGUES:
        setattr(check, name, ERASED)


def _tell(one: check_queries.Case, *, now: datetime) -> bool:
    """Tell it, unless that was done: the version of the check says so to a second server."""
    check = one.check
    if check is None:
        check = ApplicationCheck(application_id=one.application.id, note="", phoned="", decline_reason="")
        db.session.add(check)
    if check.delay_told_at or one.checked_by is None:
        return False
    check.delay_told_at = now
    queue(check_mails.delayed(one.application, promised=one.checked_by), now=now)
    db.session.flush()
    return True
