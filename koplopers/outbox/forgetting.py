"""What is forgotten of letters: to whom they went and what they said; that they went, and when, stays."""

from datetime import datetime

from sqlalchemy import not_, select, update

from koplopers.database import db
from koplopers.outbox.models import DeliveryAttempt, OutboxLetter
from koplopers.outbox.queries import is_unsent
from koplopers.retention import Term, forgetter

LETTERS = Term(
    name="letters",
    what="mails die wij stuurden: het adres, de woorden, en wat de mailserver erover zei",
    why="om na te gaan of een mail is verstuurd, en hem opnieuw te sturen als dat niet lukte",
    days=60,
    from_="nadat wij de mail klaarzetten",
)


@forgetter(LETTERS)
def forget_letters(*, now: datetime) -> int:
    """Erase what had its time. What somebody put in the queue again is left until that is over."""
    old = (OutboxLetter.queued_at < LETTERS.ended_before(now)) & (OutboxLetter.to != "") & not_(is_unsent(now))
    numbers = db.session.scalars(select(OutboxLetter.id).where(old)).all()
    gone = {"to": "", "subject": "", "text": "", "reason": "", "erased_at": now}
    for letter in db.session.scalars(select(OutboxLetter).where(OutboxLetter.id.in_(numbers))):
        for name, value in gone.items():
            setattr(letter, name, value)
        if letter.given_up_at and not letter.set_aside_at:
            letter.set_aside_at = now
    db.session.execute(update(DeliveryAttempt).where(DeliveryAttempt.letter_id.in_(numbers)).values(answer=""))
    db.session.flush()
    return len(numbers)
