"""What somebody typed while their session ended: kept for an hour, for the same person in the same browser."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, update

from koplopers.database import db
from koplopers.people import rules
from koplopers.people.models import KeptAnswers, SignIn

KEPT = "bewaard"  # in an address: the number of what was typed before


def keep(answers: Iterable[tuple[str, str]], *, sign_in: SignIn, path: str, now: datetime) -> KeptAnswers:
    """Keep what was typed in the form on this page; the last time counts."""
    forget(now=now)
    db.session.execute(delete(KeptAnswers).where(KeptAnswers.sign_in_id == sign_in.id, KeptAnswers.path == path))
    kept = KeptAnswers(sign_in=sign_in, path=path, answers=[list(pair) for pair in answers], kept_at=now)
    db.session.add(kept)
    db.session.flush()
    return kept


def hand_over(old: SignIn, new: SignIn) -> None:
    """Let the new session of a browser have what was typed in its old one, if both are of the same person."""
    if old.person_id == new.person_id:
        db.session.execute(update(KeptAnswers).where(KeptAnswers.sign_in_id == old.id).values(sign_in_id=new.id))


def forget(*, now: datetime) -> int:
    """Throw away what nobody came back for."""
    gone = db.session.connection().execute(delete(KeptAnswers).where(KeptAnswers.kept_at <= now - rules.ANSWERS_KEPT))
    return gone.rowcount
