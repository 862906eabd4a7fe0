"""Beginning to work on a case, taking over from a colleague, and stopping."""

from dataclasses import dataclass
from typing import Any

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.outbox import actions as outbox
from koplopers.outbox import queries as letters
from koplopers.people.current import the_person
from koplopers.secretariat import holds
from koplopers.secretariat.blueprint import blueprint
from koplopers.signing import check_queries
from koplopers.signing.trail import SUBJECT as SIGNING
from koplopers.statement import cases
from koplopers.statement import queries as statement
from koplopers.web.access import SECRETARIAT, only_for

BEGIN, TAKE_OVER, STOP = "begin", "neem-over", "stop"


@dataclass(frozen=True)
class Work:
    """A page on which one works on a case, and the page of the case itself."""

    subject: str
    page: str
    case: str
    names: str  # how their addresses call the case

    def address(self, endpoint: str, subject_id: str) -> str:
        names: dict[str, Any] = {self.names: subject_id}
        return url_for(endpoint, **names)


WORKS = {
    "antwoord": Work(cases.SUBJECT, "secretariat.answer_report", "secretariat.report", "reference"),
    "notitie": Work(cases.SUBJECT, "secretariat.note_report", "secretariat.report", "reference"),
    "adres": Work(outbox.SUBJECT, "secretariat.mend_letter", "secretariat.letter", "number"),
    "controle": Work(SIGNING, "secretariat.signing", "secretariat.signing", "reference"),
}


@blueprint.post("/bezig/<name>/<subject_id>")
@only_for(SECRETARIAT)
def work(name: str, subject_id: str) -> Response:
    """The form says which: begin, take over from whoever works on it, or stop."""
    asked, deed = WORKS.get(name) or abort(404), request.form.get("doe", BEGIN)
    if not _exists(asked.subject, subject_id):
        abort(404)
    who: dict[str, Any] = {"person_id": the_person().id}
    with transaction():
        if deed == STOP:
            holds.stop(asked.subject, subject_id, **who)
        elif deed == TAKE_OVER:
            holds.take_over(asked.subject, subject_id, now=clock.now(), **who)
        else:
            holds.start(asked.subject, subject_id, now=clock.now(), **who)
    return redirect(asked.address(asked.case if deed == STOP else asked.page, subject_id), 303)


def _exists(subject: str, subject_id: str) -> bool:
    if subject == cases.SUBJECT:
        return statement.report(subject_id) is not None
    if subject == SIGNING:
        return check_queries.case(subject_id) is not None
    return subject_id.isascii() and subject_id.isdigit() and letters.by_id(int(subject_id[:9])) is not None
