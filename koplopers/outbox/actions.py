"""What is done with letters: queue one, mend its address, send it again."""

import uuid
from datetime import datetime

from koplopers.database import db
from koplopers.outbox.letters import Letter
from koplopers.outbox.models import OutboxLetter

QUEUED = "outbox.queued"  # in the info of a session that queued something: work wakes the worker after its commit


def queue(letter: Letter, *, now: datetime) -> OutboxLetter:
    """Keep a letter in the transaction of the caller; it is sent after that has been committed, or not at all."""
    kept = OutboxLetter(**vars(letter), token=uuid.uuid4().hex, queued_at=now, due_at=now)
    db.session.add(kept)
    db.session.flush()
    db.session().info[QUEUED] = True
    return kept
