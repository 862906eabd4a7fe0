"""What heirs answered about a signature, against what the log says that they answered."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from koplopers.database import db
from koplopers.signing.living_models import Inheritance
from koplopers.signing.log_entries import INHERITANCE
from koplopers.signing.log_models import LogEntry


def answer_faults(all_entries: Sequence[LogEntry]) -> Iterator[str]:
    """The answers that are changed, missing or never given, told by entries of which the texts are as they were."""
    values = [one.values for one in all_entries if one.kind == INHERITANCE]
    said = {(one["signature"], one["heir"]["code"]): (one["heir"]["name"], one["is_kept"]) for one in values}
    answered = select(Inheritance).where(Inheritance.is_kept.is_not(None))
    rows = {(one.signature_id, one.heir.code): (one.heir.name, one.is_kept) for one in db.session.scalars(answered)}
    for key in sorted(said.keys() | rows.keys()):
        name, is_kept = said.get(key) or rows[key]
        if key not in rows or key not in said or rows[key][1] != is_kept:
            yield f"Het antwoord van {name} over een ondertekening wijkt af van wat er in het register staat."
